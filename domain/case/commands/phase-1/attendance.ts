import { text } from '../../../text.ts';
import type { CommandSpec } from '../../command-spec.ts';
import { boolean, choice, instant, optional } from '../../field.ts';
import { refuse } from '../../refusal.ts';
import { professional } from '../../role-field.ts';

const offer = professional('Tilbud', 'Offer');

/** Appointments not kept, offers declined, treatment left, and the clinic refused. */
export const attendanceCommands: readonly CommandSpec[] = [
  {
    name: 'miss-appointment',
    title: text('Registrér udeblivelse', 'Record a missed appointment'),
    kinds: ['pregnancy', 'child'],
    moment: 'at',
    fields: { offer, at: instant('Aftalt tidspunkt', 'Appointed moment') },
    event: 'appointment-missed',
  },
  {
    name: 'cancel-appointment',
    title: text('Registrér afbud', 'Record a cancellation'),
    kinds: ['pregnancy', 'child'],
    fields: { offer },
    event: 'appointment-cancelled',
  },
  {
    name: 'decline-offer',
    title: text('Registrér fravalg af tilbud', 'Record a declined offer'),
    kinds: ['pregnancy', 'child'],
    fields: { offer },
    event: 'offer-declined',
  },
  {
    name: 'make-appointment',
    title: text('Aftal ny tid', 'Make a new appointment'),
    kinds: ['pregnancy', 'child'],
    fields: { offer, appointmentAt: optional(instant('Ny tid', 'New time', { plan: true })) },
    event: 'appointment-made',
  },
  {
    name: 'stop-treatment',
    title: text('Registrér ophør af samarbejde', 'Record that cooperation has stopped'),
    kinds: ['pregnancy', 'child'],
    moment: 'at',
    fields: {
      offer,
      at: instant('Tidspunkt', 'Moment'),
      concern: boolean('Bekymring for barnet', 'Concern for the child'),
    },
    event: 'treatment-stopped',
  },
  {
    name: 'refuse-service',
    title: text('Registrér nej til forløb', 'Record a refusal of the service'),
    kinds: ['pregnancy', 'child'],
    fields: {
      service: choice('Forløb', 'Service', { FP: text('Familieambulatoriet Plus', 'Family clinic Plus') }),
    },
    event: 'service-refused',
  },
  {
    name: 'follow-up-refusal',
    title: text('Følg op på nej til forløb', 'Follow up the refusal'),
    kinds: ['pregnancy', 'child'],
    fields: {},
    event: 'refusal-followed-up',
    check: ({ view }) =>
      view.of('service-refused').length > 0
        ? null
        : refuse(
            'WRONG_ORDER',
            'Familien har ikke sagt nej til forløbet.',
            'The family has not refused the service.',
            { reason: 'service-refused', source: 'RA § 6; ESB fase 1' },
          ),
  },
];
