import { civilDateOf } from '../calendar/index.ts';
import type { Obligation } from './obligation.ts';

/** Whether the limit lies before an instant: the next local day has begun, or the hour has struck (contract §1). */
export function isPastAt(o: Pick<Obligation, 'dueOn' | 'dueMs' | 'exclusive'>, ms: number): boolean {
  if (o.dueMs !== null) return ms > o.dueMs;
  if (o.dueOn === null) return false;
  const on = civilDateOf(ms);
  return o.exclusive ? on >= o.dueOn : on > o.dueOn;
}

/** Whether a pause runs at an instant. */
export const isPausedAt = (o: Pick<Obligation, 'pausedSince' | 'pausedUntilMs'>, ms: number): boolean =>
  o.pausedSince !== null && o.pausedSince.ms <= ms && (o.pausedUntilMs === null || ms < o.pausedUntilMs);
