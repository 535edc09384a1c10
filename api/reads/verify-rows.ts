import { GENESIS, hashOf, type JournalRow } from '../../db/hash-chain.ts';
import type { JournalVerification } from '../ports.ts';

/**
 * Checks a case's journal: numbered without a gap, each hash following from the row before and from its own words,
 * and its end where the read model says it is. Covers every row, or says which was the first that fails.
 */
export function verifyRows(
  rows: readonly JournalRow[],
  expected: { lastEventId: number; head: string } | null,
): JournalVerification {
  let prev = GENESIS;
  let verified = 0;
  let problem: string | null = null;
  for (const row of rows) {
    if (row.event_id !== verified + 1) problem = `event ${verified + 1} is missing`;
    else if (row.prev_hash !== prev) problem = `event ${row.event_id} does not follow from the one before`;
    else if (row.hash !== hashOf(row)) problem = `event ${row.event_id} has been changed`;
    if (problem) break;
    prev = row.hash;
    verified += 1;
  }
  if (!problem && expected && (expected.lastEventId !== rows.length || expected.head !== prev))
    problem = `the journal ends at event ${rows.length}, the case at event ${expected.lastEventId}`;
  return {
    ok: problem === null,
    events: rows.length,
    verified,
    head: rows.at(-1)?.hash ?? null,
    problem,
  };
}
