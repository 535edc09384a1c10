import { commandByName } from '../../domain/case/registry.ts';
import { isStorable } from '../../domain/case/storable.ts';
import { text } from '../../domain/text.ts';
import { caseOf, pathOf } from '../call.ts';
import { requireRightTo } from '../command-rights.ts';
import { mayAnswerIn } from '../handovers.ts';
import { requireBothCases } from '../merge.ts';
import { samePersonRefusal } from '../merge-persons.ts';
import { ifMatchOf, onceOf } from '../once.ts';
import { readBody } from '../read-body.ts';
import { no, refused } from '../refused.ts';
import { route } from '../route.ts';
import { stampPerson } from '../stamp-person.ts';
import { unknownFieldWarnings } from '../unknown-fields.ts';
import { notStorableAs } from './open-case.ts';

/** Gives a case a command. The body is checked by the domain alone; the registry says what each command takes. */
export const giveCommand = route({
  method: 'post',
  path: '/v1/cases/{id}/commands/{command}',
  operationId: 'giveCommand',
  summary: text('Registrér en hændelse i sagen', 'Record an event in the case'),
  tag: 'commands',
  changes: true,
  body: { type: 'object' },
  answer: 'accepted',
  async handle(call) {
    const spec = commandByName(pathOf(call, 'command'));
    const caseId = pathOf(call, 'id');
    // Whoever is asked to take over may answer before anything else of the case is theirs.
    const stored = (await mayAnswerIn(call, caseId, spec)) ? null : await caseOf(call);
    if (!spec)
      throw no(404, 'NOT_FOUND', 'Den kommando findes ikke.', 'There is no such command.', {
        reason: 'command',
      });
    if (stored) requireRightTo(call, spec, stored);
    const body = await readBody(call);
    if (!isStorable(body)) throw refused(notStorableAs(body));
    const survivor = stored ? await requireBothCases(call, spec.name, stored, body) : null;
    const doubt =
      stored && survivor && (await samePersonRefusal(call, { duplicate: stored, survivor }, body));
    if (doubt) throw refused(doubt);
    const given = await call.ports.gateway.giveCommand(
      caseId,
      { name: spec.name, data: stampPerson(spec.name, body, call.caller), role: call.caller.role },
      { ...onceOf(call, [spec.name, body]), ifVersion: ifMatchOf(call) },
    );
    if (!given.ok) throw refused(given.refusal, { retryAfter: given.retryAfterSeconds });
    call.c.header('ETag', `"${given.answer.version}"`);
    return call.c.json({ ...given.answer, ...unknownFieldWarnings(spec, body) });
  },
});
