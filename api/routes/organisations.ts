import { civilDateOf } from '../../domain/calendar/index.ts';
import { isStorable } from '../../domain/case/storable.ts';
import { organisationAgenda } from '../../domain/obligations/organisations.ts';
import { ruleById } from '../../domain/rules/catalogue.ts';
import { text } from '../../domain/text.ts';
import { type Call, listOf, pathOf } from '../call.ts';
import { tellDenied } from '../denied.ts';
import { noSuchOrganisation } from '../no-such-organisation.ts';
import { storedOnceOf } from '../once.ts';
import {
  LONGEST_REASON,
  mayKnowOrganisation,
  mayRecordFor,
  readOrganisationAct,
  recordedAct,
} from '../organisation-act.ts';
import { readBody } from '../read-body.ts';
import { no, refused } from '../refused.ts';
import { route } from '../route.ts';
import { notStorable } from './open-case.ts';

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
    if (!mayRecordFor(caller, organisation))
      throw no(
        null,
        'NOT_PERMITTED',
        'Kun organisationens egne registrerer dens opgaver.',
        "Only the organisation's own people record its duties.",
        { reason: caller.role },
      );
    const body = await readBody(call);
    if (!isStorable(body)) throw refused(notStorable);
    const act = readOrganisationAct(body, organisation, civilDateOf(call.ports.clock()));
    const recorded = await call.ports.organisations.record(
      { organisation, ...act, byRole: caller.role, by: caller.subject },
      storedOnceOf(call, ['organisation-act', organisation, body]),
    );
    return call.c.json(recordedAct(recorded), 201);
  },
});

function organisationOfPath(call: Call): string {
  const organisation = pathOf(call, 'organisation');
  if (!mayKnowOrganisation(call.caller, organisation)) {
    tellDenied(call, 'NOT_FOUND');
    throw noSuchOrganisation();
  }
  return organisation;
}
