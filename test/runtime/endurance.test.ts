import { describe, expect, test } from 'vitest';
import { inTurn } from '../../bench/endurance/day.ts';
import { formOf } from '../../bench/endurance/form.ts';
import { leakCheck, planted } from '../../bench/endurance/leak-check.ts';
import type { Look } from '../../bench/endurance/look.ts';
import { reportOf } from '../../bench/endurance/report.ts';
import { judge, lowWater, type Point, slopeOf } from '../../bench/endurance/slope.ts';

/** Numbers between 0 and 1, the same each time. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

/** Looks at something for so many hours, twenty seconds apart. */
const series = (hours: number, valueAt: (hours: number, i: number) => number): Point[] =>
  Array.from({ length: hours * 180 }, (_, i) => ({ hours: i / 180, value: valueAt(i / 180, i) }));

/** Memory that a collector empties again and again: up 40 MB in five minutes, and down. */
const sawtooth = (i: number): number => 120 + ((i * 7) % 15) * 2.7;

describe('growth that is told apart from none', () => {
  test('a straight line is its own slope, without a doubt', () => {
    const { perHour, marginPerHour } = slopeOf(series(1, (hours) => 50 + 12 * hours));
    expect(perHour).toBeCloseTo(12);
    expect(marginPerHour).toBeCloseTo(0);
  });

  test('what a collector takes away again is no growth', () => {
    const judged = judge(
      series(4, (_, i) => sawtooth(i)),
      4,
    );
    expect(judged.distinguishable).toBe(false);
    expect(judged.verdict).toBe('holds');
  });

  test('ten megabytes an hour below such teeth are found, and their size', () => {
    const judged = judge(
      series(4, (hours, i) => sawtooth(i) + 10 * hours),
      4,
    );
    expect(judged.verdict).toBe('grows');
    expect(judged.perHour).toBeGreaterThan(9);
    expect(judged.perHour).toBeLessThan(11);
  });

  test('one connection in a quarter of an hour is found among many that come and go', () => {
    const next = chance(5);
    const leaking = series(4, (hours) => 12 + Math.floor(hours * 4) + Math.floor(next() * 6));
    const steady = series(4, () => 12 + Math.floor(next() * 6));
    expect(judge(leaking, 1).verdict).toBe('grows');
    expect(judge(steady, 1).verdict).toBe('holds');
  });

  test('growth below the bound is told, and fails nothing', () => {
    const judged = judge(
      series(4, (hours) => 100 + 2 * hours),
      4,
    );
    expect([judged.distinguishable, judged.verdict]).toEqual([true, 'holds']);
  });

  test('noise is seldom taken for growth: in less than one series of twenty', () => {
    const next = chance(11);
    const alarms = Array.from({ length: 300 }, () =>
      judge(
        series(1, () => 100 + 20 * next()),
        0,
      ),
    ).filter(({ distinguishable }) => distinguishable);
    expect(alarms.length).toBeLessThan(15);
  });

  test('what wanders slowly has a wider interval than what jumps about', () => {
    const next = chance(3);
    let place = 0;
    const wandering = series(1, () => {
      place = 0.95 * place + next() - 0.5;
      return 100 + place;
    });
    const jumping = series(1, (_, i) => 100 + (i % 2));
    const spread = (points: readonly Point[]) => {
      const values = points.map(({ value }) => value);
      return Math.max(...values) - Math.min(...values);
    };
    const wide = slopeOf(wandering).marginPerHour / spread(wandering);
    expect(wide).toBeGreaterThan(slopeOf(jumping).marginPerHour / spread(jumping));
  });

  test('too few looks decide nothing', () => {
    expect(judge(series(1, () => 1).slice(0, 9), 5).verdict).toBe('undecided');
  });

  test('the low-water line keeps the lowest of each stretch, in order', () => {
    const low = lowWater(series(1, (_, i) => sawtooth(i)));
    expect(low).toHaveLength(24);
    expect(Math.max(...low.map(({ value }) => value))).toBeLessThan(132);
    expect(low.map(({ hours }) => hours)).toEqual([...low.map(({ hours }) => hours)].sort((a, b) => a - b));
  });
});

describe('a run', () => {
  /** Four hours: filling up for twenty minutes, then as each part is said to. */
  const looks = (courses: Record<string, (hours: number) => number>): Look[] =>
    Array.from({ length: 480 }, (_, i) => ({
      atMs: 1_000_000 + i * 30_000,
      counts: Object.fromEntries(Object.entries(courses).map(([name, at]) => [name, at(i / 120)])),
    }));
  const filling = (hours: number) => 300 * Math.min(1, hours * 3);

  test('is judged after its warm-up, each part against what it may gain in all', () => {
    const { verdict, grew, courses } = reportOf(
      looks({
        'api.memoryMb': filling,
        'worker.memoryMb': (hours) => filling(hours) + 20 * hours,
        'store.connections': () => 14,
        'engine.memoryMb': (hours) => 200 + 20 * hours,
        'api.delayMs': () => 12,
      }),
      { warmUpMinutes: 20 },
    );
    expect([verdict, grew]).toEqual(['grows', ['worker.memoryMb']]);
    expect(courses['worker.memoryMb']?.perHour).toBeCloseTo(20);
    expect(courses['api.memoryMb']?.verdict).toBe('holds');
    // Temporal's dev server fills its own caches; that it does is told.
    expect(courses['engine.memoryMb']).toMatchObject({ verdict: 'holds', distinguishable: true });
    expect(courses['api.delayMs']).toBeUndefined();
  });

  test('tells how late the event loop was', () => {
    const { loopDelayMs } = reportOf(looks({ 'api.delayMs': (hours) => (hours > 3.9 ? 80 : 11) }), {
      warmUpMinutes: 20,
    });
    expect(loopDelayMs).toEqual({ api: { median: 11, worst: 80 } });
  });

  test('takes four hours, ten minutes, or what it is told', () => {
    expect(formOf([])).toMatchObject({ minutes: 240, warmUpMinutes: 20, everySeconds: 30, leak: false });
    expect(formOf(['--quick'])).toMatchObject({ minutes: 10, warmUpMinutes: 4, everySeconds: 4 });
    expect(formOf(['--minutes', '30', '--rate', '1'])).toMatchObject({ minutes: 30, actsPerSecond: 1 });
    expect(formOf(['--minutes', 'long'])).toEqual({
      mistake: '--minutes is followed by a number from 2 to 10080.',
    });
    expect(formOf(['--fast'])).toMatchObject({ mistake: expect.stringContaining('--fast') });
  });

  test('mixes what people do by its shares, spread evenly', () => {
    const turn = inTurn([5, 1, 4]);
    const first = Array.from({ length: 10 }, turn);
    expect([0, 1, 2].map((kind) => first.filter((one) => one === kind).length)).toEqual([5, 1, 4]);
    expect(first.join('')).not.toMatch(/000|222/);
  });
});

test('a process that leaks is found out, and one that works as hard and keeps nothing is not', async () => {
  const { found, report } = await leakCheck(4);
  expect(report.grew).toEqual(planted);
  expect(found).toBe(true);
});
