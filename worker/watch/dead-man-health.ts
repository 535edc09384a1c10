import type { Sql } from '../../db/connect.ts';
import { readLastDeadManRun } from '../../db/dead-man-runs.ts';

/** How many intervals may pass without a look before the watcher itself counts as dead. */
const INTERVALS = 2;

/**
 * Whether the dead-man check still looks. `sinceMs`: whoever asks has only been there since then, so that after a long
 * stop the first look gets its time.
 */
export async function deadManLives(
  sql: Sql,
  { sinceMs, nowMs, intervalMs }: { sinceMs: number; nowMs: number; intervalMs: number },
): Promise<boolean> {
  const last = await readLastDeadManRun(sql);
  const lastMs = Math.max(last?.finishedMs ?? 0, sinceMs);
  // A look takes its time too, and the clocks of two machines differ a little.
  return nowMs - lastMs <= INTERVALS * intervalMs + 1_000;
}
