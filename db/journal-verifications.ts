import type { Sql } from './connect.ts';
import type { JournalReport } from './verify-journal.ts';

/** One verification of the whole journal, as it is kept. */
export interface JournalVerification {
  finishedMs: number;
  cases: number;
  events: number;
  faults: number;
}

/** Puts a verification on record: counts only. */
export async function recordVerification(sql: Sql, startedMs: number, report: JournalReport): Promise<void> {
  await sql`
    insert into journal_verification (started_at, cases, events, faults)
    values (to_timestamp(${startedMs}::double precision / 1000), ${report.cases}, ${report.rows}, ${report.faults.length})`;
}

/** The last one; null when the journal was never verified. */
export async function readLastVerification(sql: Sql): Promise<JournalVerification | null> {
  const [row] = await sql<JournalVerification[]>`
    select floor(extract(epoch from finished_at) * 1000)::bigint as "finishedMs", cases, events, faults
    from journal_verification order by finished_at desc limit 1`;
  return row ?? null;
}
