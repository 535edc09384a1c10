import {
  type CivilDate,
  dayNumber,
  fromDayNumber,
  isCivilDate,
  weekday,
  yearOfDayNumber,
} from './civil-date.ts';

// Europe/Copenhagen from rules instead of `Intl`, so that workflow code gives the same answer in every sandbox and
// on every replay. Summer time is 01:00 UTC on the last Sunday of March until 01:00 UTC on the last Sunday of October
// (directive 2000/84/EC); until 1995 it ended in September, in 1980 it began on 6 April, before that there was none.
// The war years and the local time before 1894 are left out: no case reaches back to them.

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const WINTER_MINUTES = 60;
const SUMMER_MINUTES = 120;
const FIRST_SUMMER_TIME_YEAR = 1980;

interface SummerTime {
  fromMs: number;
  untilMs: number;
}

/** Pure cache: a year's transitions never change. Filled for 1980–2299 only, so it stays small. */
const summerTimes = new Map<number, SummerTime>();

/** Copenhagen's offset from UTC at an instant, in minutes: 60 or 120. */
export function offsetMinutes(ms: number): number {
  const summer = summerTimeOf(yearOfDayNumber(Math.floor(ms / DAY_MS)));
  return summer !== null && ms >= summer.fromMs && ms < summer.untilMs ? SUMMER_MINUTES : WINTER_MINUTES;
}

/** The date a Copenhagen calendar shows at an instant. */
export function civilDateOf(ms: number): CivilDate {
  return fromDayNumber(Math.floor((ms + offsetMinutes(ms) * MINUTE_MS) / DAY_MS));
}

/** 00:00:00 local time on a date. */
export function startOfDayMs(on: CivilDate): number {
  return localToMs(dayNumber(on) * DAY_MS);
}

/** 23:59:59 local time on a date, where a date-based limit ends; one second later it is overdue. */
export function endOfDayMs(on: CivilDate): number {
  return localToMs((dayNumber(on) + 1) * DAY_MS) - SECOND_MS;
}

/**
 * The instant of a local wall-clock time. A time that the spring change skips is read with the winter offset (02:30
 * becomes 03:30); of a time that the autumn change shows twice, the first is taken.
 */
export function atLocalMs(on: CivilDate, hour: number, minute = 0): number {
  return localToMs(dayNumber(on) * DAY_MS + hour * HOUR_MS + minute * MINUTE_MS);
}

/** RFC 3339 with Copenhagen's offset, `2025-04-11T15:30:00+02:00`; milliseconds are written only when not 0. */
export function formatInstant(ms: number): string {
  const offset = offsetMinutes(ms);
  const local = ms + offset * MINUTE_MS;
  const day = Math.floor(local / DAY_MS);
  const inDay = local - day * DAY_MS;
  const hour = two(Math.floor(inDay / HOUR_MS));
  const minute = two(Math.floor(inDay / MINUTE_MS) % 60);
  const second = two(Math.floor(inDay / SECOND_MS) % 60);
  const millisecond = inDay % SECOND_MS;
  const fraction = millisecond === 0 ? '' : `.${String(millisecond).padStart(3, '0')}`;
  return `${fromDayNumber(day)}T${hour}:${minute}:${second}${fraction}+${two(offset / 60)}:00`;
}

const RFC_3339 =
  /^(\d{4}-\d{2}-\d{2})[Tt]([01]\d|2[0-3]):([0-5]\d):([0-5]\d)(?:\.(\d+))?(?:[Zz]|([+-])([01]\d|2[0-3]):([0-5]\d))$/;

/**
 * Epoch milliseconds of an RFC 3339 text with offset; digits beyond the millisecond are cut off. `null` for everything
 * else: no offset, 24:00, second 60, a date that does not exist, or one that is outside 1800–2299 as written or in
 * Copenhagen.
 */
export function parseInstant(text: unknown): number | null {
  if (typeof text !== 'string') return null;
  const match = RFC_3339.exec(text);
  const on = match?.[1];
  if (!match || !isCivilDate(on)) return null;
  const [, , hour, minute, second, fraction, sign, offsetHour, offsetMinute] = match;
  const offset = (Number(offsetHour ?? 0) * 60 + Number(offsetMinute ?? 0)) * (sign === '-' ? -1 : 1);
  const ms =
    dayNumber(on) * DAY_MS +
    Number(hour) * HOUR_MS +
    (Number(minute) - offset) * MINUTE_MS +
    Number(second) * SECOND_MS +
    Number((fraction ?? '').slice(0, 3).padEnd(3, '0'));
  return isCivilDate(civilDateOf(ms)) ? ms : null;
}

/** `localMs` is the wall clock read as if it were UTC. The summer offset is tried first: it gives the fold's first instant. */
function localToMs(localMs: number): number {
  const inSummer = localMs - SUMMER_MINUTES * MINUTE_MS;
  return offsetMinutes(inSummer) === SUMMER_MINUTES ? inSummer : localMs - WINTER_MINUTES * MINUTE_MS;
}

function summerTimeOf(year: number): SummerTime | null {
  if (year < FIRST_SUMMER_TIME_YEAR) return null;
  const known = summerTimes.get(year);
  if (known) return known;
  const begins = year === 1980 ? dayNumber('1980-04-06') : lastSundayOnOrBefore(`${year}-03-31`);
  const ends = lastSundayOnOrBefore(year <= 1995 ? `${year}-09-30` : `${year}-10-31`);
  const summer = { fromMs: begins * DAY_MS + HOUR_MS, untilMs: ends * DAY_MS + HOUR_MS };
  if (year <= 2299) summerTimes.set(year, summer);
  return summer;
}

function lastSundayOnOrBefore(on: CivilDate): number {
  return dayNumber(on) - (weekday(on) % 7);
}

function two(n: number): string {
  return n < 10 ? `0${n}` : String(n);
}
