import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  addWeeks,
  addYears,
  dayNumber,
  daysBetween,
  fromDayNumber,
  isCivilDate,
  maxDate,
  minDate,
  weekday,
  yearOf,
} from '../../../domain/calendar/index.ts';
import { anyDate, caseDate } from './arbitraries.ts';

describe('isCivilDate', () => {
  it.each(['2026-02-28', '2024-02-29', '2000-02-29', '1800-01-01', '2299-12-31'])('accepts %s', (on) => {
    expect(isCivilDate(on)).toBe(true);
  });

  it.each([
    '2026-02-30',
    '2026-02-29',
    '1900-02-29',
    '2026-04-31',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '2026-01-32',
    '1799-12-31',
    '2300-01-01',
    '2026-1-1',
    '26-01-01',
    '2026-01-01T00:00:00Z',
    ' 2026-01-01',
    '2026-01-01 2026-01-01',
    '2026-01-01\n',
    '٢٠٢٦-٠١-٠١',
    '',
    20260101,
    null,
    undefined,
    ['2026-01-01'],
  ])('rejects %j', (value) => {
    expect(isCivilDate(value)).toBe(false);
  });

  it('agrees with a library on every combination of digits that looks like a date', () => {
    const two = (max: number) => fc.integer({ min: 0, max }).map((n) => String(n).padStart(2, '0'));
    fc.assert(
      fc.property(fc.integer({ min: 1800, max: 2299 }), two(14), two(33), (year, month, day) => {
        const text = `${year}-${month}-${day}`;
        let exists = true;
        try {
          Temporal.PlainDate.from(text, { overflow: 'reject' });
        } catch {
          exists = false;
        }
        expect(isCivilDate(text)).toBe(exists);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('day numbers', () => {
  it('start at 1970-01-01 and are negative before', () => {
    expect(dayNumber('1970-01-01')).toBe(0);
    expect(dayNumber('1969-12-31')).toBe(-1);
    expect(fromDayNumber(-1)).toBe('1969-12-31');
  });

  it('number every day from 1800 to 2299 without gap, as Date.UTC does', () => {
    const first = Date.UTC(1800, 0, 1) / 86_400_000;
    const last = Date.UTC(2299, 11, 31) / 86_400_000;
    let wrong = 0;
    for (let n = first; n <= last; n += 1) {
      const expected = new Date(n * 86_400_000).toISOString().slice(0, 10);
      if (fromDayNumber(n) !== expected || dayNumber(expected) !== n || !isCivilDate(expected)) wrong += 1;
    }
    expect(wrong).toBe(0);
  });
});

describe('date arithmetic', () => {
  it('counts from the day after the trigger, so that weeks keep the weekday (R-02)', () => {
    expect(addDays('2025-04-11', 7)).toBe('2025-04-18');
    expect(addWeeks('2025-11-28', 4)).toBe('2025-12-26');
    fc.assert(
      fc.property(caseDate, fc.integer({ min: -500, max: 500 }), (on, n) => {
        expect(weekday(addWeeks(on, n))).toBe(weekday(on));
      }),
    );
  });

  it.each([
    ['2025-10-31', 4, '2026-02-28'],
    ['2023-10-31', 4, '2024-02-29'],
    ['2025-05-31', -3, '2025-02-28'],
    ['2024-05-31', -3, '2024-02-29'],
    ['2022-11-23', -3, '2022-08-23'],
    ['2025-03-31', 1, '2025-04-30'],
    ['2025-12-31', 2, '2026-02-28'],
    ['2026-01-31', -2, '2025-11-30'],
    ['2025-01-15', -1, '2024-12-15'],
    ['2025-07-07', 0, '2025-07-07'],
  ])('%s and %i months is %s (R-03)', (on, months, expected) => {
    expect(addMonths(on, months)).toBe(expected);
  });

  it('clamps months to the last day exactly as a library does, in both directions', () => {
    fc.assert(
      fc.property(caseDate, fc.integer({ min: -1500, max: 1500 }), (on, months) => {
        expect(addMonths(on, months)).toBe(Temporal.PlainDate.from(on).add({ months }).toString());
      }),
      { numRuns: 1000 },
    );
  });

  it('turns 29 February into the 28th in a common year and keeps it in a leap year', () => {
    expect(addYears('2024-02-29', 1)).toBe('2025-02-28');
    expect(addYears('2024-02-29', 4)).toBe('2028-02-29');
    expect(addYears('2025-02-28', -1)).toBe('2024-02-28');
  });

  it('undoes what it did: days added and subtracted, differences applied', () => {
    fc.assert(
      fc.property(anyDate, anyDate, (a, b) => {
        expect(addDays(a, daysBetween(a, b))).toBe(b);
        expect(daysBetween(a, b)).toBe(-daysBetween(b, a) + 0);
        expect(fromDayNumber(dayNumber(a))).toBe(a);
      }),
    );
  });

  it('orders dates as text, so that minDate and maxDate agree with the day numbers', () => {
    fc.assert(
      fc.property(anyDate, anyDate, (a, b) => {
        expect(dayNumber(minDate(a, b))).toBe(Math.min(dayNumber(a), dayNumber(b)));
        expect(dayNumber(maxDate(a, b))).toBe(Math.max(dayNumber(a), dayNumber(b)));
      }),
    );
  });

  it('names weekday and year as a library does', () => {
    fc.assert(
      fc.property(anyDate, (on) => {
        const expected = Temporal.PlainDate.from(on);
        expect(weekday(on)).toBe(expected.dayOfWeek);
        expect(yearOf(on)).toBe(expected.year);
      }),
    );
  });
});
