import { type SchoolStartChoice, schoolStartOn, yearOf } from '../../../calendar/index.ts';
import { mayStartEarly } from '../../../rules/phase-4/school-start.ts';
import { text } from '../../../text.ts';
import type { Attempt, CommandSpec } from '../../command-spec.ts';
import { choice, date } from '../../field.ts';
import { type Refusal, refuse } from '../../refusal.ts';

const SOURCE = 'FSL § 34';

/** Only the end that school start itself made can be moved afterwards, by a decision made in time. */
function closedByAnAct({ derived, nowMs }: Attempt): Refusal | null {
  const { closing } = derived();
  return closing && closing.ms <= nowMs && closing.eventId !== null
    ? refuse('CASE_CLOSED', 'Sagen er lukket.', 'The case is closed.', { reason: 'set-school-start' })
    : null;
}

/** FSL § 34: postponed once, in the calendar year of the sixth birthday and before 1 August; early before 1 October. */
function checkSchoolStart({ view, data, moment }: Attempt): Refusal | null {
  if (!view.birth) return null;
  const bornOn = view.birth.on;
  const no = (da: string, en: string) => refuse('PRECONDITION', da, en, { reason: 'choice', source: SOURCE });
  const choice = data.choice as SchoolStartChoice;
  if (choice === 'postponed') {
    if (yearOf(moment.on) < yearOf(bornOn) + 6)
      return refuse(
        'TOO_EARLY',
        'Skolestart kan først udsættes i det kalenderår, hvor barnet fylder seks.',
        'School start can be postponed only in the calendar year in which the child turns six.',
        { reason: 'choice', source: SOURCE },
      );
    if (view.of('school-start-set').some((fact) => fact.data.choice === 'postponed'))
      return no('Skolestart kan kun udsættes én gang.', 'School start can be postponed only once.');
    return moment.on >= schoolStartOn(bornOn, 'normal')
      ? no('Skolestart skal udsættes inden 1. august.', 'School start must be postponed before 1 August.')
      : null;
  }
  if (choice === 'early' && !mayStartEarly(bornOn))
    return no(
      'Kun et barn, der fylder fem før 1. oktober, kan starte tidligt.',
      'Only a child that turns five before 1 October may start early.',
    );
  return moment.on >= schoolStartOn(bornOn, choice)
    ? no('Den skolestart er allerede forbi.', 'That school start has already passed.')
    : null;
}

export const schoolStartCommands: readonly CommandSpec[] = [
  {
    name: 'set-school-start',
    title: text('Fastsæt skolestart', 'Set school start'),
    kinds: ['child'],
    moment: 'decidedOn',
    fields: {
      choice: choice('Skolestart', 'School start', {
        normal: text('I det år, barnet fylder seks', 'In the year the child turns six'),
        postponed: text('Udsat et år', 'Postponed by a year'),
        early: text('Et år tidligere', 'A year early'),
      }),
      decidedOn: date('Besluttet', 'Decided on'),
    },
    event: 'school-start-set',
    check: (attempt) => closedByAnAct(attempt) ?? checkSchoolStart(attempt),
    // A decision made in time may be recorded late; the end moves with it.
    afterClosing: true,
  },
];
