import type { Sql } from '../connect.ts';

/** One mail for many notices, on its way to one person. */
export interface Digest {
  id: number;
  subject: string;
  organisation: string;
  cadence: 'daily' | 'weekly';
  /** How many notices a daily one is for; of a weekly one the figures are asked when it is sent. */
  notices: number;
  message_id: string;
  attempts: number;
  /** Epoch milliseconds. */
  first_attempt_ms: number;
}

const messageIdOf = (sql: Sql) =>
  sql`'<' || left(encode(sha256(convert_to(concat_ws('|', 'digest', subject, cadence, on_date), 'UTF8')), 'hex'), 40) || '@tovholder.invalid>'`;

/** Gathers what waits for the day's mail into one for each person who has none of this day yet. How many were made. */
export async function gatherDailyDigests(sql: Sql, onDate: string): Promise<number> {
  const made = await sql`
    with waiting as (
      select subject, min(organisation) as organisation, count(*)::int as notices, array_agg(seq) as seqs
      from delivery
      where channel = 'daily-digest' and state = 'sent' and digest_id is null and subject is not null
      group by subject
    ), made as (
      insert into digest (subject, organisation, cadence, on_date, notices, message_id)
      select subject, organisation, cadence, on_date, notices, ${messageIdOf(sql)}
      from (select *, 'daily' as cadence, ${onDate}::date as on_date from waiting) w
      on conflict do nothing returning id, subject
    )
    update delivery d set digest_id = made.id from made, waiting
    where waiting.subject = made.subject and d.seq = any(waiting.seqs) returning made.id`;
  return new Set(made.map((row) => row.id)).size;
}

/** One for each of these leaders who has none of this week's Monday yet. */
export async function addWeeklyDigests(
  sql: Sql,
  leaders: readonly { subject: string; organisation: string }[],
  monday: string,
): Promise<void> {
  if (leaders.length === 0) return;
  await sql`
    insert into digest (subject, organisation, cadence, on_date, notices, message_id)
    select subject, organisation, cadence, on_date, 0, ${messageIdOf(sql)}
    from (select *, 'weekly' as cadence, ${monday}::date as on_date
          from json_to_recordset(${JSON.stringify(leaders)}::text::json) as r (subject text, organisation text)) w
    on conflict do nothing`;
}

/** Takes those that are to be sent now; a claim that was never settled is free again after `leaseSeconds`. */
export async function claimDigests(
  sql: Sql,
  { limit, leaseSeconds }: { limit: number; leaseSeconds: number },
): Promise<Digest[]> {
  const rows = await sql<Digest[]>`
    update digest set claimed_until = now() + make_interval(secs => ${leaseSeconds}), attempts = attempts + 1
    where id in (
      select id from digest
      where settled_at is null and next_attempt_at <= now() and (claimed_until is null or claimed_until < now())
      order by next_attempt_at, id limit ${limit} for update skip locked)
    returning id, subject, organisation, cadence, notices, message_id, attempts,
      (extract(epoch from on_date::timestamptz) * 1000)::bigint as first_attempt_ms`;
  return [...rows];
}

/** What became of one; sent, it leaves a receipt for each case that it had a notice of. */
export async function settleDigest(
  sql: Sql,
  id: number,
  outcome: { sent: boolean; code: string | null; nextAttemptMs: number | null },
): Promise<void> {
  const { sent, code, nextAttemptMs } = outcome;
  await sql`
    with done as (
      update digest set sent = ${sent}, last_error = ${code}, claimed_until = null,
        settled_at = case when ${nextAttemptMs === null} then now() end,
        next_attempt_at = coalesce(to_timestamp(${nextAttemptMs}::float8 / 1000.0), next_attempt_at)
      where id = ${id} and settled_at is null returning id
    )
    insert into disclosure_receipt (case_id, source, sender, recipient, at)
    select d.case_id, 'mail:d' || d.seq, 'notice', d.role, now()
    from delivery d join done on done.id = d.digest_id
    where ${sent} and d.case_id like 'c\\_%'
    on conflict do nothing`;
}
