/** A civil date `YYYY-MM-DD`, proleptic Gregorian, years 1800–2299. Sorts and compares as text. */
export type CivilDate = string;

/** ISO weekday: Monday 1 … Sunday 7. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** Days from 0000-03-01 to 1970-01-01; years are counted from March so that the leap day comes last. */
const DAYS_TO_EPOCH = 719_468;
const DAYS_PER_ERA = 146_097;
const FIRST_YEAR = 1800;
const LAST_YEAR = 2299;

/** True for a real date written `YYYY-MM-DD` within 1800–2299; 2026-02-30 is not one. */
export function isCivilDate(value: unknown): value is CivilDate {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const year = yearOf(value);
  const month = monthOf(value);
  const day = dayOf(value);
  if (year < FIRST_YEAR || year > LAST_YEAR) return false;
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/** Days since 1970-01-01 (negative before). The argument must be a civil date; callers check input with `isCivilDate`. */
export function dayNumber(on: CivilDate): number {
  return dayNumberOf(yearOf(on), monthOf(on), dayOf(on));
}

/** The inverse of `dayNumber`. */
export function fromDayNumber(n: number): CivilDate {
  return write(...partsOf(n));
}

/** The calendar year of a day number. */
export function yearOfDayNumber(n: number): number {
  return partsOf(n)[0];
}

/** Year, month and day of a day number. */
function partsOf(n: number): [year: number, month: number, day: number] {
  const shifted = n + DAYS_TO_EPOCH;
  const era = Math.floor(shifted / DAYS_PER_ERA);
  const dayOfEra = shifted - era * DAYS_PER_ERA;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1;
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  return [yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day];
}

/** `n` days later (earlier when negative). The day of `on` is day 0. */
export function addDays(on: CivilDate, n: number): CivilDate {
  return fromDayNumber(dayNumber(on) + n);
}

/** `n` weeks later: the same weekday. */
export function addWeeks(on: CivilDate, n: number): CivilDate {
  return addDays(on, 7 * n);
}

/** `n` months later or earlier, same day of the month; where that day does not exist, the month's last day (R-03, both ways). */
export function addMonths(on: CivilDate, n: number): CivilDate {
  const months = yearOf(on) * 12 + monthOf(on) - 1 + n;
  const year = Math.floor(months / 12);
  const month = months - year * 12 + 1;
  return write(year, month, Math.min(dayOf(on), daysInMonth(year, month)));
}

/** `n` years later or earlier; 29 February becomes the 28th in a common year. */
export function addYears(on: CivilDate, n: number): CivilDate {
  return addMonths(on, 12 * n);
}

/** Whole days from `from` to `to`; negative when `to` is the earlier one. */
export function daysBetween(from: CivilDate, to: CivilDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** ISO weekday: Monday 1 … Sunday 7. */
export function weekday(on: CivilDate): Weekday {
  return weekdayOfDayNumber(dayNumber(on));
}

/** ISO weekday of a day number, for walks that count in day numbers. */
export function weekdayOfDayNumber(n: number): Weekday {
  // Day 0, 1970-01-01, was a Thursday (4).
  const fromMonday = (((n + 3) % 7) + 7) % 7;
  return (fromMonday + 1) as Weekday;
}

/** The calendar year of a date. */
export function yearOf(on: CivilDate): number {
  return Number(on.slice(0, 4));
}

/** The earlier of two dates. */
export function minDate(a: CivilDate, b: CivilDate): CivilDate {
  return a <= b ? a : b;
}

/** The later of two dates. */
export function maxDate(a: CivilDate, b: CivilDate): CivilDate {
  return a >= b ? a : b;
}

function monthOf(on: CivilDate): number {
  return Number(on.slice(5, 7));
}

function dayOf(on: CivilDate): number {
  return Number(on.slice(8, 10));
}

function dayNumberOf(year: number, month: number, day: number): number {
  const yearFromMarch = month <= 2 ? year - 1 : year;
  const era = Math.floor(yearFromMarch / 400);
  const yearOfEra = yearFromMarch - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * DAYS_PER_ERA + dayOfEra - DAYS_TO_EPOCH;
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function write(year: number, month: number, day: number): CivilDate {
  return `${String(year).padStart(4, '0')}-${month < 10 ? '0' : ''}${month}-${day < 10 ? '0' : ''}${day}`;
}
