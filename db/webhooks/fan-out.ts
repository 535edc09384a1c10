import { createHash } from 'node:crypto';
import { holdersAt } from '../../access/case-access.ts';
import type { Sql, Transaction } from '../connect.ts';
import { readCases } from '../read-case.ts';

interface Change {
  xid: string;
  seq: number;
  caseId: string;
  eventId: number;
  type: string;
  version: number;
  recordedMs: number;
  writtenAt: Date;
}

const AT_ONCE = 500;

/**
 * Gives what has happened since to the endpoints of the organisations that had the case when it happened. Each event comes
 * to an endpoint once, however often and by how many processes this is done. Answers whether there is more.
 */
export async function fanOut(sql: Sql): Promise<boolean> {
  const [news] = await sql`
    select 1 from webhook_cursor k
    where exists (select 1 from case_change c where (c.xid, c.seq) > (k.xid, k.seq))
       or k.xid >= pg_snapshot_xmax(pg_current_snapshot())`;
  if (!news) return false;
  return (await sql.begin(async (tx) => {
    const cursor = await lockCursor(tx);
    if (!cursor) return false;
    // Ordered by the column: by the name alone it would be by its text, in which 10 comes before 9.
    const changes = await tx<Change[]>`
      select c.xid::text as xid, c.seq, c.case_id as "caseId", c.event_id as "eventId", c.type, c.version,
             c.recorded_ms as "recordedMs", c.written_at as "writtenAt"
      from case_change c
      where (c.xid, c.seq) > (${cursor.xid}::xid8, ${cursor.seq}) and c.xid < pg_snapshot_xmin(pg_current_snapshot())
      order by c.xid, c.seq limit ${AT_ONCE}`;
    const last = changes.at(-1);
    if (!last) return false;
    await tell(tx, changes);
    await tx`update webhook_cursor set xid = ${last.xid}::xid8, seq = ${last.seq}`;
    return changes.length === AT_ONCE;
  })) as boolean;
}

/** Null while another process is at it. */
async function lockCursor(tx: Transaction): Promise<{ xid: string; seq: number } | null> {
  const [cursor] = await tx<{ xid: string; seq: number; ahead: boolean }[]>`
    select xid::text as xid, seq, xid >= pg_snapshot_xmax(pg_current_snapshot()) as ahead from webhook_cursor
    for update skip locked`;
  if (!cursor) return null;
  if (!cursor.ahead) return cursor;
  // The store was put back into another cluster, whose transactions are counted anew: all is looked at once more.
  await tx`update case_change set xid = '3' where xid >= pg_snapshot_xmax(pg_current_snapshot())`;
  return { xid: '0', seq: 0 };
}

async function tell(tx: Transaction, changes: readonly Change[]): Promise<void> {
  const endpoints = await tx<{ id: string; organisation: string; createdAt: Date }[]>`
    select id, organisation, created_at as "createdAt" from webhook_endpoint where state <> 'gone'`;
  if (endpoints.length === 0) return;
  const ids = [...new Set(changes.map(({ caseId }) => caseId))];
  // Withdrawn and erased cases are not among them: nothing more is told of those.
  const states = new Map((await readCases(tx as unknown as Sql, ids)).map((one) => [one.id, one.snapshot]));
  const rows = changes.flatMap(({ xid: _x, seq: _s, writtenAt, ...change }) => {
    const state = states.get(change.caseId);
    const holders = state ? holdersAt(state, change.eventId) : [];
    return endpoints
      .filter(({ organisation, createdAt }) => holders.includes(organisation) && createdAt <= writtenAt)
      .map(({ id }) => ({ ...change, endpointId: id, messageId: messageIdOf(id, change) }));
  });
  await tx`
    insert into webhook_delivery (endpoint_id, case_id, event_id, type, version, recorded_ms, message_id)
    select "endpointId", "caseId", "eventId", type, version, "recordedMs", "messageId"
    from json_to_recordset(${JSON.stringify(rows)}::text::json) as r (
      "endpointId" text, "caseId" text, "eventId" integer, type text, version integer, "recordedMs" bigint, "messageId" text)
    on conflict do nothing`;
}

/** The same event for the same endpoint has the same id, so that its receiver recognises a second copy. */
const messageIdOf = (endpointId: string, { caseId, eventId }: Pick<Change, 'caseId' | 'eventId'>): string =>
  `msg_${createHash('sha256').update(`${endpointId}/${caseId}/${eventId}`).digest('hex').slice(0, 32)}`;

/** Lets go of what nobody asks for any more: told changes after a week, settled deliveries after a month. */
export async function forgetOldChanges(sql: Sql): Promise<void> {
  await sql`
    delete from case_change c using webhook_cursor k
    where (c.xid, c.seq) <= (k.xid, k.seq) and c.written_at < now() - interval '7 days'`;
  await sql`delete from webhook_delivery where state <> 'waiting' and settled_at < now() - interval '30 days'`;
}
