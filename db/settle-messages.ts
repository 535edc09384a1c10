import { lateMessages } from './claim-messages.ts';
import type { Sql } from './connect.ts';

/** What became of a claimed message. `again`: some of its deliveries wait; `error` is a code of ours. */
export type Outcome =
  | { kind: 'sent' }
  | { kind: 'cancelled'; reason: string }
  | { kind: 'undeliverable'; error: string }
  | { kind: 'again'; error: string | null; nextAttemptMs: number };

/**
 * Records what became of messages that `by` had claimed, all at once. A late one that was sent was sent for the other late
 * ones of the same case and recipient too. Of one that somebody was told of before its reason went, nothing waits any more.
 */
export async function settleMessages(
  sql: Sql,
  by: string,
  settled: readonly { seq: number; outcome: Outcome }[],
): Promise<void> {
  if (settled.length === 0) return;
  const rows = settled.map(({ seq, outcome }) => ({
    seq,
    kind: outcome.kind,
    reason:
      outcome.kind === 'cancelled'
        ? outcome.reason
        : outcome.kind === 'undeliverable'
          ? 'undeliverable'
          : null,
    error: 'error' in outcome ? outcome.error : null,
    next: outcome.kind === 'again' ? outcome.nextAttemptMs : null,
  }));
  await sql`
    with outcome as (
      select * from json_to_recordset(${JSON.stringify(rows)}::text::json) as r (
        seq bigint, kind text, reason text, error text, next float8)
    ), late as (${lateMessages(sql)}
    ), settled as (
      update outbox o set
        sent_at = case when r.kind = 'sent' then now() end,
        cancelled_at = case when r.reason is not null then now() end,
        cancel_reason = r.reason,
        last_error = r.error,
        next_attempt_at = coalesce(to_timestamp(r.next / 1000.0), o.next_attempt_at),
        claimed_by = null, claimed_until = null
      from outcome r
      where o.seq = r.seq and o.claimed_by = ${by} and o.sent_at is null and o.cancelled_at is null
      returning o.seq, o.case_id, o.recipient, r.kind = 'sent' as sent
    ), withdrawn as (
      update delivery d set state = 'withdrawn', settled_at = now()
      from settled s where s.sent and d.message_seq = s.seq and d.state = 'waiting'
    )
    update outbox o set cancelled_at = now(), cancel_reason = 'told in one mail with others'
    from settled s, late
    where s.sent and s.seq in (select seq from late)
      and late.case_id = s.case_id and late.recipient = s.recipient
      and o.seq = late.seq and o.seq not in (select seq from outcome)
      and o.sent_at is null and o.cancelled_at is null and (o.claimed_until is null or o.claimed_until < now())`;
}

/** Keeps claims alive while their deliveries are under way. */
export async function extendClaims(
  sql: Sql,
  by: string,
  seqs: readonly number[],
  seconds: number,
): Promise<void> {
  await sql`update outbox set claimed_until = now() + make_interval(secs => ${seconds})
            where seq = any(${[...seqs]}) and claimed_by = ${by}`;
}
