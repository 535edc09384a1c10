import { addDays, type CivilDate, daysBetween } from './civil-date.ts';

/** Completed weeks and days of a pregnancy; `22+0` opens the 23rd week. */
export interface GestationalAge {
  weeks: number;
  days: number;
}

/** Termin is 40+0 after the first day of the last menstruation. */
const TERM_DAYS = 280;
const LONGEST_WEEKS = 45;

/** Reads `w+d` (weeks 0–45, days 0–6); `null` for anything else. */
export function parseGestationalAge(text: unknown): GestationalAge | null {
  const match = typeof text === 'string' ? /^(\d{1,2})\+([0-6])$/.exec(text) : null;
  if (!match) return null;
  const weeks = Number(match[1]);
  return weeks > LONGEST_WEEKS ? null : { weeks, days: Number(match[2]) };
}

/** `w+d` as a number of days; `null` where it is no gestational age. */
export function gestationalDays(text: unknown): number | null {
  const age = parseGestationalAge(text);
  return age === null ? null : age.weeks * 7 + age.days;
}

/** Gestational age on a date in days: 280 − (edd − on). Negative before the last menstruation. */
export function gestationalDaysOn(edd: CivilDate, on: CivilDate): number {
  return TERM_DAYS - daysBetween(on, edd);
}

/** Gestational age on a date as `w+d`. Before the last menstruation it is `-w+d`, the time that remains: `-0+1` the day before. */
export function gestationalAge(edd: CivilDate, on: CivilDate): string {
  const days = gestationalDaysOn(edd, on);
  const size = Math.abs(days);
  return `${days < 0 ? '-' : ''}${Math.floor(size / 7)}+${size % 7}`;
}

/**
 * The date on which a pregnancy reaches `w+d`. The text comes from a rule or a parameter that was checked when read:
 * anything else is a programming error and throws RangeError, since no date would be right.
 */
export function dateAtGestationalAge(edd: CivilDate, text: string): CivilDate {
  const days = gestationalDays(text);
  if (days === null) throw new RangeError('not a gestational age "w+d"');
  return addDays(edd, days - TERM_DAYS);
}

/** The first day of the last menstruation that belongs to a termin (28-day cycle). */
export function lmpFromEdd(edd: CivilDate): CivilDate {
  return addDays(edd, -TERM_DAYS);
}

/** Termin from the first day of the last menstruation (28-day cycle). */
export function eddFromLmp(lmp: CivilDate): CivilDate {
  return addDays(lmp, TERM_DAYS);
}
