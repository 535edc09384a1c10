import { addDays, addWeeks, dateAtGestationalAge, maxDate, minDate } from '../../calendar/index.ts';
import type { CaseView } from '../../case/case-view.ts';
import { standingRefusal } from '../../case/clinic.ts';
import type { Fact } from '../../case/fact.ts';
import { meetingsOf } from '../../case/meetings.ts';
import { text } from '../../text.ts';
import type { Dates, ReminderStep, Seed, Tracer } from '../rule.ts';

/** The window around the term meeting (F2-04): held a week before its limit it meets, up to 31+0 in time. */
const WINDOW_DAYS = 7;
const WINDOW_OPENS_AT = '29+0';
const WINDOW_CLOSES_AT = '31+0';

/** F2-04: the last moment at which a term meeting still serves; the leader of whoever convenes it is told. */
export const hardStop: readonly ReminderStep[] = [
  {
    gestation: '36+0',
    pastLimit: true,
    to: 'FP-leader',
    kind: 'escalation',
    when: (seed) => seed.responsible === undefined,
    words: text('hvor klinikken indkalder', 'where the clinic convenes'),
  },
  {
    gestation: '36+0',
    pastLimit: true,
    to: 'FR-leader',
    kind: 'escalation',
    when: (seed) => seed.responsible === 'FR',
    words: text('hvor hun har afvist klinikken', 'where she has refused the clinic'),
  },
];

/** F2-04: so many weeks before termin; up to the later of that day and 31+0 it is held in time. */
export function termMeetingDates(_seed: Seed, view: CaseView, trace?: Tracer): Dates | null {
  const weeks = view.parameters.termMeetingWeeksBefore;
  if (weeks === null || !view.term) return null;
  const { edd } = view.term;
  const dueOn = addWeeks(edd, -weeks);
  const metUntilOn = maxDate(dueOn, dateAtGestationalAge(edd, WINDOW_CLOSES_AT));
  trace?.({ text: text('Termin', 'Due date of birth (termin)'), on: edd });
  trace?.({
    text: text('Holdt til og med denne dag er rettidigt', 'Held up to and including this day is in time'),
    on: metUntilOn,
  });
  trace?.({ text: text(`${weeks} uger før termin`, `${weeks} weeks before the due date`), on: dueOn });
  return { dueOn, metUntilOn };
}

/** F2-04: a term meeting held from 29+0 on (earlier where the agreement places the meeting earlier). */
export function termMeetingHeld(_seed: Seed, view: CaseView): Fact | null {
  const weeks = view.parameters.termMeetingWeeksBefore;
  if (!view.term || weeks === null) return null;
  const { edd } = view.term;
  const fromOn = minDate(
    dateAtGestationalAge(edd, WINDOW_OPENS_AT),
    addDays(addWeeks(edd, -weeks), -WINDOW_DAYS),
  );
  const held = meetingsOf(view).flatMap((m) => (m.kind === 'term' && m.held ? [m.held] : []));
  return held.filter((fact) => fact.on >= fromOn).sort((a, b) => a.ms - b.ms || a.id - b.id)[0] ?? null;
}

/** F2-04: the clinic convenes; the family department does once she has refused the clinic (C7). */
export function termMeetingSeed(view: CaseView): readonly Seed[] {
  const referred = view.own('referred')[0];
  if (!referred) return [];
  return [{ key: '1', trigger: referred, ...(standingRefusal(view) ? { responsible: 'FR' as const } : {}) }];
}
