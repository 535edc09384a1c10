import { describe, expect, it } from 'vitest';
import { parseInstant } from '../../../domain/calendar/index.ts';
import { isPastAt, isPausedAt } from '../../../domain/obligations/past.ts';
import { fact } from '../support/facts.ts';

const ms = (text: string) => parseInstant(text) ?? Number.NaN;
const limit = { dueOn: null, dueMs: null, exclusive: false };

describe('a limit is past', () => {
  it('from the moment after its hour, not at it', () => {
    const hour = { ...limit, dueMs: ms('2025-03-10T10:00:00+01:00') };
    expect(isPastAt(hour, hour.dueMs)).toBe(false);
    expect(isPastAt(hour, hour.dueMs + 1)).toBe(true);
  });

  it('from the beginning of the next day in Copenhagen', () => {
    const day = { ...limit, dueOn: '2025-03-10' };
    expect(isPastAt(day, ms('2025-03-10T23:59:59+01:00'))).toBe(false);
    expect(isPastAt(day, ms('2025-03-11T00:00:00+01:00'))).toBe(true);
  });

  it('from the beginning of its own day where it is before that day', () => {
    const before = { ...limit, dueOn: '2025-03-10', exclusive: true };
    expect(isPastAt(before, ms('2025-03-09T23:59:59+01:00'))).toBe(false);
    expect(isPastAt(before, ms('2025-03-10T00:00:00+01:00'))).toBe(true);
  });

  it('never, where there is none', () => {
    expect(isPastAt(limit, ms('2099-01-01T00:00:00+01:00'))).toBe(false);
    expect(isPastAt({ ...limit, exclusive: true }, ms('2099-01-01T00:00:00+01:00'))).toBe(false);
  });
});

describe('a pause runs', () => {
  const pausedSince = fact(2, 'deadline-paused', '2025-03-04T10:00:00+01:00');
  const until = ms('2025-03-07T00:00:00+01:00');

  it('from its own moment until the moment before its end', () => {
    const paused = { pausedSince, pausedUntilMs: until };
    expect(
      [pausedSince.ms - 1, pausedSince.ms, until - 1, until].map((at) => isPausedAt(paused, at)),
    ).toEqual([false, true, true, false]);
  });

  it('for ever without an end, and never without a beginning', () => {
    expect(isPausedAt({ pausedSince, pausedUntilMs: null }, until * 2)).toBe(true);
    expect(isPausedAt({ pausedSince: null, pausedUntilMs: until }, until - 1)).toBe(false);
  });
});
