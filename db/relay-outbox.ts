import type { ChildOpening } from '../domain/case/command.ts';
import type { Sql } from './connect.ts';
import type { RelayRecord } from './publish-batch.ts';
import { openJson, purposes } from './sealed-json.ts';

/** Something that one case still has to do to another; what it says is opened by `openRelay`. */
export interface PendingRelay {
  seq: number;
  kind: 'birth' | 'relay' | 'withdrawal';
  from_case: string;
  to_case: string;
  source_event_id: number;
  payload: unknown;
}

/** What a pending relay says. */
export type RelayWords =
  | { kind: 'birth'; payload: { child: ChildOpening; clockOffsetMs: number; demo: boolean } }
  | { kind: 'relay'; payload: RelayRecord['payload'] }
  | { kind: 'withdrawal'; payload: Record<string, never> };

/** Opens a relay with the key of the case that it is for. Throws KeyUnavailable, or Tampered. */
export async function openRelay(sql: Sql, relay: PendingRelay): Promise<RelayWords> {
  const purpose = purposes.relay(relay.from_case, relay.kind, relay.source_event_id);
  const payload = await openJson(sql, relay.to_case, purpose, relay.payload);
  return { kind: relay.kind, payload } as RelayWords;
}

/** What has not been delivered, oldest first: of one case, or of all that have waited some time and may be tried again. */
export async function readPendingRelays(
  sql: Sql,
  which: { from: string; kinds?: readonly PendingRelay['kind'][] } | { olderThanMs: number },
): Promise<PendingRelay[]> {
  const rows: readonly PendingRelay[] =
    'from' in which
      ? await sql<PendingRelay[]>`
          select seq, kind, from_case, to_case, source_event_id, payload from relay_outbox
          where from_case = ${which.from} and delivered_at is null
            and kind in ${sql(which.kinds ?? ['birth', 'relay', 'withdrawal'])} and ${isHeard(sql)}
          order by seq`
      : await sql<PendingRelay[]>`
          select seq, kind, from_case, to_case, source_event_id, payload from relay_outbox
          where delivered_at is null and next_attempt_at <= now()
            and ${isHeard(sql)} and created_at < now() - make_interval(secs => ${which.olderThanMs / 1000})
            and ${isNext(sql)}
          order by seq limit 200`;
  return [...rows];
}

/** A case that was taken back hears nothing but that. */
const isHeard = (sql: Sql) => sql`
  (kind = 'withdrawal' or not exists (
    select 1 from case_view v where v.id = relay_outbox.to_case and v.withdrawn_at is not null))`;

/** Nothing overtakes what waits for its next attempt: a split told before its merge would be lost. A withdrawal may. */
const isNext = (sql: Sql) => sql`
  (kind = 'withdrawal' or not exists (
    select 1 from relay_outbox e
    where e.to_case = relay_outbox.to_case and e.from_case = relay_outbox.from_case and e.seq < relay_outbox.seq
      and e.delivered_at is null and e.next_attempt_at > now()))`;

export async function markDelivered(sql: Sql, seq: number): Promise<void> {
  await sql`update relay_outbox set delivered_at = now(), attempts = attempts + 1 where seq = ${seq}`;
}

/** Notes a failure by its kind (never by its words) and lets the next attempt wait, up to a minute. */
export async function markFailed(sql: Sql, seq: number, error: string): Promise<void> {
  await sql`
    update relay_outbox set attempts = attempts + 1, last_error = ${error},
      next_attempt_at = now() + make_interval(secs => least(60, power(2, least(attempts, 6))))
    where seq = ${seq}`;
}
