import type { Sql } from './connect.ts';

/** One look of the dead-man check, as it is kept. */
export interface DeadManRun {
  startedMs: number;
  intervalSeconds: number;
  cases: number;
  openDeadlines: number;
  gaps: Readonly<Record<string, number>>;
  rearmed: number;
  remaining: number;
  unsentMessages: number;
  oldestUnsentSeconds: number;
  /** Some of the cases concerned. */
  caseIds: readonly string[];
}

/** Puts a look on record. */
export async function recordDeadManRun(sql: Sql, run: DeadManRun): Promise<void> {
  await sql`
    insert into dead_man_run (started_at, interval_seconds, cases, open_deadlines, gaps, rearmed, remaining,
                              unsent_messages, oldest_unsent_seconds, case_ids)
    values (to_timestamp(${run.startedMs}::double precision / 1000), ${run.intervalSeconds}, ${run.cases}, ${run.openDeadlines},
            ${JSON.stringify(run.gaps)}::text::jsonb, ${run.rearmed}, ${run.remaining}, ${run.unsentMessages},
            ${run.oldestUnsentSeconds}, ${JSON.stringify(run.caseIds)}::text::jsonb)`;
}

/** The last look, with the moment at which it ended. */
export type LastDeadManRun = DeadManRun & { finishedMs: number };

/** The last look; null before the first. */
export async function readLastDeadManRun(sql: Sql): Promise<LastDeadManRun | null> {
  const [row] = await sql<LastDeadManRun[]>`
    select floor(extract(epoch from started_at) * 1000)::bigint as "startedMs",
           floor(extract(epoch from finished_at) * 1000)::bigint as "finishedMs",
           interval_seconds as "intervalSeconds", cases, open_deadlines as "openDeadlines", gaps, rearmed, remaining,
           unsent_messages as "unsentMessages", oldest_unsent_seconds as "oldestUnsentSeconds", case_ids as "caseIds"
    from dead_man_run order by finished_at desc limit 1`;
  return row ?? null;
}
