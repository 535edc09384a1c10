import { text } from '../../../text.ts';
import type { CommandSpec } from '../../command-spec.ts';
import { boolean, cpr, date, longText, optional, personName, slug } from '../../field.ts';
import { refuse } from '../../refusal.ts';

/** What is registered about a newborn child, and what is watched over on the ward and at home. */
export const newbornCommands: readonly CommandSpec[] = [
  {
    name: 'register-parenthood',
    title: text('Registrér faderskab eller medmoderskab', 'Register parenthood'),
    kinds: ['child'],
    fields: { by: optional(slug('Registreret hos', 'Registered with')) },
    event: 'parenthood-registered',
  },
  {
    name: 'name-child',
    title: text('Navngiv barnet', 'Name the child'),
    kinds: ['child'],
    fields: { name: optional(personName('Navn', 'Name')) },
    event: 'child-named',
  },
  {
    name: 'link-cpr',
    title: text('Kobl CPR-nummer', 'Link CPR number'),
    kinds: ['child'],
    fields: { cpr: cpr('CPR-nummer', 'CPR number') },
    event: 'cpr-linked',
  },
  {
    name: 'order-abstinence-observation',
    title: text('Ordinér abstinensobservation', 'Order abstinence observation'),
    kinds: ['pregnancy', 'child'],
    fields: { until: optional(date('Til og med', 'Until', { plan: true })) },
    event: 'abstinence-observation-ordered',
    relayed: 'children',
  },
  {
    name: 'end-abstinence-observation',
    title: text('Afslut abstinensobservation', 'End abstinence observation'),
    kinds: ['child'],
    fields: { needsTreatment: optional(boolean('Behandling nødvendig', 'Treatment needed')) },
    event: 'abstinence-observation-ended',
    check: ({ view }) =>
      view.of('abstinence-observation-ordered').length > 0
        ? null
        : refuse(
            'WRONG_ORDER',
            'Der er ikke ordineret abstinensobservation.',
            'No abstinence observation has been ordered.',
            { reason: 'order-abstinence-observation' },
          ),
  },
  {
    name: 'answer-health-visit',
    title: text('Registrér svar på tilbud om besøg', 'Record the answer to an offered visit'),
    kinds: ['pregnancy', 'child'],
    fields: {
      code: slug('Besøg', 'Visit'),
      accepted: boolean('Taget imod', 'Accepted'),
    },
    event: 'health-visit-answered',
  },
  {
    name: 'assess-health-visits',
    title: text('Vurdér sundhedsplejens videre besøg', "Assess the health visitors' further visits"),
    kinds: ['child'],
    fields: {
      frequency: longText('Hyppighed', 'Frequency', { optional: true }),
      specialEffort: optional(boolean('Særlig indsats', 'Special effort')),
      duration: longText('Varighed', 'Duration', { optional: true }),
    },
    event: 'health-visits-assessed',
  },
];
