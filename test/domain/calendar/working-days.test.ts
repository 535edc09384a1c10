import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addHverdage,
  addMonths,
  addWeeks,
  addWorkingDays,
  addYears,
  type DayTrace,
  daysBetween,
  gestationalAge,
  isWorkingDay,
  lastWorkingDayOnOrBefore,
  publicHoliday,
  rollForward,
  rollForwardEu,
} from '../../../domain/calendar/index.ts';
import { caseDate, closedDays } from './arbitraries.ts';

const CLOSED = ['06-05', '12-24', '12-31'];
const count = fc.integer({ min: 0, max: 60 });

/** A second opinion on which days count, built on a library's weekday. */
const weekdayOf = (on: string) => Temporal.PlainDate.from(on).dayOfWeek;
const isArbejdsdag = (on: string, closed: readonly string[]) =>
  weekdayOf(on) <= 5 && publicHoliday(on) === null && !closed.includes(on.slice(5));
const isHverdag = (on: string, saturdayCounts: boolean) =>
  weekdayOf(on) <= (saturdayCounts ? 6 : 5) && publicHoliday(on) === null;

/** How many days after `from` up to and with `until` satisfy a test, day by day. */
function countBetween(from: string, until: string, counts: (on: string) => boolean): number {
  const length = Temporal.PlainDate.from(from).until(until).days;
  return Array.from({ length }, (_, i) =>
    Temporal.PlainDate.from(from)
      .add({ days: i + 1 })
      .toString(),
  ).filter(counts).length;
}

describe('the vectors of the catalogue (§1.3)', () => {
  it.each([
    ['over Easter', '2025-04-11', '2025-04-24', '2025-04-22'],
    ['over Christmas', '2025-12-22', '2026-01-02', '2025-12-31'],
    ['over Pentecost', '2025-05-30', '2025-06-10', '2025-06-06'],
    ['over the former Store Bededag', '2024-04-25', '2024-05-03', '2024-05-02'],
  ])('6 hverdage %s, received %s: %s from Monday to Friday, %s with Saturdays', (_, on, lenient, strict) => {
    expect(addHverdage(on, 6, false)).toBe(lenient);
    expect(addHverdage(on, 6, true)).toBe(strict);
  });

  it('6 working days over Christmas with 24 and 31 December closed', () => {
    expect(addWorkingDays('2025-12-22', 6, ['12-24', '12-31'])).toBe('2026-01-06');
  });

  it('7 arbejdsdage over Grundlovsdag and Pentecost', () => {
    expect(addWorkingDays('2025-05-30', 7, CLOSED)).toBe('2025-06-12');
  });

  it('7 days of a formandsafgørelse count the first day, end on Pinsedag and do not roll (R-04, R-06)', () => {
    const due = addDays('2025-06-02', 6);
    expect(due).toBe('2025-06-08');
    expect(publicHoliday(due)?.da).toBe('Pinsedag');
    expect(lastWorkingDayOnOrBefore(due, CLOSED)).toBe('2025-06-06');
  });

  it('4 months from 31 October end on the last of February', () => {
    expect(addMonths('2025-10-31', 4)).toBe('2026-02-28');
  });

  it('a klagefrist of 4 weeks over Christmas moves to the Monday', () => {
    expect(rollForward(addWeeks('2025-11-28', 4))).toBe('2025-12-29');
  });

  it('3 months and 10 weeks before termin', () => {
    const edd = '2022-11-23';
    expect(addMonths(edd, -3)).toBe('2022-08-23');
    expect(gestationalAge(edd, addMonths(edd, -3))).toBe('26+6');
    expect(addWeeks(edd, -10)).toBe('2022-09-14');
    expect(gestationalAge(edd, addWeeks(edd, -10))).toBe('30+0');
  });

  it('a consent of one year given on 29 February lapses on the 28th', () => {
    expect(addYears('2024-02-29', 1)).toBe('2025-02-28');
  });

  it('10 arbejdsdage over Easter 2025', () => {
    expect(addWorkingDays('2025-04-11', 10, CLOSED)).toBe('2025-04-30');
  });
});

