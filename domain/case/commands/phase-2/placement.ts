import { civilDateOf, startOfDayMs } from '../../../calendar/index.ts';
import { heldBack, passGate } from '../../../disclosure/gate.ts';
import { text } from '../../../text.ts';
import type { Attempt, CommandSpec } from '../../command-spec.ts';
import { boolean, date, instant, longText, optional, personName } from '../../field.ts';
import { type Refusal, refuse } from '../../refusal.ts';
import { roleList } from '../../role-field.ts';

const motherTells = optional(
  boolean('Moderen fortæller selv personalet', 'The mother tells the staff herself'),
);

const source = 'ESB fase 3';

/** F2-16: the mother first; then the ward, with consent towards it or because she tells it herself. */
function checkWard({ view, data, moment }: Attempt): Refusal | null {
  const told = view
    .of('mother-informed')
    .filter((fact) => (moment.dateOnly || fact.dateOnly ? fact.on <= moment.on : fact.ms <= moment.ms));
  if (told.length === 0) {
    return refuse(
      'WRONG_ORDER',
      'Moderen skal være orienteret om den påtænkte anbringelse før personalet.',
      'The mother must be told of the intended placement before the staff.',
      { reason: 'F2-16', source },
    );
  }
  const tellsHerself = data.motherTells === true || told.some((fact) => fact.data.motherTells === true);
  if (tellsHerself) return null;
  const held = heldBack(view, { atMs: moment.ms });
  if (held) return held;
  return ['NF', 'WARD'].some((to) => passGate(view, { to, atMs: moment.ms }).ok)
    ? null
    : refuse(
        'CONSENT_REQUIRED',
        'Personalet må kun orienteres med samtykke, eller moderen kan selv fortælle det.',
        'The staff may be told only with consent, or the mother may tell them herself.',
        { reason: 'F2-16', source },
      );
}

/** A date ahead is the meeting's own: the booking was made today. */
function bookedMoment({ moment, nowMs }: Attempt): Attempt['moment'] {
  return moment.ms <= nowMs
    ? moment
    : { ms: startOfDayMs(civilDateOf(nowMs)), on: civilDateOf(nowMs), dateOnly: true };
}

/** A placement that is being considered before or at the birth. */
export const placementCommands: readonly CommandSpec[] = [
  {
    name: 'plan-placement',
    title: text('Registrér påtænkt anbringelse', 'Record an intended placement'),
    kinds: ['pregnancy', 'child'],
    fields: {
      withConsent: optional(boolean('Med samtykke', 'With consent')),
      reason: longText('Begrundelse', 'Reason', { optional: true }),
    },
    event: 'placement-planned',
    relayed: 'children',
  },
  {
    name: 'drop-placement-plan',
    title: text('Opgiv påtænkt anbringelse', 'Drop the intended placement'),
    kinds: ['pregnancy', 'child'],
    fields: { reason: longText('Begrundelse', 'Reason', { optional: true }) },
    event: 'placement-plan-dropped',
    relayed: 'line',
    check: ({ view }) =>
      view.of('placement-planned').length > 0
        ? null
        : refuse('WRONG_ORDER', 'Der er ingen påtænkt anbringelse.', 'No placement is intended.', {
            reason: 'placement-planned',
          }),
  },
  {
    name: 'inform-mother-of-placement',
    title: text('Orientér moderen om påtænkt anbringelse', 'Tell the mother of the intended placement'),
    kinds: ['pregnancy', 'child'],
    fields: { motherTells },
    event: 'mother-informed',
    relayed: 'line',
  },
  {
    name: 'inform-ward-of-placement',
    title: text('Orientér personalet om påtænkt anbringelse', 'Tell the staff of the intended placement'),
    kinds: ['pregnancy', 'child'],
    fields: { motherTells, to: roleList('Orienteret', 'Told', { optional: true }) },
    event: 'staff-informed',
    check: checkWard,
    relayed: 'line',
  },
  {
    name: 'name-support-person',
    title: text('Udpeg støtteperson', 'Name a support person'),
    kinds: ['pregnancy', 'child'],
    fields: { name: optional(personName('Navn', 'Name')) },
    event: 'support-person-named',
    relayed: 'line',
  },
  {
    name: 'book-board-meeting',
    title: text('Book møde i børne- og ungeudvalget', 'Book a committee meeting'),
    kinds: ['pregnancy', 'child'],
    fields: {
      on: optional(date('Dato', 'Date', { plan: true })),
      meetingAt: optional(instant('Mødet holdes', 'The meeting is at', { plan: true })),
    },
    event: 'board-meeting-booked',
    produces: (attempt) => [
      { type: 'board-meeting-booked', data: attempt.data, moment: bookedMoment(attempt) },
    ],
    relayed: 'line',
  },
];
