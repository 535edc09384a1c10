import { expect, it } from 'vitest';
import { isGivenUp, nextAttemptMs } from '../../worker/delivery/back-off.ts';
import { breaker } from '../../worker/delivery/breaker.ts';

const HOUR_MS = 3_600_000;

it('a delivery waits longer each time, never longer than five hours, and the same delivery always as long', () => {
  const pauses = Array.from({ length: 40 }, (_, i) => nextAttemptMs(0, i + 1, 'a'));
  expect(pauses[0]).toBeGreaterThanOrEqual(3_750);
  expect(pauses[0]).toBeLessThanOrEqual(6_250);
  expect(Math.max(...pauses)).toBeLessThanOrEqual(5 * HOUR_MS);
  expect(Math.min(...pauses.slice(15))).toBeGreaterThanOrEqual(3 * HOUR_MS);
  expect(nextAttemptMs(0, 5, 'a')).toBe(pauses[4]);
  expect(new Set(['a', 'b', 'c', 'd'].map((key) => nextAttemptMs(0, 5, key))).size).toBe(4);
});

it('after five days somebody has to see to it, and not before it was ever tried', () => {
  expect(isGivenUp(0, 5 * 24 * HOUR_MS - 1)).toBe(false);
  expect(isGivenUp(0, 5 * 24 * HOUR_MS)).toBe(true);
  expect(isGivenUp(null, 5 * 24 * HOUR_MS)).toBe(false);
});

it('a channel that is out of reach is left alone for a while, longer each time, and at once forgiven', () => {
  const one = breaker();
  expect(one.closedUntil(0)).toBeNull();
  one.failed(0, 'SERVER_AWAY');
  // Those under way at the same time fail together.
  one.failed(10, 'SERVER_SILENT');
  expect(one.closedUntil(999)).toEqual({ untilMs: 1_000, code: 'SERVER_AWAY' });
  expect(one.closedUntil(1_000)).toBeNull();
  one.failed(1_000, 'SERVER_AWAY');
  expect(one.closedUntil(2_999)?.untilMs).toBe(3_000);
  for (let ms = 3_000, i = 0; i < 20; i++) {
    one.failed(ms, 'SERVER_AWAY');
    const untilMs = one.closedUntil(ms)?.untilMs ?? ms;
    expect(untilMs - ms).toBeLessThanOrEqual(60_000);
    ms = untilMs;
  }
  one.worked();
  expect(one.closedUntil(0)).toBeNull();
});
