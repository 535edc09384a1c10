import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  atLocalMs,
  civilDateOf,
  dayNumber,
  endOfDayMs,
  formatInstant,
  fromDayNumber,
  isCivilDate,
  offsetMinutes,
  parseInstant,
  startOfDayMs,
} from '../../../domain/calendar/index.ts';
import { caseDate } from './arbitraries.ts';

const ZONE = 'Europe/Copenhagen';
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

const zoned = (ms: number) => Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(ZONE);
const oracleOffset = (ms: number) => zoned(ms).offsetNanoseconds / 60e9;
const ms = (text: string) => Temporal.Instant.from(text).epochMilliseconds;

/** Every change of offset that the library knows between two instants. */
function transitions(from: string, until: string): number[] {
  const found: number[] = [];
  let at = Temporal.Instant.from(from).toZonedDateTimeISO(ZONE).getTimeZoneTransition('next');
  while (at !== null && at.epochMilliseconds < ms(until)) {
    found.push(at.epochMilliseconds);
    at = at.getTimeZoneTransition('next');
  }
  return found;
}

describe("Copenhagen's offset", () => {
  it('changes in the same second as in a time-zone library, 1980–2100', () => {
    const changes = transitions('1979-01-01T00:00:00Z', '2101-01-01T00:00:00Z');
    expect(changes).toHaveLength(2 * 121);
    const wrong = changes
      .flatMap((change) => [change - 1000, change - 1, change, change + 1000])
      .filter((at) => offsetMinutes(at) !== oracleOffset(at));
    expect(wrong).toEqual([]);
  });

  it('agrees with a time-zone library at noon and midnight of every day 1990–2100', () => {
    const wrong: string[] = [];
    for (let n = dayNumber('1990-01-01'); n <= dayNumber('2100-12-31'); n += 1) {
      for (const at of [n * DAY_MS, n * DAY_MS + 12 * HOUR_MS]) {
        const expected = zoned(at);
        const date = expected.toPlainDate().toString();
        if (offsetMinutes(at) !== expected.offsetNanoseconds / 60e9 || civilDateOf(at) !== date) {
          wrong.push(expected.toString());
        }
      }
    }
    expect(wrong).toEqual([]);
  });

  it('was winter time all year before 1980', () => {
    expect(offsetMinutes(ms('1979-07-01T12:00:00Z'))).toBe(60);
    expect(offsetMinutes(ms('1980-07-01T12:00:00Z'))).toBe(120);
  });
});

describe('local time to instant', () => {
  it('agrees with a library at any hour of any day 1990–2100, skipped and repeated hours included', () => {
    const changeDays = transitions('1990-01-01T00:00:00Z', '2101-01-01T00:00:00Z').map(civilDateOf);
    const anyDay = fc
      .integer({ min: dayNumber('1990-01-01'), max: dayNumber('2100-12-31') })
      .map(fromDayNumber);
    const day = fc.oneof(anyDay, fc.constantFrom(...changeDays));
    const hour = fc.integer({ min: 0, max: 23 });
    const minute = fc.integer({ min: 0, max: 59 });
    fc.assert(
      fc.property(day, hour, minute, (on, h, m) => {
        const expected = Temporal.PlainDate.from(on)
          .toPlainDateTime({ hour: h, minute: m })
          .toZonedDateTime(ZONE, { disambiguation: 'compatible' });
        expect(atLocalMs(on, h, m)).toBe(expected.epochMilliseconds);
      }),
      { numRuns: 3000 },
    );
  });

  it('takes the later instant for a time that the spring night skips', () => {
    expect(formatInstant(atLocalMs('2025-03-30', 2, 30))).toBe('2025-03-30T03:30:00+02:00');
    expect(formatInstant(atLocalMs('2025-03-30', 1, 59))).toBe('2025-03-30T01:59:00+01:00');
    expect(formatInstant(atLocalMs('2025-03-30', 3))).toBe('2025-03-30T03:00:00+02:00');
  });

  it('takes the first of the two instants that the autumn night gives one name', () => {
    expect(formatInstant(atLocalMs('2025-10-26', 2, 30))).toBe('2025-10-26T02:30:00+02:00');
    expect(formatInstant(atLocalMs('2025-10-26', 2, 30) + HOUR_MS)).toBe('2025-10-26T02:30:00+01:00');
    expect(formatInstant(atLocalMs('2025-10-26', 3))).toBe('2025-10-26T03:00:00+01:00');
  });

  it('gives the spring day 23 hours and the autumn day 25', () => {
    expect(startOfDayMs('2025-03-31') - startOfDayMs('2025-03-30')).toBe(23 * HOUR_MS);
    expect(startOfDayMs('2025-10-27') - startOfDayMs('2025-10-26')).toBe(25 * HOUR_MS);
  });

  it('ends a date-based limit at 23:59:59 local time, on DST days too (R-01)', () => {
    expect(formatInstant(endOfDayMs('2025-03-30'))).toBe('2025-03-30T23:59:59+02:00');
    expect(formatInstant(endOfDayMs('2025-10-26'))).toBe('2025-10-26T23:59:59+01:00');
    fc.assert(
      fc.property(caseDate, (on) => {
        expect(civilDateOf(startOfDayMs(on))).toBe(on);
        expect(civilDateOf(startOfDayMs(on) - 1)).toBe(addDays(on, -1));
        expect(civilDateOf(endOfDayMs(on))).toBe(on);
        expect(endOfDayMs(on) + 1000).toBe(startOfDayMs(addDays(on, 1)));
      }),
    );
  });
});

