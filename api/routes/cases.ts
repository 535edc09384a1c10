import { z } from 'zod';
import { civilDateOf, gestationalAge } from '../../domain/calendar/index.ts';
import { viewOf } from '../../domain/case/case-view.ts';
import { text } from '../../domain/text.ts';
import { availableCommands } from '../available-commands.ts';
import { caseOf, listOf, nowOf, requireContent, visibleCase } from '../call.ts';
import { headerOf, nextDeadline, participantsOf, seenBrief } from '../case-summary.ts';
import { tellDenied } from '../denied.ts';
import { lookForCases } from '../look.ts';
import { kindField, pageFields, phaseField } from '../query.ts';
import { knownOf } from '../reach.ts';
import { caseNotFound } from '../refused.ts';
import { route } from '../route.ts';

/** Cases that the caller may know of, newest first. */
export const listCases = route({
  method: 'get',
  path: '/v1/cases',
  operationId: 'listCases',
  summary: text('Find sager', 'Find cases'),
  tag: 'cases',
  query: z.object({
    municipality: z.string().max(64).optional(),
    kind: kindField,
    phase: phaseField,
    linkedTo: z.string().max(64).optional().meta({ description: 'Id of a case: those linked to it.' }),
    ...pageFields,
  }),
  answer: 'list',
  async handle(call) {
    requireContent(call);
    const { municipality, kind, phase, linkedTo, after, limit } = call.query;
    const { municipalities, ...only } = knownOf(call, municipality);
    const linked = linkedTo ? await visibleCase(call, linkedTo) : null;
    if (linked && !linked.sight.sees('links')) tellDenied(call, 'NOT_FOUND', { caseId: linked.state.id });
    if (linkedTo && !linked?.sight.sees('links')) throw caseNotFound();
    const { ids: own, ...known } = { ids: undefined, ...only };
    const ids = linked ? linked.state.links.flatMap(({ id }) => (!own || own.includes(id) ? [id] : [])) : own;
    const found = await lookForCases(
      call,
      { municipalities, kind, phase, ids, nowMs: call.ports.clock(), ...known },
      { after, limit: limit + 1 },
    );
    const page = found.slice(0, limit);
    const items = page.map((stored) => seenBrief(stored, nowOf(call, stored)));
    return listOf(call, items, found.length > limit ? (page.at(-1)?.state.id ?? null) : null);
  },
});

/** One case: its header, what it knows of termin and birth, who takes part. `ETag` is its version. */
export const getCase = route({
  method: 'get',
  path: '/v1/cases/{id}',
  operationId: 'getCase',
  summary: text('Vis en sag', 'Show a case'),
  tag: 'cases',
  answer: 'object',
  async handle(call) {
    const stored = await caseOf(call);
    const { state, sight } = stored;
    const nowMs = nowOf(call, stored);
    const view = viewOf(state);
    const etag = `"${state.version}"`;
    call.c.header('ETag', etag);
    if (call.c.req.header('If-None-Match') === etag) return call.c.body(null, 304);
    return call.c.json({
      ...headerOf(stored, nowMs),
      state: {
        ...(sight.sees('term')
          ? {
              edd: view.term?.edd ?? null,
              gestationalAge: view.term ? gestationalAge(view.term.edd, civilDateOf(nowMs)) : null,
            }
          : {}),
        ...(sight.sees('law')
          ? { ruleSet: state.ruleSet, parameters: state.parameters, lastEventId: state.lastEventId }
          : {}),
      },
      ...(sight.sees('participants') ? { participants: participantsOf(stored, nowMs) } : {}),
      ...(sight.sees('own-deadlines') ? { nextDeadline: nextDeadline(stored, nowMs) } : {}),
    });
  },
});

/** Every command as it stands in the case now: allowed, or why not; likely next acts first. */
export const listCaseCommands = route({
  method: 'get',
  path: '/v1/cases/{id}/commands',
  operationId: 'listCaseCommands',
  summary: text('Hvad kan gøres nu', 'What may be done now'),
  tag: 'commands',
  answer: 'list',
  async handle(call) {
    const stored = await caseOf(call);
    const items = availableCommands(stored, nowOf(call, stored), call.caller.role);
    return listOf(
      call,
      items.map(({ refusal, ...command }) => ({
        ...command,
        ...(refusal ? { code: refusal.code, reason: refusal.message } : {}),
      })),
    );
  },
});
