import type { Sql } from '../../db/connect.ts';
import { readLastVerification, recordVerification } from '../../db/journal-verifications.ts';
import { verifyJournal } from '../../db/verify-journal.ts';

const HOUR_MS = 3_600_000;
const DAILY_MS = 24 * HOUR_MS;

/** How often the whole journal is verified: TOVHOLDER_VERIFY_HOURS, a day unless it says otherwise, 0 for never. */
export function verifyIntervalMs(env: NodeJS.ProcessEnv): number | null {
  const hours = env.TOVHOLDER_VERIFY_HOURS;
  if (hours === undefined || hours === '') return DAILY_MS;
  const ms = Number(hours) * HOUR_MS;
  if (!(ms >= 0)) throw new Error('TOVHOLDER_VERIFY_HOURS must be a number of hours, 0 for never.');
  return ms === 0 ? null : ms;
}

/**
 * Verifies every hash chain when that was not done for so long, and puts the counts on record: the numbers that people
 * are alarmed by. Null when it is not yet time; two that look at once both look, which does no harm.
 */
export async function verifyIfDue(sql: Sql, intervalMs: number, nowMs: number): Promise<number | null> {
  const last = await readLastVerification(sql);
  if (last && nowMs - last.finishedMs < intervalMs) return null;
  const report = await verifyJournal(sql);
  await recordVerification(sql, nowMs, report);
  return report.faults.length;
}
