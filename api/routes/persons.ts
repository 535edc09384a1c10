import { type CivilDate, isCivilDate } from '../../domain/calendar/index.ts';
import type { JsonObject } from '../../domain/json.ts';
import { soundsOf } from '../../domain/persons/name-sound.ts';
import { isPersonId } from '../../domain/persons/person-id.ts';
import { parsePersonNumber } from '../../domain/persons/person-number.ts';
import { text } from '../../domain/text.ts';
import { caseOf, listOf, nowOf, pathOf, requireContent } from '../call.ts';
import { addressOf, personsShown } from '../case-persons.ts';
import { seenBrief } from '../case-summary.ts';
import { possibleDuplicates } from '../duplicates.ts';
import { type CaseQuestion, findCases, noNumber } from '../find-cases.ts';
import { addressReasonOf, addressReasons, namesNotPermitted } from '../protected-address.ts';
import { readBody } from '../read-body.ts';
import { no } from '../refused.ts';
import { route } from '../route.ts';

/** Who is who in a case: names, numbers, custody, protection. A protected address is left out. */
export const listCasePersons = route({
  method: 'get',
  path: '/v1/cases/{id}/persons',
  operationId: 'listCasePersons',
  summary: text('Sagens personer', 'Persons of the case'),
  tag: 'cases',
  answer: 'list',
  async handle(call) {
    const seen = await caseOf(call);
    if (!seen.sight.sees('names')) throw namesNotPermitted();
    return listOf(call, await personsShown(call.ports, seen, nowOf(call, seen)));
  },
});

/** The address of somebody whose address is protected, for a reason that is put on record first. */
export const showProtectedAddress = route({
  method: 'post',
  path: '/v1/cases/{id}/persons/{personId}/address',
  operationId: 'showProtectedAddress',
  summary: text('Vis en beskyttet adresse', 'Show a protected address'),
  tag: 'cases',
  body: {
    type: 'object',
    properties: { reason: { type: 'string', enum: Object.keys(addressReasons) } },
    required: ['reason'],
  },
  answer: 'object',
  async handle(call) {
    const reason = addressReasonOf((await readBody(call)).reason);
    const personId = pathOf(call, 'personId');
    // The log keeps ids; whatever else stands in the address stays out of it.
    const seen = await caseOf(call, { reason, ...(isPersonId(personId) ? { person: personId } : {}) });
    if (!seen.sight.sees('names')) throw namesNotPermitted();
    const address = await addressOf(call.ports, seen, personId);
    if (address === null)
      throw no(404, 'NOT_FOUND', 'Sagen kender ingen sådan adresse.', 'The case knows no such address.', {
        reason: 'personId',
      });
    return call.c.json({ personId, address });
  },
});

/** Finds cases by what is known of somebody. It stands in the body alone, never in an address. */
export const searchPersons = route({
  method: 'post',
  path: '/v1/persons/search',
  operationId: 'searchPersons',
  summary: text(
    'Find sager på personnummer, navn eller termin',
    'Find cases by a personal number, a name or a termin',
  ),
  tag: 'cases',
  body: {
    type: 'object',
    properties: {
      number: { type: 'string', minLength: 10, maxLength: 11 },
      name: { type: 'string', minLength: 2, maxLength: 200, description: 'Found however it is spelled.' },
      termin: { type: 'string', format: 'date', description: 'Found three weeks to both sides.' },
    },
  },
  answer: 'list',
  async handle(call) {
    requireContent(call);
    const { cases, more } = await findCases(call, questionIn(await readBody(call)));
    const items = cases.map(({ seen, who }) => ({ ...seenBrief(seen, nowOf(call, seen)), who }));
    return listOf(call, items, null, { more });
  },
});

/** A number goes before a name; without either it is a number that is missing. */
function questionIn({ number, name, termin }: JsonObject): CaseQuestion {
  if (number === undefined && (name !== undefined || termin !== undefined))
    return {
      by: 'name',
      ...nameIn(name),
      ...(termin === undefined ? {} : { termin: dayIn('termin', termin) }),
    };
  return { by: 'number', number: typeof number === 'string' ? number : '' };
}

const nameIn = (name: unknown): { name?: string } => {
  if (name === undefined) return {};
  if (typeof name === 'string' && soundsOf(name).length > 0 && name.length <= 200) return { name };
  throw no(null, 'VALIDATION', 'Feltet «name» skal være et navn.', 'The field “name” must be a name.', {
    reason: 'name',
  });
};

function dayIn(field: string, value: unknown): CivilDate {
  if (isCivilDate(value)) return value;
  throw no(
    null,
    'VALIDATION',
    `Feltet «${field}» skal være en dato, ÅÅÅÅ-MM-DD.`,
    `The field “${field}” must be a date, YYYY-MM-DD.`,
    { reason: field },
  );
}

/** Cases that may be the same pregnancy, before a referral is recorded: those alone that the caller may see. */
export const findPossibleDuplicates = route({
  method: 'post',
  path: '/v1/persons/duplicates',
  operationId: 'findPossibleDuplicates',
  summary: text('Find sager, der måske er den samme', 'Find cases that may be the same one'),
  tag: 'cases',
  body: {
    type: 'object',
    properties: {
      number: { type: 'string', minLength: 10, maxLength: 11, description: 'The mother’s.' },
      name: { type: 'string', minLength: 2, maxLength: 200, description: 'The mother’s.' },
      termin: { type: 'string', format: 'date' },
      bornOn: {
        type: 'string',
        format: 'date',
        description: 'Of a child already born, in place of the termin.',
      },
    },
  },
  answer: 'list',
  async handle(call) {
    requireContent(call);
    const { number, name, termin, bornOn } = await readBody(call);
    if (number !== undefined && (typeof number !== 'string' || !parsePersonNumber(number))) throw noNumber();
    const around = bornOn === undefined ? termin : bornOn;
    const found = await possibleDuplicates(call, {
      ...(typeof number === 'string' ? { number } : {}),
      ...nameIn(name),
      aroundOn: around === undefined ? null : dayIn(bornOn === undefined ? 'termin' : 'bornOn', around),
    });
    return listOf(
      call,
      found.map(({ seen, who, foundBy, standing }) => ({
        ...seenBrief(seen, nowOf(call, seen)),
        ...{ who, foundBy, standing },
      })),
    );
  },
});
