import {
  type CivilDate,
  dayNumber,
  fromDayNumber,
  type Weekday,
  weekday,
  weekdayOfDayNumber,
} from './civil-date.ts';
import {
  closedDayName,
  type DayName,
  publicHolidayOfDay,
  rollForwardDay,
  weekendDayName,
} from './holidays.ts';

/**
 * Every day a computation walked, in walking order: `counted` is its ordinal from 1 (also when counting backwards),
 * `skipped` names why it did not count, and neither stands on the day where a search for a day ended.
 */
export type DayTrace = { on: CivilDate; counted?: number; skipped?: DayName }[];

/** The reason a day number is passed over, or `null` when it counts. */
type SkipReason = (n: number, day: Weekday) => DayName | null;

/** A municipality closed on every day of the year would never end a count; after this many the closing is disregarded. */
const LONGEST_CLOSING_DAYS = 366;

/** True on an arbejdsdag: Monday–Friday, no public holiday, none of the municipality's closed days (`MM-DD`). */
export function isWorkingDay(on: CivilDate, closedDays: readonly string[]): boolean {
  return notWorking(dayNumber(on), weekday(on), closedDays) === null;
}

/**
 * The `n`-th arbejdsdag after `on`, which is day 0 and never counted. Negative `n` counts backwards; 0 gives
 * `on` itself, working day or not.
 */
export function addWorkingDays(
  on: CivilDate,
  n: number,
  closedDays: readonly string[],
  trace?: DayTrace,
): CivilDate {
  return countDays(on, n, workingDayRule(closedDays), trace);
}

/** The last arbejdsdag on or before a date: the internal target of an authority's own limit. */
export function lastWorkingDayOnOrBefore(
  on: CivilDate,
  closedDays: readonly string[],
  trace?: DayTrace,
): CivilDate {
  return findDay(on, -1, workingDayRule(closedDays), trace);
}

/**
 * The `n`-th hverdag after `on`. With `saturdayCounts` the older, strict Monday–Saturday reading, without it the
 * lenient Monday–Friday one (§1.2 of the catalogue). Closed days of a municipality always count. Negative `n` counts
 * backwards; 0 gives `on`.
 */
export function addHverdage(on: CivilDate, n: number, saturdayCounts: boolean, trace?: DayTrace): CivilDate {
  const rule: SkipReason = saturdayCounts
    ? (n, day) => publicHolidayOfDay(n) ?? (day === 7 ? weekendDayName(day) : null)
    : weekendOrHoliday;
  return countDays(on, n, rule, trace);
}

/** Where a citizen's limit ends: the date itself, or the next that is no weekend, holiday, 5 June, 24 or 31 December. */
export function rollForward(on: CivilDate, trace?: DayTrace): CivilDate {
  return findDay(on, 1, (n) => rollForwardDay(fromDayNumber(n)), trace);
}

/** Where a limit of EU law ends (R-08, Regulation 1182/71): the date itself, or the next that is no weekend or public holiday. */
export function rollForwardEu(on: CivilDate, trace?: DayTrace): CivilDate {
  return findDay(on, 1, weekendOrHoliday, trace);
}

function weekendOrHoliday(n: number, day: Weekday): DayName | null {
  return publicHolidayOfDay(n) ?? weekendDayName(day);
}

function notWorking(n: number, day: Weekday, closedDays: readonly string[]): DayName | null {
  const reason = weekendOrHoliday(n, day);
  if (reason || closedDays.length === 0) return reason;
  const monthDay = fromDayNumber(n).slice(5);
  return closedDays.includes(monthDay) ? closedDayName(monthDay) : null;
}

/** The arbejdsdag rule for one walk; it remembers how long it has found nothing but closed days. */
function workingDayRule(closedDays: readonly string[]): SkipReason {
  let skippedInARow = 0;
  return (n, day) => {
    const reason = notWorking(n, day, skippedInARow < LONGEST_CLOSING_DAYS ? closedDays : []);
    skippedInARow = reason === null ? 0 : skippedInARow + 1;
    return reason;
  };
}

function countDays(on: CivilDate, n: number, reasonToSkip: SkipReason, trace?: DayTrace): CivilDate {
  const step = n < 0 ? -1 : 1;
  const wanted = Math.abs(n);
  let at = dayNumber(on);
  let counted = 0;
  while (counted < wanted) {
    at += step;
    const skipped = reasonToSkip(at, weekdayOfDayNumber(at));
    if (skipped === null) counted += 1;
    trace?.push(skipped === null ? { on: fromDayNumber(at), counted } : { on: fromDayNumber(at), skipped });
  }
  return fromDayNumber(at);
}

function findDay(on: CivilDate, step: 1 | -1, reasonToSkip: SkipReason, trace?: DayTrace): CivilDate {
  for (let at = dayNumber(on); ; at += step) {
    const skipped = reasonToSkip(at, weekdayOfDayNumber(at));
    trace?.push(skipped === null ? { on: fromDayNumber(at) } : { on: fromDayNumber(at), skipped });
    if (skipped === null) return fromDayNumber(at);
  }
}
