import type { Sql } from '../connect.ts';

/** What became of one attempt. `code` is one of ours, never the words of another system. */
export type Attempted =
  | { kind: 'sent'; reference?: string; maybeTwice?: boolean }
  /** Will not be taken, however often it is tried. */
  | { kind: 'dead'; code: string; maybeTwice?: boolean }
  | { kind: 'again'; code: string; nextAttemptMs: number; maybeTwice?: boolean }
  | { kind: 'withdrawn'; code: string; maybeTwice?: boolean };

/**
 * Records one attempt at one delivery, at once: what was sent is never sent again. What left the house leaves its
 * receipt with the same statement.
 */
export async function recordAttempt(sql: Sql, seq: number, attempted: Attempted): Promise<void> {
  const { kind } = attempted;
  const state = kind === 'again' ? 'waiting' : kind;
  const next = kind === 'again' ? attempted.nextAttemptMs : null;
  await sql`
    with done as (
      update delivery set state = ${state}, attempts = attempts + ${kind === 'withdrawn' ? 0 : 1},
        first_attempt_at = coalesce(first_attempt_at, now()),
        settled_at = case when ${state} = 'waiting' then null else now() end,
        next_attempt_at = coalesce(to_timestamp(${next}::float8 / 1000.0), next_attempt_at),
        maybe_twice = maybe_twice or ${attempted.maybeTwice ?? false},
        last_error = ${'code' in attempted ? attempted.code : null},
        reference = coalesce(${'reference' in attempted ? (attempted.reference ?? null) : null}, reference)
      where seq = ${seq} and (state in ('waiting', 'withdrawn') or (channel = 'none' and state = 'dead'))
      returning seq, case_id, role, kind, channel
    )
    insert into disclosure_receipt (case_id, source, sender, recipient, at)
    select case_id, 'mail:d' || seq, case when kind in ('reminder', 'breach', 'escalation') then 'reminder' else 'notice' end,
           role, now()
    from done where ${kind === 'sent'} and channel in ('mail', 'sms') and case_id like 'c\\_%'
    on conflict do nothing`;
}

/** Puts deliveries off that were not tried, because their channel is out of reach: no attempt is counted. */
export async function postponeDeliveries(
  sql: Sql,
  seqs: readonly number[],
  { code, nextAttemptMs }: { code: string; nextAttemptMs: number },
): Promise<void> {
  if (seqs.length === 0) return;
  await sql`
    update delivery set next_attempt_at = to_timestamp(${nextAttemptMs}::float8 / 1000.0), last_error = ${code}
    where seq = any(${[...seqs]}) and state = 'waiting'`;
}
