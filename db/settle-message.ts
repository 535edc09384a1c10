import { lateMessages } from './claim-messages.ts';
import type { Sql } from './connect.ts';

/** What became of a claimed message. `error` is a code, never the words of another system. */
export type Outcome =
  | { kind: 'sent' }
  | { kind: 'cancelled'; reason: string }
  | { kind: 'failed'; error: string; retrySeconds: number };

/**
 * Records what became of a message that `by` had claimed. A late one that was sent was sent for the other late ones too;
 * what was sent leaves its receipt with the same statement.
 */
export async function settleMessage(sql: Sql, seq: number, by: string, outcome: Outcome): Promise<void> {
  const change =
    outcome.kind === 'sent'
      ? sql`sent_at = now(), last_error = null`
      : outcome.kind === 'cancelled'
        ? sql`cancelled_at = now(), cancel_reason = ${outcome.reason}`
        : sql`last_error = ${outcome.error},
              next_attempt_at = now() + make_interval(secs => ${outcome.retrySeconds})`;
  await sql`
    with late as (${lateMessages(sql)}
    ), settled as (
      update outbox set ${change}, claimed_by = null, claimed_until = null
      where seq = ${seq} and claimed_by = ${by} and sent_at is null and cancelled_at is null
      returning seq, case_id, recipient
    ), receipt as (
      insert into disclosure_receipt (case_id, source, sender, recipient, at)
      select case_id, 'mail:' || seq, 'reminder', recipient, now() from settled
      where ${outcome.kind === 'sent'} and case_id like 'c\\_%'
      on conflict do nothing
    )
    update outbox o set cancelled_at = now(), cancel_reason = 'told in one mail with others'
    from settled, late
    where ${outcome.kind === 'sent'} and ${seq} in (select seq from late)
      and late.case_id = settled.case_id and late.recipient = settled.recipient
      and o.seq = late.seq and o.seq <> ${seq}
      and o.sent_at is null and o.cancelled_at is null and (o.claimed_until is null or o.claimed_until < now())`;
}
