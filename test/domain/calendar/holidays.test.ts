import Holidays from 'date-holidays';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  closedDayName,
  dayNumber,
  easterSunday,
  fromDayNumber,
  publicHoliday,
  rollForwardDay,
  weekday,
} from '../../../domain/calendar/index.ts';

/** The table of §1.2: Skærtorsdag, Langfredag, Påskedag, 2. påskedag, Store Bededag's day, Kr. himmelfart, Pinse, 2. pinse. */
const TABLE: [number, string, string, string, string, string, string, string, string][] = [
  [2023, '04-06', '04-07', '04-09', '04-10', '05-05', '05-18', '05-28', '05-29'],
  [2024, '03-28', '03-29', '03-31', '04-01', '04-26', '05-09', '05-19', '05-20'],
  [2025, '04-17', '04-18', '04-20', '04-21', '05-16', '05-29', '06-08', '06-09'],
  [2026, '04-02', '04-03', '04-05', '04-06', '05-01', '05-14', '05-24', '05-25'],
  [2027, '03-25', '03-26', '03-28', '03-29', '04-23', '05-06', '05-16', '05-17'],
  [2028, '04-13', '04-14', '04-16', '04-17', '05-12', '05-25', '06-04', '06-05'],
  [2029, '03-29', '03-30', '04-01', '04-02', '04-27', '05-10', '05-20', '05-21'],
];

function holidayDatesOf(year: number): string[] {
  const dates: string[] = [];
  for (let n = dayNumber(`${year}-01-01`); n <= dayNumber(`${year}-12-31`); n += 1) {
    if (publicHoliday(fromDayNumber(n)) !== null) dates.push(fromDayNumber(n));
  }
  return dates;
}

describe('public holidays', () => {
  it.each(TABLE)('of %i are those of the catalogue', (year, ...days) => {
    const names = days.map((monthDay) => publicHoliday(`${year}-${monthDay}`)?.da ?? null);
    expect(names).toEqual([
      'Skærtorsdag',
      'Langfredag',
      'Påskedag',
      '2. påskedag',
      year <= 2023 ? 'Store Bededag' : null,
      'Kristi himmelfartsdag',
      'Pinsedag',
      '2. pinsedag',
    ]);
    expect(easterSunday(year)).toBe(`${year}-${days[2]}`);
    expect(holidayDatesOf(year)).toHaveLength(year <= 2023 ? 11 : 10);
  });

  it('agree with date-holidays for every day 1970–2099', () => {
    const library = new Holidays('DK');
    for (let year = 1970; year <= 2099; year += 1) {
      const expected = library
        .getHolidays(year)
        .filter((day) => day.type === 'public')
        .map((day) => day.date.slice(0, 10))
        .sort();
      expect(holidayDatesOf(year), String(year)).toEqual(expected);
    }
  });

  it('have a name in both languages', () => {
    expect(publicHoliday('2026-01-01')).toEqual({ da: 'Nytårsdag', en: "New Year's Day" });
    expect(publicHoliday('2026-12-25')).toEqual({ da: 'Juledag', en: 'Christmas Day' });
    expect(publicHoliday('2026-12-26')).toEqual({ da: '2. juledag', en: 'Boxing Day' });
    // Easter Sunday was 9 April in 2023, the last year of Store Bededag.
    expect(publicHoliday('2023-04-06')).toEqual({ da: 'Skærtorsdag', en: 'Maundy Thursday' });
    expect(publicHoliday('2023-04-07')).toEqual({ da: 'Langfredag', en: 'Good Friday' });
    expect(publicHoliday('2023-04-09')).toEqual({ da: 'Påskedag', en: 'Easter Sunday' });
    expect(publicHoliday('2023-04-10')).toEqual({ da: '2. påskedag', en: 'Easter Monday' });
    expect(publicHoliday('2023-05-05')).toEqual({ da: 'Store Bededag', en: 'Great Prayer Day' });
    expect(publicHoliday('2023-05-18')).toEqual({ da: 'Kristi himmelfartsdag', en: 'Ascension Day' });
    expect(publicHoliday('2023-05-28')).toEqual({ da: 'Pinsedag', en: 'Whit Sunday' });
    expect(publicHoliday('2023-05-29')).toEqual({ da: '2. pinsedag', en: 'Whit Monday' });
  });

  it.each(['2026-05-01', '2026-06-05', '2026-12-24', '2026-12-31', '2026-05-15', '2026-01-04'])(
    'are not %s: 1 May, Grundlovsdag, the eves, the day after Ascension, an ordinary Sunday',
    (on) => {
      expect(publicHoliday(on)).toBeNull();
    },
  );

  it('put Easter on a Sunday between 22 March and 25 April, 1800–2299', () => {
    for (let year = 1800; year <= 2299; year += 1) {
      const easter = easterSunday(year);
      expect(weekday(easter)).toBe(7);
      expect(easter >= `${year}-03-22` && easter <= `${year}-04-25`, easter).toBe(true);
    }
    expect([easterSunday(1818), easterSunday(1943), easterSunday(1954), easterSunday(1981)]).toEqual([
      '1818-03-22',
      '1943-04-25',
      '1954-04-18',
      '1981-04-19',
    ]);
  });
});

describe('days a citizen’s limit moves past (R-05)', () => {
  it.each([
    ['2026-06-05', 'Grundlovsdag'],
    ['2026-12-24', 'juleaftensdag'],
    ['2026-12-31', 'nytårsaftensdag'],
    ['2026-07-04', 'lørdag'],
    ['2026-07-05', 'søndag'],
    ['2026-04-03', 'Langfredag'],
    ['2026-04-05', 'Påskedag'],
    ['2026-12-26', '2. juledag'],
  ])('%s is %s', (on, name) => {
    expect(rollForwardDay(on)?.da).toBe(name);
  });

  it('are no others: 1 May, the day after Ascension and Store Bededag’s old day are ordinary', () => {
    expect(rollForwardDay('2026-05-01')).toBeNull();
    expect(rollForwardDay('2026-05-15')).toBeNull();
    expect(rollForwardDay(addDays(easterSunday(2025), 26))).toBeNull();
    expect(rollForwardDay('2023-05-05')?.da).toBe('Store Bededag');
  });
});

describe('closed days', () => {
  it('have their own name where the calendar knows one', () => {
    expect(closedDayName('06-05')).toEqual({ da: 'Grundlovsdag', en: 'Constitution Day' });
    expect(closedDayName('05-15')).toEqual({ da: 'lukkedag', en: 'closed day' });
    expect(closedDayName('12-24')).toEqual({ da: 'juleaftensdag', en: 'Christmas Eve' });
    expect(closedDayName('12-31')).toEqual({ da: 'nytårsaftensdag', en: "New Year's Eve" });
    expect(rollForwardDay('2026-07-04')).toEqual({ da: 'lørdag', en: 'Saturday' });
    expect(rollForwardDay('2026-07-05')).toEqual({ da: 'søndag', en: 'Sunday' });
  });
});
