import type { CaseAccess } from '../access/case-access.ts';
import type { Sql } from './connect.ts';

/** A place in the order of changes: the transaction, and the row in it. */
export interface ChangeCursor {
  /** A 64-bit number in decimal. */
  xid: string;
  seq: number;
}

/** That something happened in a case, and who has to do with the case now. */
export interface CaseChange {
  cursor: ChangeCursor;
  caseId: string;
  version: number;
  clockOffsetMs: number;
  access: readonly CaseAccess[];
}

/** What has happened after a place, in order, up to the oldest transaction that still runs; withdrawn cases are left out. */
export async function readChanges(
  sql: Sql,
  { xid, seq }: ChangeCursor,
  limit: number,
): Promise<CaseChange[]> {
  const rows = await sql<(Omit<CaseChange, 'cursor'> & ChangeCursor)[]>`
    select c.xid::text as xid, c.seq, c.case_id as "caseId", c.version, v.clock_offset_ms as "clockOffsetMs",
           (select coalesce(json_agg(json_build_object(
              'scope', a.scope, 'ground', a.ground, 'unit', a.unit, 'about', a.about, 'fromMs', a.from_ms,
              'untilMs', a.until_ms, 'because', a.because)), '[]')
            from case_access a where a.case_id = c.case_id) as access
    from case_change c join case_view v on v.id = c.case_id
    where (c.xid, c.seq) > (${xid}::xid8, ${seq}) and c.xid < pg_snapshot_xmin(pg_current_snapshot())
      and v.withdrawn_at is null
    order by c.xid, c.seq limit ${limit}`;
  return rows.map(({ xid: x, seq: s, ...change }) => ({ ...change, cursor: { xid: x, seq: s } }));
}

/** The first and the last place there is; both zero while nothing has happened. */
export async function readChangeBounds(sql: Sql): Promise<{ first: ChangeCursor; last: ChangeCursor }> {
  const [bounds] = await sql<{ first: ChangeCursor | null; last: ChangeCursor | null }[]>`
    select (select json_build_object('xid', xid::text, 'seq', seq) from case_change order by xid, seq limit 1) as first,
           (select json_build_object('xid', xid::text, 'seq', seq) from case_change
            where xid < pg_snapshot_xmin(pg_current_snapshot()) order by xid desc, seq desc limit 1) as last`;
  const none = { xid: '0', seq: 0 };
  return { first: bounds?.first ?? none, last: bounds?.last ?? none };
}

/** Whether a session is still one; asking does not keep it alive. */
export async function sessionLives(sql: Sql, sessionId: string): Promise<boolean> {
  const rows = await sql`
    select 1 from login_session
    where session_id = ${sessionId} and ended_at is null and idle_until > now() and expires_at > now()`;
  return rows.length > 0;
}
