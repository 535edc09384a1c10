import type { CommandSpec } from '../../domain/case/command-spec.ts';
import { type Refusal, refuse } from '../../domain/case/refusal.ts';
import { commandByName } from '../../domain/case/registry.ts';
import type { CaseKind } from '../../domain/case/state.ts';
import { isStorable, tooLongAt } from '../../domain/case/storable.ts';
import type { JsonObject } from '../../domain/json.ts';
import { text } from '../../domain/text.ts';
import { requireReferrer } from '../command-rights.ts';
import { isMunicipality, municipalities } from '../identity/region.ts';
import { schemaOfCommand } from '../json-schema.ts';
import { onceOf } from '../once.ts';
import { readBody } from '../read-body.ts';
import { no, refused } from '../refused.ts';
import { route } from '../route.ts';
import { unknownFieldWarnings } from '../unknown-fields.ts';

const refer = commandByName('refer') as CommandSpec;
const referSchema = schemaOfCommand(refer, 'en');

const kinds: readonly CaseKind[] = ['pregnancy', 'child'];

/** Opens a case by a referral. Every professional role may refer, to any municipality of the agreement. */
export const openCase = route({
  method: 'post',
  path: '/v1/cases',
  operationId: 'openCase',
  summary: text('Henvis: opret en sag', 'Refer: open a case'),
  tag: 'cases',
  changes: true,
  status: 201,
  body: {
    ...referSchema,
    properties: {
      kind: { type: 'string', enum: kinds },
      municipality: { type: 'string', enum: Object.keys(municipalities) },
      ...(referSchema.properties as Record<string, never>),
    },
    required: ['kind', 'municipality', ...((referSchema.required as string[] | undefined) ?? [])],
  },
  answer: 'opened',
  async handle(call) {
    requireReferrer(call);
    const body = await readBody(call);
    if (!isStorable(body)) throw refused(notStorableAs(body));
    const { kind, municipality, ...data } = body;
    if (kind !== 'pregnancy' && kind !== 'child')
      throw no(
        null,
        'VALIDATION',
        'kind skal være pregnancy eller child.',
        'kind must be pregnancy or child.',
        {
          reason: 'kind',
        },
      );
    if (typeof municipality !== 'string' || !isMunicipality(municipality))
      throw no(
        null,
        'VALIDATION',
        `municipality skal være en af: ${Object.keys(municipalities).join(', ')}.`,
        `municipality must be one of: ${Object.keys(municipalities).join(', ')}.`,
        { reason: 'municipality' },
      );
    const given = await call.ports.gateway.openCase(
      { kind, municipality },
      { name: 'refer', data, role: call.caller.role },
      onceOf(call, ['open-case', body]),
    );
    if (!given.ok) throw refused(given.refusal, { retryAfter: given.retryAfterSeconds });
    const { id, kind: opened, phase, version, ...changes } = given.answer;
    call.c.header('Location', `/v1/cases/${id}`);
    call.c.header('ETag', `"${version}"`);
    const warnings = unknownFieldWarnings(refer, data);
    return call.c.json({ id, kind: opened, phase, version, ...changes, ...warnings }, 201);
  },
});

/** What cannot be kept as it is: too deep, too large, or with characters that no database takes. */
/** Why a body cannot be kept; a text that is too long is named, so that it can be mended there. */
export function notStorableAs(body: JsonObject): Refusal {
  const long = tooLongAt(body);
  return long === null
    ? notStorable
    : refuse('VALIDATION', `Feltet «${long}» er for langt.`, `The field “${long}” is too long.`, {
        reason: long,
      });
}

export const notStorable = refuse(
  'VALIDATION',
  'Indholdet er for dybt, for stort eller har ulovlige tegn.',
  'The input is too deep, too large or has illegal characters.',
  { reason: 'body' },
);
