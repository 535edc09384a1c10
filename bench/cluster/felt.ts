import { quantile, round } from '../load.ts';

/** What one caller waited for, from asking until it was answered, all attempts included. */
export interface Asked {
  kind: 'command' | 'read';
  /** Epoch milliseconds. */
  askedMs: number;
  tookMs: number;
  attempts: number;
}

/** How a stretch of time felt to those who asked in it. */
export interface Felt {
  asked: number;
  p50Ms: number;
  p99Ms: number;
  worstMs: number;
  /** Those who had to ask more than once. */
  again: number;
}

/** How it felt to all who asked from one moment to another, whenever they were answered. */
export function felt(all: readonly Asked[], kind: Asked['kind'], fromMs: number, toMs: number): Felt {
  const mine = all.filter((one) => one.kind === kind && one.askedMs >= fromMs && one.askedMs < toMs);
  const times = mine.map(({ tookMs }) => tookMs).sort((a, b) => a - b);
  return {
    asked: mine.length,
    p50Ms: round(quantile(times, 0.5)),
    p99Ms: round(quantile(times, 0.99)),
    worstMs: round(times.at(-1) ?? Number.NaN),
    again: mine.filter(({ attempts }) => attempts > 1).length,
  };
}

/** A wait that somebody notices, whatever was usual before. */
const NOTICED_MS = 1_000;

/**
 * For how long after a blow callers still met its effect: until the last question that took noticeably longer than the
 * slowest of the quiet time before was answered; 0 where none did.
 */
export function disturbedMs(
  all: readonly Asked[],
  quietWorstMs: number,
  fromMs: number,
  toMs: number,
): number {
  const limit = Math.max(NOTICED_MS, quietWorstMs);
  const slow = all.filter(
    ({ askedMs, tookMs }) => askedMs + tookMs >= fromMs && askedMs < toMs && tookMs > limit,
  );
  return Math.round(Math.max(0, ...slow.map(({ askedMs, tookMs }) => askedMs + tookMs - fromMs)));
}
