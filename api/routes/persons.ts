import { isPersonId } from '../../domain/persons/person-id.ts';
import { text } from '../../domain/text.ts';
import { caseOf, listOf, nowOf, pathOf, requireContent } from '../call.ts';
import { addressOf, personsShown } from '../case-persons.ts';
import { seenBrief } from '../case-summary.ts';
import { searchByNumber } from '../person-search.ts';
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

/** Finds the cases of somebody by number. The number stands in the body alone, never in an address. */
export const searchPersons = route({
  method: 'post',
  path: '/v1/persons/search',
  operationId: 'searchPersons',
  summary: text('Find sager på et personnummer', 'Find cases by a personal number'),
  tag: 'cases',
  body: {
    type: 'object',
    properties: { number: { type: 'string', minLength: 10, maxLength: 11 } },
    required: ['number'],
  },
  answer: 'list',
  async handle(call) {
    requireContent(call);
    const { number } = await readBody(call);
    const found = await searchByNumber(call, number);
    return listOf(
      call,
      found.map(({ seen, who }) => ({ ...seenBrief(seen, nowOf(call, seen)), who })),
    );
  },
});
