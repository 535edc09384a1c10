import { randomUUID } from 'node:crypto';
import type { Sql, Transaction } from '../connect.ts';

/** One event for one endpoint. */
export interface DeliveryRow {
  seq: number;
  caseId: string | null;
  eventId: number | null;
  type: string;
  version: number | null;
  recordedMs: number;
  messageId: string;
  state: 'waiting' | 'delivered' | 'dead';
  attempts: number;
  nextAttemptAt: Date;
  settledAt: Date | null;
  lastCode: string | null;
}

const columns = (sql: Sql | Transaction) => sql`
  seq, case_id as "caseId", event_id as "eventId", type, version, recorded_ms as "recordedMs",
  message_id as "messageId", state, attempts, next_attempt_at as "nextAttemptAt", settled_at as "settledAt",
  last_code as "lastCode"`;

/** The last deliveries of an endpoint, newest first, beginning below `before`. */
export async function readDeliveries(
  sql: Sql | Transaction,
  endpointId: string,
  { before = Number.MAX_SAFE_INTEGER, limit }: { before?: number; limit: number },
): Promise<DeliveryRow[]> {
  const rows = await sql<DeliveryRow[]>`
    select ${columns(sql)} from webhook_delivery where endpoint_id = ${endpointId} and seq < ${before}
    order by seq desc limit ${limit}`;
  return [...rows];
}

/** Puts a call that says nothing but `test` into the queue. */
export async function insertTestDelivery(sql: Sql, endpointId: string, nowMs: number): Promise<void> {
  const messageId = `msg_${randomUUID().replaceAll('-', '')}`;
  await sql`
    insert into webhook_delivery (endpoint_id, type, recorded_ms, message_id)
    values (${endpointId}, 'test', ${nowMs}, ${messageId})`;
}

/** Tells again, under the same message ids, what was recorded from a moment on. Answers how many. */
export async function replayDeliveries(sql: Sql, endpointId: string, fromMs: number): Promise<number> {
  const { count } = await sql`
    update webhook_delivery set state = 'waiting', attempts = 0, next_attempt_at = now(), created_at = now(),
           settled_at = null
    where endpoint_id = ${endpointId} and recorded_ms >= ${fromMs} and case_id is not null`;
  return count;
}

/** The oldest waiting delivery of each of its cases that is due: within a case nothing overtakes. */
export async function dueDeliveries(sql: Sql, endpointId: string, limit: number): Promise<DeliveryRow[]> {
  const rows = await sql<DeliveryRow[]>`
    select * from (
      select distinct on (case_id) ${columns(sql)} from webhook_delivery
      where endpoint_id = ${endpointId} and state = 'waiting' order by case_id, seq) as heads
    where "nextAttemptAt" <= now() order by seq limit ${limit}`;
  return [...rows];
}

/** Claims endpoints that something is due for, those longest unserved first. Nobody else serves them for `leaseSeconds`. */
export async function claimEndpoints(
  sql: Sql,
  claim: { by: string; limit: number; leaseSeconds: number; not: readonly string[] },
): Promise<{ id: string; organisation: string; failures: number }[]> {
  const rows = await sql<{ id: string; organisation: string; failures: number }[]>`
    update webhook_endpoint set claimed_by = ${claim.by},
           claimed_until = now() + make_interval(secs => ${claim.leaseSeconds})
    where id in (
      select w.id from webhook_endpoint w
      where w.state = 'active' and w.blocked_until <= now() and (w.claimed_until is null or w.claimed_until < now())
        and not w.id = any(${[...claim.not]})
        and exists (
          select 1 from webhook_delivery d
          where d.endpoint_id = w.id and d.state = 'waiting' and d.next_attempt_at <= now()
            and not exists (select 1 from webhook_delivery e
                            where e.endpoint_id = w.id and e.case_id = d.case_id and e.state = 'waiting' and e.seq < d.seq))
      order by w.claimed_until nulls first, w.id limit ${claim.limit} for update skip locked)
    returning id, organisation, failures`;
  return [...rows];
}

/** Lets go of an endpoint. `blockSeconds`: its host did not answer; null: it did. */
export async function releaseEndpoint(
  sql: Sql,
  id: string,
  by: string,
  blockSeconds: number | null | undefined,
): Promise<void> {
  const change =
    blockSeconds === undefined
      ? sql``
      : blockSeconds === null
        ? sql`, failures = 0, blocked_until = now()`
        : sql`, failures = failures + 1, blocked_until = now() + make_interval(secs => ${blockSeconds})`;
  await sql`update webhook_endpoint set claimed_until = now() ${change} where id = ${id} and claimed_by = ${by}`;
}

/** The endpoint wants nothing more. */
export async function endpointIsGone(sql: Sql, id: string): Promise<void> {
  await sql`update webhook_endpoint set state = 'gone' where id = ${id}`;
}

/** What became of one call. A delivered one leaves its receipt: one a day for a case and an endpoint, for it says nothing. */
export async function settleDelivery(
  sql: Sql,
  seq: number,
  endpoint: { id: string; organisation: string },
  outcome:
    | { delivered: true; code: string }
    | { delivered: false; code: string; retrySeconds: number; giveUpSeconds: number },
): Promise<void> {
  if (outcome.delivered) {
    await sql`
      with settled as (
        update webhook_delivery set state = 'delivered', attempts = attempts + 1, settled_at = now(),
               last_code = ${outcome.code}
        where seq = ${seq} returning case_id
      )
      insert into disclosure_receipt (case_id, source, sender, recipient, at)
      select case_id, 'webhook:' || ${endpoint.id} || ':' || to_char(now() at time zone 'UTC', 'YYYY-MM-DD'), 'webhook',
             ${endpoint.organisation}, now()
      from settled where case_id is not null
      on conflict do nothing`;
    return;
  }
  const { code, retrySeconds, giveUpSeconds } = outcome;
  await sql`
    update webhook_delivery set attempts = attempts + 1, last_code = ${code},
           next_attempt_at = now() + make_interval(secs => ${retrySeconds})
    where seq = ${seq}`;
  await sql`
    update webhook_delivery set state = 'dead', settled_at = now(), last_code = ${code}
    where endpoint_id = ${endpoint.id} and state = 'waiting' and created_at < now() - make_interval(secs => ${giveUpSeconds})`;
}
