import type { Sql } from './connect.ts';

/** A message that this process alone may send until its lease runs out. */
export interface ClaimedMessage {
  seq: number;
  case_id: string;
  deadline_id: string;
  due: string | null;
  recipient: string;
  kind: 'reminder' | 'escalation' | 'breach';
  message_id: string;
  attempts: number;
}

/** Of messages about one deadline to one recipient that waited together for more than a day, only the last is sent. */
const COLLAPSED_MS = 86_400_000;

/** Claims unsent messages, oldest first. A claim that was never settled is free again after `leaseSeconds`. */
export async function claimMessages(
  sql: Sql,
  claim: { by: string; limit: number; leaseSeconds: number },
): Promise<ClaimedMessage[]> {
  const rows = await sql<ClaimedMessage[]>`
    with superseded as (
      update outbox o set cancelled_at = now(), cancel_reason = 'a later message replaced it'
      where sent_at is null and cancelled_at is null and (claimed_until is null or claimed_until < now())
        and exists (
          select 1 from outbox later
          where later.case_id = o.case_id and later.deadline_id = o.deadline_id and later.recipient = o.recipient
            and later.sent_at is null and later.cancelled_at is null
            and later.planned_ms >= o.planned_ms + ${COLLAPSED_MS})
      returning seq
    )
    update outbox set claimed_by = ${claim.by}, attempts = attempts + 1,
                      claimed_until = now() + make_interval(secs => ${claim.leaseSeconds})
    where seq in (
      select seq from outbox
      where sent_at is null and cancelled_at is null and next_attempt_at <= now()
        and (claimed_until is null or claimed_until < now())
        and seq not in (select seq from superseded)
      order by seq limit ${claim.limit} for update skip locked)
    returning seq, case_id, deadline_id, due, recipient, kind, message_id, attempts`;
  return [...rows].sort((a, b) => a.seq - b.seq);
}
