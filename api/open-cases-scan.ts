import { setImmediate as others } from 'node:timers/promises';
import { type Looker, lookForCases } from './look.ts';
import { overviewFor } from './look-at-overview.ts';
import { reachOf } from './reach.ts';
import type { SeenCase } from './seen-case.ts';

/** So many open cases are gone through for one answer. */
export const MOST_CASES = 200;
/** And so long, in milliseconds: what is left is for the next answer. */
const MOST_MS = 4_000;
const BATCH = 25;

/** What a walk through open cases came to. */
export interface Scan {
  /** Open cases in all. */
  open: number;
  /** Open cases that were gone through, the newest first. */
  looked: number;
  /** The case to go on after; null when all were gone through. */
  next: string | null;
}

/**
 * Goes through a municipality's open cases (null: all of the caller's own organisation), the newest first, and shows each to `visit`. It stops after so many cases or so
 * long and says where: whoever asks sees what was looked at and goes on from there. The look is in the read log, batch for
 * batch, and others are answered in between.
 */
export async function scanOpenCases(
  looker: Looker,
  municipality: string | null,
  after: string | undefined,
  visit: (seen: SeenCase, nowMs: number) => void,
): Promise<Scan> {
  const filter = { ...reachOf(looker, municipality ?? undefined), nowMs: looker.ports.clock() };
  const open = (await overviewFor(looker, filter)).cases.total;
  const began = performance.now();
  let [last, looked] = [after, 0];
  for (;;) {
    const page = await lookForCases(looker, filter, { ...(last ? { after: last } : {}), limit: BATCH });
    for (const seen of page) {
      last = seen.state.id;
      const nowMs = filter.nowMs + seen.clockOffsetMs;
      if (seen.phase === 'closed' || (seen.closesMs !== null && seen.closesMs <= nowMs)) continue;
      looked += 1;
      visit(seen, nowMs);
      await others();
    }
    if (page.length < BATCH) return { open, looked, next: null };
    if (looked >= MOST_CASES || performance.now() - began > MOST_MS)
      return { open, looked, next: last ?? null };
  }
}