describe('elapsed hours and civil days', () => {
  it('counts 24 hours as elapsed time, weekend or not (§1.3)', () => {
    const received = parseInstant('2025-04-11T15:30:00+02:00') as number;
    expect(formatInstant(received + 24 * HOUR_MS)).toBe('2025-04-12T15:30:00+02:00');
  });

  it('lets 24 hours over a DST night end at another wall-clock time', () => {
    expect(formatInstant(atLocalMs('2025-03-29', 15, 30) + 24 * HOUR_MS)).toBe('2025-03-30T16:30:00+02:00');
    expect(formatInstant(atLocalMs('2025-10-25', 15, 30) + 24 * HOUR_MS)).toBe('2025-10-26T14:30:00+01:00');
  });

  it('keeps 14 days apart from 14 × 24 hours, which land on another day in spring', () => {
    const spring = atLocalMs('2026-03-20', 23);
    expect(formatInstant(spring + 14 * DAY_MS)).toBe('2026-04-04T00:00:00+02:00');
    expect(addDays(civilDateOf(spring), 14)).toBe('2026-04-03');
    const autumn = atLocalMs('2026-10-20', 23, 30);
    expect(formatInstant(autumn + 14 * DAY_MS)).toBe('2026-11-03T22:30:00+01:00');
    expect(addDays(civilDateOf(autumn), 14)).toBe('2026-11-03');
  });

  it('adds days to the civil date of an instant as a library does, whatever the instant', () => {
    const instant = fc.integer({ min: ms('1990-01-01T00:00:00Z'), max: ms('2100-01-01T00:00:00Z') });
    fc.assert(
      fc.property(instant, fc.integer({ min: -400, max: 400 }), (at, days) => {
        expect(addDays(civilDateOf(at), days)).toBe(zoned(at).toPlainDate().add({ days }).toString());
      }),
      { numRuns: 2000 },
    );
  });
});

describe('instants as text', () => {
  it.each([
    ['2025-04-11T15:30:00+02:00', '2025-04-11T13:30:00Z'],
    ['2025-04-11T13:30:00Z', '2025-04-11T13:30:00Z'],
    ['2025-04-11t13:30:00z', '2025-04-11T13:30:00Z'],
    ['2025-04-11T09:00:00-04:30', '2025-04-11T13:30:00Z'],
    ['2025-04-11T13:30:00.5Z', '2025-04-11T13:30:00.500Z'],
    ['2025-04-11T13:30:00.123987Z', '2025-04-11T13:30:00.123Z'],
    ['1969-12-31T23:59:59.999Z', '1969-12-31T23:59:59.999Z'],
    ['2024-02-29T23:59:59-00:00', '2024-02-29T23:59:59Z'],
  ])('reads %s', (text, utc) => {
    expect(parseInstant(text)).toBe(ms(utc));
  });

  it.each([
    '2025-04-11T24:00:00Z',
    '2025-04-11T15:60:00Z',
    '2025-04-11T23:59:60Z',
    '2026-02-30T10:00:00Z',
    '2025-04-11T15:30:00',
    '2025-04-11T15:30Z',
    '2025-04-11',
    '2025-04-11 15:30:00Z',
    '2025-04-11T15:30:00+0200',
    '2025-04-11T15:30:00+02',
    '2025-04-11T15:30:00+24:00',
    '2025-04-11T15:30:00+02:60',
    '2025-04-11T15:30:00.Z',
    '2025-04-11T15:30:00Z\n',
    '2025-04-11T15:30:00Z[Europe/Copenhagen]',
    '+002025-04-11T15:30:00Z',
    '1799-12-31T12:00:00Z',
    '2300-01-01T12:00:00Z',
    '2299-12-31T23:30:00Z',
    '',
    1744378200000,
    null,
    undefined,
    {},
    ['2026-01-01T00:00:00Z'],
  ])('refuses %j', (text) => {
    expect(parseInstant(text)).toBeNull();
  });

  it("writes Copenhagen's offset, and milliseconds only when there are any", () => {
    expect(formatInstant(ms('2025-04-11T13:30:00Z'))).toBe('2025-04-11T15:30:00+02:00');
    expect(formatInstant(ms('2025-01-11T13:30:00.007Z'))).toBe('2025-01-11T14:30:00.007+01:00');
    expect(formatInstant(-1)).toBe('1970-01-01T00:59:59.999+01:00');
  });

  it('reads back every instant it writes', () => {
    const instant = fc.integer({ min: ms('1800-01-02T00:00:00Z'), max: ms('2299-12-30T00:00:00Z') });
    fc.assert(
      fc.property(instant, (at) => {
        expect(parseInstant(formatInstant(at))).toBe(at);
        expect(isCivilDate(civilDateOf(at))).toBe(true);
        expect(formatInstant(at).slice(0, 10)).toBe(civilDateOf(at));
      }),
      { numRuns: 1000 },
    );
  });

  it('answers a number or null for any text', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        const answer = parseInstant(value);
        expect(answer === null || Number.isInteger(answer)).toBe(true);
      }),
    );
  });
});
