import { addMonths, addWeeks, addYears, type CivilDate, daysBetween, yearOf } from './civil-date.ts';

/** A child's age in completed years, months (0–11), weeks (0–4) and days (0–6). */
export interface Age {
  years: number;
  months: number;
  weeks: number;
  days: number;
}

/** When the child starts school: in the year of the sixth birthday, a year later, or a year earlier (F4-12). */
export type SchoolStartChoice = 'normal' | 'postponed' | 'early';

const SCHOOL_START_AGE: Readonly<Record<SchoolStartChoice, number>> = { normal: 6, postponed: 7, early: 5 };

/** The birthday on which the child is so many years old; born on 29 February, the 28th in a common year. */
export function ageDateYears(birthOn: CivilDate, years: number): CivilDate {
  return addYears(birthOn, years);
}

/** The date on which the child is so many months old (R-03 where the day does not exist). */
export function ageDateMonths(birthOn: CivilDate, months: number): CivilDate {
  return addMonths(birthOn, months);
}

/** The date on which the child is so many weeks old. */
export function ageDateWeeks(birthOn: CivilDate, weeks: number): CivilDate {
  return addWeeks(birthOn, weeks);
}

/** The age on a date in the units people say it in; all 0 before the birth. */
export function ageInWords(birthOn: CivilDate, on: CivilDate): Age {
  if (on < birthOn) return { years: 0, months: 0, weeks: 0, days: 0 };
  let months = (yearOf(on) - yearOf(birthOn)) * 12 + Number(on.slice(5, 7)) - Number(birthOn.slice(5, 7));
  if (addMonths(birthOn, months) > on) months -= 1;
  const rest = daysBetween(addMonths(birthOn, months), on);
  return {
    years: Math.floor(months / 12),
    months: months % 12,
    weeks: Math.floor(rest / 7),
    days: rest % 7,
  };
}

/** 1 August of the year in which the child starts school. Whether the choice is open to this child is decided elsewhere. */
export function schoolStartOn(birthOn: CivilDate, choice: SchoolStartChoice): CivilDate {
  return `${yearOf(birthOn) + SCHOOL_START_AGE[choice]}-08-01`;
}
