import type { Sql } from './connect.ts';

/** Where a case stands in the store, without anything that it holds. */
export interface CaseStanding {
  id: string;
  kind: string;
  /** Its birth was taken back, or it was erased: nobody reads it, and no workflow should run. */
  withdrawn: boolean;
  lastEventId: number;
  clockOffsetMs: number;
  demo: boolean;
  openDeadlines: number;
  closed: boolean;
  /** When its workflow was to wake next, on the case's clock; null when nothing is planned. */
  nextWakeMs: number | null;
}

/** All cases that the store knows of (or one), in order of opening; `nowMs` tells which are closed. */
export async function readStandings(sql: Sql, nowMs: number, caseId?: string): Promise<CaseStanding[]> {
  const rows = await sql<CaseStanding[]>`
    select o.case_id as id, coalesce(v.kind, o.opening ->> 'kind') as kind, v.withdrawn_at is not null as withdrawn,
           coalesce((select max(j.event_id) from journal j where j.case_id = o.case_id), 0) as "lastEventId",
           coalesce(v.clock_offset_ms, o.clock_offset_ms) as "clockOffsetMs", o.demo,
           (select count(*) from deadline_view d where d.case_id = o.case_id and not d.settled) as "openDeadlines",
           coalesce(v.closes_ms <= ${nowMs}::bigint + v.clock_offset_ms, false) as closed,
           v.next_wake_ms as "nextWakeMs"
    from case_opening o left join case_view v on v.id = o.case_id
    where ${caseId === undefined} or o.case_id = ${caseId ?? ''} order by o.seq`;
  return [...rows];
}

/** The same for one case; undefined when the store never heard of it. */
export async function readStanding(
  sql: Sql,
  caseId: string,
  nowMs: number,
): Promise<CaseStanding | undefined> {
  return (await readStandings(sql, nowMs, caseId))[0];
}
