import type { JsonObject } from '../../../json.ts';
import { type DischargeRoute, dischargeRoute } from '../../../rules/discharge-route.ts';
import { text } from '../../../text.ts';
import type { Attempt, CommandSpec } from '../../command-spec.ts';
import { boolean, integer, longText, optional, shortText, slug } from '../../field.ts';
import { canonicalWho, childRefs } from '../../people.ts';
import { type Refusal, refuse } from '../../refusal.ts';
import { roleList } from '../../role-field.ts';
import { birthFirst } from './birth-first.ts';

const SOURCE = 'SG, flowdiagram for udskrivelse';

function routeOf(data: JsonObject): DischargeRoute | null {
  const { level, municipalCase, planOrInvestigation } = data;
  return dischargeRoute({
    level: Number(level),
    ...(typeof municipalCase === 'boolean' ? { municipalCase } : {}),
    ...(typeof planOrInvestigation === 'boolean' ? { planOrInvestigation } : {}),
  });
}

/** On level 3 the municipal case, and with one the plan, decide: then they must be answered. */
function checkRoute({ data }: Attempt): Refusal | null {
  if (routeOf(data)) return null;
  const missing = data.municipalCase === undefined ? 'municipalCase' : 'planOrInvestigation';
  return refuse(
    'VALIDATION',
    `Feltet «${missing}» mangler: på niveau 3 afgør det udskrivelsen.`,
    `The field “${missing}” is missing: on level 3 it decides the discharge.`,
    { reason: missing, source: SOURCE },
  );
}

function unknownPerson({ view, data }: Attempt): Refusal | null {
  if (data.who === undefined) return null;
  const who = canonicalWho(data.who, view);
  return who === 'mother' || childRefs(view).includes(who)
    ? null
    : refuse('NOT_FOUND', 'Sagen kender ikke den person.', 'The case does not know that person.', {
        reason: 'who',
      });
}

function checkDischarge(attempt: Attempt): Refusal | null {
  const { view, data } = attempt;
  const refusal = birthFirst(attempt) ?? unknownPerson(attempt);
  if (refusal) return refusal;
  const who = canonicalWho(data.who, view);
  return view.of('discharged').some((fact) => fact.data.who === who)
    ? refuse(
        'PRECONDITION',
        'Udskrivelsen er allerede registreret.',
        'The discharge has already been recorded.',
        {
          reason: 'who',
        },
      )
    : null;
}

function dischargedFirst(attempt: Attempt): Refusal | null {
  const { view } = attempt;
  const unknown = unknownPerson(attempt);
  if (unknown) return unknown;
  return view.of('discharged').length > 0
    ? null
    : refuse('WRONG_ORDER', 'Der er ikke registreret en udskrivelse.', 'No discharge has been recorded.', {
        reason: 'discharge',
      });
}

/**
 * What is not said to be about somebody else is, in a child's own case, about that child; in the pregnancy about
 * everyone discharged there, and where nobody was, about the one discharged last.
 */
function aboutSomebody({ data, view }: Attempt): JsonObject {
  if (data.who !== undefined) return { ...data, who: canonicalWho(data.who, view) };
  if (view.kind === 'child') return { ...data, who: view.state.ref };
  const elsewhere = view.own('discharged').length === 0 ? view.of('discharged').at(-1) : undefined;
  return elsewhere ? { ...data, who: String(elsewhere.data.who) } : data;
}

const whoField = slug('Hvem', 'Who', { help: text('mother eller child:1 …', 'mother or child:1 …') });

/** From the ward to home: the route, the coordination, the discharge itself and what is sent about it. */
export const dischargeCommands: readonly CommandSpec[] = [
  {
    name: 'decide-discharge-route',
    title: text('Afgør udskrivelsesforløb', 'Decide the discharge route'),
    kinds: ['pregnancy', 'child'],
    fields: {
      level: integer('Niveau', 'Level', { min: 1, max: 4 }),
      municipalCase: optional(boolean('Myndighedssag oprettet', 'Municipal case opened')),
      planOrInvestigation: optional(
        boolean(
          'Socialfaglig handleplan eller igangsat undersøgelse',
          'Social plan, or investigation under way',
        ),
      ),
    },
    event: 'discharge-route-decided',
    adds: { route: slug('Forløb', 'Route') },
    check: checkRoute,
    produces: ({ data }) => [
      { type: 'discharge-route-decided', data: { ...data, route: routeOf(data)?.name ?? null } },
    ],
    relayed: { ref: 'pregnancy' },
    result: ({ data }): JsonObject => {
      const route = routeOf(data);
      if (!route) return {};
      return {
        route: route.name,
        title: { ...route.title },
        steps: route.steps.map(({ question, answer }) => ({ question: { ...question }, answer })),
      };
    },
  },
  {
    name: 'coordinate-discharge',
    title: text(
      'Dokumentér anden koordinering af udskrivelsen',
      'Document other coordination of the discharge',
    ),
    kinds: ['pregnancy', 'child'],
    fields: { how: longText('Hvordan', 'How', { optional: true }) },
    event: 'discharge-coordinated',
    check: birthFirst,
    relayed: { ref: 'pregnancy' },
  },
  {
    name: 'discharge',
    title: text('Udskriv', 'Discharge'),
    kinds: ['pregnancy', 'child'],
    fields: {
      who: whoField,
      early: optional(boolean('Tidlig udskrivelse', 'Early discharge')),
    },
    event: 'discharged',
    check: checkDischarge,
    produces: ({ data, view }) => [
      { type: 'discharged', data: { ...data, who: canonicalWho(data.who, view) } },
    ],
    relayed: 'everyone',
  },
  {
    name: 'confirm-measures-in-place',
    title: text('Bekræft at indsatserne er etableret', 'Confirm that the measures are in place'),
    kinds: ['pregnancy', 'child'],
    fields: { who: optional(whoField) },
    event: 'measures-confirmed',
    check: dischargedFirst,
    produces: (attempt) => [{ type: 'measures-confirmed', data: aboutSomebody(attempt) }],
    relayed: 'line',
  },
  {
    name: 'send-discharge-messages',
    title: text('Send meddelelser om udskrivelse', 'Send discharge messages'),
    kinds: ['pregnancy', 'child'],
    fields: {
      to: roleList('Til', 'To', { min: 1 }),
      who: optional(whoField),
      ward: optional(shortText('Afdeling', 'Ward')),
    },
    event: 'discharge-messages-sent',
    check: dischargedFirst,
    produces: (attempt) => [{ type: 'discharge-messages-sent', data: aboutSomebody(attempt) }],
    relayed: 'line',
  },
];
