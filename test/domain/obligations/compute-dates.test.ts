import { describe, expect, it } from 'vitest';
import { boundTo, computeDates, quantity } from '../../../domain/obligations/compute-dates.ts';
import { parametersFor } from '../../../domain/rules/parameters.ts';
import type { Due } from '../../../domain/rules/rule.ts';
import { fact, viewWith } from '../support/facts.ts';

// Wednesday 16 April 2025, in a case that knows neither termin nor birth.
const trigger = fact(1, 'referred', '2025-04-16T10:00:00+02:00');
const unknown = viewWith([trigger]);
const known = viewWith([
  fact(1, 'referred', '2025-04-16T10:00:00+02:00', { edd: '2025-09-19' }),
  fact(2, 'birth-recorded', '2025-09-17T04:00:00+02:00', { children: [{ ref: 'child:1', alive: true }] }),
]);

function counted(due: Due, view = known) {
  const steps: string[] = [];
  const dates = computeDates(due, { key: '1', trigger }, view, ({ text, on }) =>
    steps.push(`${text.en} ${on}`),
  );
  return { dates, steps };
}

const bound: readonly Due[] = [
  { count: 'weeks', n: 5, base: 'birth' },
  { count: 'weeks', n: 5, base: 'term' },
  { count: 'sameDayThen', workingDays: 1, base: 'birth' },
  { count: 'gestation', age: '30+0' },
];

describe('a limit that counts from termin or birth', () => {
  it.each(bound)('%j has a date where that is known, and does not apply where it is not', (due) => {
    expect(counted(due).dates?.dueOn).toBeDefined();
    expect(counted(due, unknown)).toEqual({ dates: null, steps: [] });
  });

  it('is told by what it hangs on', () => {
    const age: Due = { count: 'gestation', age: '30+0' };
    const days: Due = { count: 'days', n: 7 };
    expect(bound.map(boundTo)).toEqual(['birth', 'term', 'birth', 'term']);
    expect(boundTo({ count: 'earliest', of: [days, age] })).toBe('term');
    expect(boundTo({ count: 'latest', of: [days, age] })).toBe('term');
    expect(boundTo({ count: 'computed', by: () => ({}), bound: 'birth' })).toBe('birth');
  });

  it('is none of those that count from their own act', () => {
    const free: readonly Due[] = [
      { count: 'days', n: 7 },
      { count: 'hours', hours: 24 },
      { count: 'none' },
      { count: 'latest', of: [{ count: 'days', n: 7 }] },
      { count: 'computed', by: () => ({}) },
    ];
    expect(free.map(boundTo)).toEqual([null, null, null, null, null]);
  });
});

describe('one of several limits', () => {
  const several = (count: 'earliest' | 'latest'): Due => ({
    count,
    of: [
      { count: 'days', n: 7 },
      { count: 'gestation', age: '20+0' },
      { count: 'days', n: 14 },
    ],
  });

  it('is the first or the last of those whose start is known', () => {
    expect(counted(several('earliest')).dates).toEqual({ dueOn: '2025-04-23' });
    expect(counted(several('latest')).dates).toEqual({ dueOn: '2025-05-02' });
    expect(counted(several('latest'), unknown).dates).toEqual({ dueOn: '2025-04-30' });
  });

  it('does not apply where none is known', () => {
    const age: Due = { count: 'latest', of: [{ count: 'gestation', age: '20+0' }] };
    expect(counted(age, unknown)).toEqual({ dates: null, steps: [] });
  });
});

describe('a number of units', () => {
  it('is the municipality’s where it has one, and else the limit does not apply', () => {
    const weeks = (n: number | null) =>
      viewWith([trigger], { parameters: { ...parametersFor('esbjerg'), termMeetingWeeksBefore: n } });
    const due: Due = { count: 'weeks', n: 'termMeetingWeeksBefore' };
    expect([quantity('termMeetingWeeksBefore', weeks(3)), quantity(5, weeks(3))]).toEqual([3, 5]);
    expect(quantity('termMeetingWeeksBefore', weeks(null))).toBeNull();
    expect(counted(due, weeks(3)).dates).toEqual({ dueOn: '2025-05-07' });
    expect(counted(due, weeks(null))).toEqual({ dates: null, steps: [] });
  });

  it.each([
    [-1, '1 dag før', '1 day before', '2025-04-15'],
    [0, '0 dage efter', '0 days after', '2025-04-16'],
    [1, '1 dag efter', '1 day after', '2025-04-17'],
    [2, '2 dage efter', '2 days after', '2025-04-18'],
  ])('of %i days is told as %s', (n, da, en, on) => {
    const told: unknown[] = [];
    computeDates({ count: 'days', n }, { key: '1', trigger }, known, (step) => told.push(step));
    expect(told.at(-1)).toEqual({ text: { da, en }, on });
  });

  it('moves on only where its last day is no day to act on', () => {
    const steps = (n: number, roll: 'citizen' | 'eu') => counted({ count: 'days', n, roll }).steps.slice(2);
    expect([steps(6, 'citizen'), steps(6, 'eu')]).toEqual([[], []]);
    expect(steps(5, 'citizen')).toEqual(["The citizen's limit moves to the next weekday (R-05) 2025-04-22"]);
    expect(steps(5, 'eu')).toEqual(['The EU limit moves to the next working day (R-08) 2025-04-22']);
  });
});
