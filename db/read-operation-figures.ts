import type { Sql } from './connect.ts';

/** How the work stands, in numbers only. Demo cases live in a time of their own and are left out. */
export interface OperationFigures {
  openCases: number;
  /** Deadlines neither met nor ended. */
  openDeadlines: number;
  overdueDeadlines: number;
  /** Messages whose moment has come and that have not left. */
  unsentMessages: number;
  /** Epoch milliseconds of the moment for which the oldest of those that may leave was planned; null: there is none. */
  oldestUnsentMs: number | null;
  /** What cases have still to tell each other. */
  undeliveredRelays: number;
}

/** Counts over everything that is not settled: for a look every few seconds, not for each page. */
export async function readOperationFigures(sql: Sql, nowMs: number): Promise<OperationFigures> {
  const [row] = await sql<OperationFigures[]>`
    with live as (select id from case_view where withdrawn_at is null and not demo),
    unsettled as (
      select status_at(d.steps, ${nowMs}) as status
      from deadline_view d join live on live.id = d.case_id where not d.settled),
    unsent as (
      -- One that only waits for the hours in which its recipient is written to is not late.
      select o.planned_ms, o.next_attempt_at <= now() or o.last_error is not null as could_leave
      from outbox o left join case_view v on v.id = o.case_id
      where o.sent_at is null and o.cancelled_at is null and not coalesce(v.demo, false)
        and o.planned_ms <= ${nowMs})
    select
      (select count(*) from live join case_view v using (id)
       where v.closes_ms is null or v.closes_ms > ${nowMs}) as "openCases",
      (select count(*) from unsettled
       where status in ('waiting', 'open', 'due-soon', 'overdue', 'paused')) as "openDeadlines",
      (select count(*) from unsettled where status = 'overdue') as "overdueDeadlines",
      (select count(*) from unsent) as "unsentMessages",
      (select min(planned_ms) from unsent where could_leave) as "oldestUnsentMs",
      (select count(*) from relay_outbox where delivered_at is null) as "undeliveredRelays"`;
  if (!row) throw new Error('no figures');
  return row;
}
