import { civilDateOf, isCivilDate } from '../../domain/calendar/index.ts';
import { isStorable } from '../../domain/case/storable.ts';
import type { JsonObject } from '../../domain/json.ts';
import { isOrganisation, organisationAgenda, rulesOwedBy } from '../../domain/obligations/organisations.ts';
import { regionOf } from '../../domain/rules/agreement-area.ts';
import { ruleById } from '../../domain/rules/catalogue.ts';
import { text } from '../../domain/text.ts';
import { type Call, listOf, pathOf } from '../call.ts';
import { requireCommander } from '../command-rights.ts';
import { type Caller, municipalitiesOf } from '../identity/caller.ts';
import { storedOnceOf } from '../once.ts';
import { readBody } from '../read-body.ts';
import { recordedRow } from '../recorded.ts';
import { no, refused } from '../refused.ts';
import { route } from '../route.ts';
import { notStorable } from './open-case.ts';

/** Nothing was agreed, and no act of an organisation can lie, before this day. */
const EARLIEST_ON = '2000-01-01';
const LONGEST_REASON = 2_000;

/** What an organisation owes by the calendar and not in any case: overdue, this period's, and the year ahead. */
export const getOrganisationCalendar = route({
  method: 'get',
  path: '/v1/organisations/{organisation}/calendar',
  operationId: 'getOrganisationCalendar',
  summary: text('Organisationens faste opgaver', "The organisation's recurring duties"),
  tag: 'work',
  answer: 'list',
  async handle(call) {
    const organisation = organisationOfPath(call);
    const on = civilDateOf(call.ports.clock());
    const view = await call.ports.organisations.view(organisation);
    const items = organisationAgenda(view, on).map((item) => {
      const rule = ruleById(item.ruleId);
      return {
        ...item,
        title: rule?.title,
        nature: rule?.nature,
        certainty: rule?.certainty,
        source: rule?.versions.at(-1)?.source,
        about: rule?.about ?? null,
      };
    });
    return listOf(call, items, null, { organisation, asOf: on, knownFromOn: view.knownFromOn });
  },
});

/** Records that a meeting was held, an agreement assessed, a list checked; or takes such an entry back with a reason. */
export const recordOrganisationAct = route({
  method: 'post',
  path: '/v1/organisations/{organisation}/acts',
  operationId: 'recordOrganisationAct',
  summary: text('Registrér en fast opgave som udført', 'Record a recurring duty as done'),
  tag: 'work',
  changes: true,
  status: 201,
  body: {
    type: 'object',
    properties: {
      ruleId: { type: 'string', examples: ['X-22'] },
      heldOn: { type: 'string', format: 'date' },
      takeBackBecause: {
        type: 'string',
        minLength: 1,
        maxLength: LONGEST_REASON,
        description: 'Given, the entry of that rule and day is taken back for this reason.',
      },
    },
    required: ['ruleId', 'heldOn'],
  },
  answer: 'object',
  async handle(call) {
    const organisation = organisationOfPath(call);
    const { caller } = call;
    requireCommander(call);
    if (caller.scope !== organisation)
      throw no(
        null,
        'NOT_PERMITTED',
        'Kun organisationens egne registrerer dens opgaver.',
        "Only the organisation's own people record its duties.",
        { reason: caller.scope },
      );
    const body = await readBody(call);
    if (!isStorable(body)) throw refused(notStorable);
    const act = readAct(body, organisation, civilDateOf(call.ports.clock()));
    const recorded = await call.ports.organisations.record(
      { organisation, ...act, byRole: caller.role, by: caller.subject },
      storedOnceOf(call, ['organisation-act', organisation, body]),
    );
    if (recorded.kind === 'duplicate')
      throw no(null, 'DUPLICATE', 'Det er allerede registreret.', 'That is recorded already.', {
        reason: 'heldOn',
      });
    if (recorded.kind === 'unknown')
      throw no(null, 'NOT_FOUND', 'Der er ingen sådan registrering.', 'There is no such entry.', {
        reason: 'heldOn',
      });
    return call.c.json(recordedRow(recorded), 201);
  },
});

function organisationOfPath(call: Call): string {
  const organisation = pathOf(call, 'organisation');
  if (!isOrganisation(organisation) || !mayKnow(call.caller, organisation))
    throw no(404, 'NOT_FOUND', 'Organisationen findes ikke.', 'There is no such organisation.', {
      reason: 'organisation',
    });
  return organisation;
}

/** One's own, the municipalities of one's region, and the region that one's municipality works with. */
const mayKnow = (caller: Caller, organisation: string): boolean =>
  caller.scope === organisation ||
  municipalitiesOf(caller).includes(organisation) ||
  regionOf(caller.scope) === organisation;

function readAct(body: JsonObject, organisation: string, todayOn: string) {
  const { ruleId, heldOn, takeBackBecause = null } = body;
  if (typeof ruleId !== 'string')
    throw wrong('ruleId', 'skal være koden på en regel', 'must be the code of a rule');
  if (!ruleById(ruleId))
    throw no(null, 'NOT_FOUND', 'Den regel findes ikke.', 'There is no such rule.', { reason: 'ruleId' });
  if (!rulesOwedBy(organisation).some(({ id }) => id === ruleId))
    throw wrong(
      'ruleId',
      'er ikke en fast opgave for denne organisation',
      'is no recurring duty of this organisation',
    );
  if (!isCivilDate(heldOn)) throw wrong('heldOn', 'skal være en dato', 'must be a date');
  if (heldOn > todayOn) throw wrong('heldOn', 'ligger i fremtiden', 'lies in the future');
  if (heldOn < EARLIEST_ON) throw wrong('heldOn', 'ligger for langt tilbage', 'lies too far back');
  if (takeBackBecause !== null && !isReason(takeBackBecause))
    throw wrong(
      'takeBackBecause',
      `skal være en begrundelse på højst ${LONGEST_REASON} tegn`,
      `must be a reason of at most ${LONGEST_REASON} characters`,
    );
  return { ruleId, heldOn, takeBackBecause };
}

const isReason = (value: unknown): value is string =>
  typeof value === 'string' && value.trim() !== '' && value.length <= LONGEST_REASON;

const wrong = (field: string, da: string, en: string) =>
  no(null, 'VALIDATION', `${field} ${da}.`, `${field} ${en}.`, { reason: field });