describe('arbejdsdage', () => {
  it('leave out weekends, holidays and the closed days that are given', () => {
    expect(isWorkingDay('2026-06-05', CLOSED)).toBe(false);
    expect(isWorkingDay('2026-06-05', [])).toBe(true);
    expect(isWorkingDay('2026-05-14', [])).toBe(false);
    expect(isWorkingDay('2026-05-16', [])).toBe(false);
    expect(isWorkingDay('2026-05-15', [])).toBe(true);
  });

  it('are never counted on the trigger day; none added gives the day itself, working or not (R-02)', () => {
    expect(addWorkingDays('2026-07-06', 1, CLOSED)).toBe('2026-07-07');
    expect(addWorkingDays('2026-07-04', 1, CLOSED)).toBe('2026-07-06');
    expect(addWorkingDays('2026-07-04', 0, CLOSED)).toBe('2026-07-04');
  });

  it('are counted as a day-by-day count with a library counts them', () => {
    fc.assert(
      fc.property(caseDate, count, closedDays, (on, n, closed) => {
        const due = addWorkingDays(on, n, closed);
        expect(countBetween(on, due, (day) => isArbejdsdag(day, closed))).toBe(n);
        expect(n === 0 || isArbejdsdag(due, closed)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('are counted backwards likewise', () => {
    expect(addWorkingDays('2025-04-22', -1, CLOSED)).toBe('2025-04-16');
    fc.assert(
      fc.property(caseDate, fc.integer({ min: 1, max: 60 }), closedDays, (on, n, closed) => {
        const start = addWorkingDays(on, -n, closed);
        expect(isArbejdsdag(start, closed)).toBe(true);
        expect(countBetween(addDays(start, -1), addDays(on, -1), (day) => isArbejdsdag(day, closed))).toBe(n);
      }),
      { numRuns: 200 },
    );
  });

  it('from a working day, forward and back again end where they began', () => {
    fc.assert(
      fc.property(caseDate, count, closedDays, (on, n, closed) => {
        fc.pre(isWorkingDay(on, closed));
        expect(addWorkingDays(addWorkingDays(on, n, closed), -n, closed)).toBe(on);
      }),
    );
  });

  it('give a later or equal day for a later trigger and a strictly later one for a greater number', () => {
    fc.assert(
      fc.property(caseDate, fc.nat(30), count, closedDays, (on, later, n, closed) => {
        expect(addWorkingDays(on, n, closed) <= addWorkingDays(addDays(on, later), n, closed)).toBe(true);
        expect(addWorkingDays(on, n, closed) < addWorkingDays(on, n + 1, closed)).toBe(true);
        expect(addWorkingDays(on, n, []) <= addWorkingDays(on, n, closed)).toBe(true);
      }),
    );
  });

  it('the last one on or before a date is that date, or leaves none between', () => {
    fc.assert(
      fc.property(caseDate, closedDays, (on, closed) => {
        const last = lastWorkingDayOnOrBefore(on, closed);
        expect(last <= on && isArbejdsdag(last, closed)).toBe(true);
        expect(countBetween(last, on, (day) => isArbejdsdag(day, closed))).toBe(0);
      }),
    );
  });

  it('mind a closed day in every year of a long count', () => {
    const closedDays = ['05-15'];
    const due = addWorkingDays('2025-01-02', 1000, closedDays);
    expect(countBetween('2025-01-02', due, (day) => isArbejdsdag(day, closedDays))).toBe(1000);
  });

  it('come to an end even where a municipality lists every day as closed', () => {
    const everyDay = Array.from({ length: 366 }, (_, i) => addDays('2024-01-01', i).slice(5));
    expect(addWorkingDays('2026-07-06', 1, everyDay) > '2027-07-06').toBe(true);
    expect(lastWorkingDayOnOrBefore('2026-07-06', everyDay) < '2025-07-07').toBe(true);
  });
});

describe('hverdage', () => {
  it.each([true, false])(
    'are counted as a day-by-day count counts them (Saturday counts: %s)',
    (saturday) => {
      fc.assert(
        fc.property(caseDate, count, (on, n) => {
          const due = addHverdage(on, n, saturday);
          expect(countBetween(on, due, (day) => isHverdag(day, saturday))).toBe(n);
          expect(n === 0 || isHverdag(due, saturday)).toBe(true);
        }),
        { numRuns: 200 },
      );
    },
  );

  it('with Saturdays are never later than without', () => {
    fc.assert(
      fc.property(caseDate, count, (on, n) => {
        expect(addHverdage(on, n, true) <= addHverdage(on, n, false)).toBe(true);
      }),
    );
  });

  it('count Grundlovsdag and the eves, which only close the office', () => {
    expect(addHverdage('2026-06-04', 1, false)).toBe('2026-06-05');
    expect(addHverdage('2026-12-23', 1, false)).toBe('2026-12-24');
    expect(addHverdage('2026-07-06', -1, true)).toBe('2026-07-04');
  });
});

describe('rolling forward', () => {
  it.each([
    ['2025-12-24', '2025-12-29'],
    ['2025-12-31', '2026-01-02'],
    ['2026-06-05', '2026-06-08'],
    ['2025-04-17', '2025-04-22'],
    ['2026-07-04', '2026-07-06'],
    ['2026-07-06', '2026-07-06'],
    ['2026-05-15', '2026-05-15'],
  ])('a citizen’s limit on %s ends on %s (R-05)', (on, expected) => {
    expect(rollForward(on)).toBe(expected);
  });

  it.each([
    ['2026-06-05', '2026-06-05'],
    ['2025-12-24', '2025-12-24'],
    ['2025-12-31', '2025-12-31'],
    ['2025-12-25', '2025-12-29'],
    ['2026-05-24', '2026-05-26'],
  ])('a limit of EU law on %s ends on %s (R-08)', (on, expected) => {
    expect(rollForwardEu(on)).toBe(expected);
  });

  it('moves at most over a long Easter or Christmas, never back, and not a second time', () => {
    fc.assert(
      fc.property(caseDate, (on) => {
        const rolled = rollForward(on);
        expect(daysBetween(on, rolled)).toBeGreaterThanOrEqual(0);
        expect(daysBetween(on, rolled)).toBeLessThanOrEqual(5);
        expect(rollForward(rolled)).toBe(rolled);
        expect(rollForwardEu(on) <= rolled).toBe(true);
      }),
    );
  });
});

describe('the trace of a count', () => {
  it('names every day that was counted or passed over', () => {
    const trace: DayTrace = [];
    addWorkingDays('2025-06-04', 2, CLOSED, trace);
    expect(trace).toEqual([
      { on: '2025-06-05', skipped: { da: 'Grundlovsdag', en: 'Constitution Day' } },
      { on: '2025-06-06', counted: 1 },
      { on: '2025-06-07', skipped: { da: 'lørdag', en: 'Saturday' } },
      { on: '2025-06-08', skipped: { da: 'Pinsedag', en: 'Whit Sunday' } },
      { on: '2025-06-09', skipped: { da: '2. pinsedag', en: 'Whit Monday' } },
      { on: '2025-06-10', counted: 2 },
    ]);
  });

  it('shows what a limit rolled over and where it stopped', () => {
    const trace: DayTrace = [];
    rollForward('2025-12-26', trace);
    expect(trace).toEqual([
      { on: '2025-12-26', skipped: { da: '2. juledag', en: 'Boxing Day' } },
      { on: '2025-12-27', skipped: { da: 'lørdag', en: 'Saturday' } },
      { on: '2025-12-28', skipped: { da: 'søndag', en: 'Sunday' } },
      { on: '2025-12-29' },
    ]);
  });

  it('walks backwards to the internal target', () => {
    const trace: DayTrace = [];
    lastWorkingDayOnOrBefore('2025-04-18', CLOSED, trace);
    expect(trace.map((day) => [day.on, day.skipped?.da])).toEqual([
      ['2025-04-18', 'Langfredag'],
      ['2025-04-17', 'Skærtorsdag'],
      ['2025-04-16', undefined],
    ]);
  });

  it('covers the way from the trigger to the result without gap, and changes no result', () => {
    fc.assert(
      fc.property(caseDate, count, closedDays, (on, n, closed) => {
        const trace: DayTrace = [];
        const due = addWorkingDays(on, n, closed, trace);
        expect(due).toBe(addWorkingDays(on, n, closed));
        expect(trace.map((day) => day.on)).toEqual(
          Array.from({ length: daysBetween(on, due) }, (_, i) => addDays(on, i + 1)),
        );
        expect(trace.filter((day) => day.counted !== undefined)).toHaveLength(n);
        expect(trace.every((day) => (day.counted === undefined) === (day.skipped !== undefined))).toBe(true);
      }),
    );
  });
});
