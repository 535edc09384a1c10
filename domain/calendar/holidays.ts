import { addDays, type CivilDate, dayNumber, type Weekday, weekday, yearOfDayNumber } from './civil-date.ts';

/** A day's name in Danish and English. */
export interface DayName {
  da: string;
  en: string;
}

/** Store Bededag was abolished from 1 January 2024 by lov nr. 214 af 7/3/2023. */
const LAST_YEAR_OF_STORE_BEDEDAG = 2023;

const MOVING_HOLIDAYS: readonly (DayName & { fromEaster: number; lastYear?: number })[] = [
  { fromEaster: -3, da: 'Skærtorsdag', en: 'Maundy Thursday' },
  { fromEaster: -2, da: 'Langfredag', en: 'Good Friday' },
  { fromEaster: 0, da: 'Påskedag', en: 'Easter Sunday' },
  { fromEaster: 1, da: '2. påskedag', en: 'Easter Monday' },
  { fromEaster: 26, da: 'Store Bededag', en: 'Great Prayer Day', lastYear: LAST_YEAR_OF_STORE_BEDEDAG },
  { fromEaster: 39, da: 'Kristi himmelfartsdag', en: 'Ascension Day' },
  { fromEaster: 49, da: 'Pinsedag', en: 'Whit Sunday' },
  { fromEaster: 50, da: '2. pinsedag', en: 'Whit Monday' },
];

const FIXED_HOLIDAYS: readonly (DayName & { monthDay: string })[] = [
  { monthDay: '01-01', da: 'Nytårsdag', en: "New Year's Day" },
  { monthDay: '12-25', da: 'Juledag', en: 'Christmas Day' },
  { monthDay: '12-26', da: '2. juledag', en: 'Boxing Day' },
];

const SATURDAY: DayName = { da: 'lørdag', en: 'Saturday' };
const SUNDAY: DayName = { da: 'søndag', en: 'Sunday' };

/** R-05's own three days; they are no public holidays, but a citizen's limit moves past them. */
const ROLL_FORWARD_DAYS = new Map<string, DayName>([
  ['06-05', { da: 'Grundlovsdag', en: 'Constitution Day' }],
  ['12-24', { da: 'juleaftensdag', en: 'Christmas Eve' }],
  ['12-31', { da: 'nytårsaftensdag', en: "New Year's Eve" }],
]);

const OTHER_CLOSED_DAY: DayName = { da: 'lukkedag', en: 'closed day' };

/** Pure cache by year. Filled for 1800–2299 only, so it stays small. */
const holidaysByYear = new Map<number, ReadonlyMap<number, DayName>>();

/** Easter Sunday of a year (Gregorian computus). */
export function easterSunday(year: number): CivilDate {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const yearOfCentury = year % 100;
  const lunarCorrection = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - Math.floor(century / 4) - lunarCorrection + 15) % 30;
  const toSunday =
    (32 + 2 * (century % 4) + 2 * Math.floor(yearOfCentury / 4) - epact - (yearOfCentury % 4)) % 7;
  const lateMoon = Math.floor((golden + 11 * epact + 22 * toSunday) / 451);
  const daysAfter22March = epact + toSunday - 7 * lateMoon;
  return addDays(`${String(year).padStart(4, '0')}-03-22`, daysAfter22March);
}

/** The name of the public holiday (folkekirkens helligdage) on a date, or `null`. Sundays as such are not holidays here. */
export function publicHoliday(on: CivilDate): DayName | null {
  return publicHolidayOfDay(dayNumber(on));
}

/** The same of a day number, for walks that count in day numbers. */
export function publicHolidayOfDay(n: number): DayName | null {
  return holidaysOf(yearOfDayNumber(n)).get(n) ?? null;
}

/** "lørdag" or "søndag", or `null` from Monday to Friday. */
export function weekendDayName(day: Weekday): DayName | null {
  if (day < 6) return null;
  return day === 6 ? SATURDAY : SUNDAY;
}

/** Why a citizen's limit may not end on this date (R-05: forældelsesloven § 27 stk. 2), or `null` when it may. */
export function rollForwardDay(on: CivilDate): DayName | null {
  return publicHoliday(on) ?? weekendDayName(weekday(on)) ?? ROLL_FORWARD_DAYS.get(on.slice(5)) ?? null;
}

/** The name of a day on which a municipality is closed, given as `MM-DD`. */
export function closedDayName(monthDay: string): DayName {
  return ROLL_FORWARD_DAYS.get(monthDay) ?? OTHER_CLOSED_DAY;
}

/** The holidays of a year by day number. */
function holidaysOf(year: number): ReadonlyMap<number, DayName> {
  const known = holidaysByYear.get(year);
  if (known) return known;
  const days = new Map<number, DayName>();
  for (const { monthDay, da, en } of FIXED_HOLIDAYS) {
    days.set(dayNumber(`${String(year).padStart(4, '0')}-${monthDay}`), { da, en });
  }
  const easter = dayNumber(easterSunday(year));
  for (const { fromEaster, lastYear, da, en } of MOVING_HOLIDAYS) {
    if (lastYear === undefined || year <= lastYear) days.set(easter + fromEaster, { da, en });
  }
  if (year >= 1800 && year <= 2299) holidaysByYear.set(year, days);
  return days;
}
