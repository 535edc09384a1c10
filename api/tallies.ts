import type { OwedTally } from '../db/read-overview.ts';
import { parseInstant } from '../domain/calendar/index.ts';
import type { WorklistRow } from './worklist.ts';

/** Rows that are in memory, counted as the store counts its own. */
export function tallyOf(rows: readonly WorklistRow[], waitsEndBeforeMs: number): OwedTally[] {
  const tallies = new Map<string, OwedTally>();
  for (const { municipality, responsible, assignedTo, group, pausedUntil } of rows) {
    const key = JSON.stringify([municipality, responsible, assignedTo, group]);
    const known = tallies.get(key) ?? { municipality, responsible, assignedTo, group, n: 0, waits: 0 };
    const ends = (parseInstant(pausedUntil) ?? Number.POSITIVE_INFINITY) < waitsEndBeforeMs;
    tallies.set(key, { ...known, n: known.n + 1, waits: known.waits + (ends ? 1 : 0) });
  }
  return [...tallies.values()];
}
