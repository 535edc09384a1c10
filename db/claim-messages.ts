import type { Sql } from './connect.ts';
import { deadlineKinds, type MessageKind } from './message-kinds.ts';

/** A message that this process alone may send until its lease runs out. */
export interface ClaimedMessage {
  seq: number;
  case_id: string;
  deadline_id: string;
  due: string | null;
  step: string;
  recipient: string;
  /** Where the recipient sits; null: where the case is. */
  organisation: string | null;
  kind: MessageKind;
  message_id: string;
  attempts: number;
  /** Of how many that could not leave in time it stands for all (case and recipient the same); null when it is in time. */
  stands_for: number | null;
}

/** Of messages about one deadline to one recipient that waited together for more than a day, only the last is sent. */
const COLLAPSED_MS = 86_400_000;

/** A message that has waited for so long is late: of a case's late ones to a recipient one is sent, for all of them. */
const LATE_MS = 86_400_000;

/** The late messages that still wait. Demo cases have a clock of their own, which `planned_ms` is on. */
export const lateMessages = (sql: Sql) => sql`
  select o.seq, o.case_id, o.recipient, o.planned_ms, o.kind <> 'reminder' as urgent
  from outbox o left join case_view c on c.id = o.case_id
  where o.sent_at is null and o.cancelled_at is null and o.kind = any(${deadlineKinds})
    and o.planned_ms < extract(epoch from now()) * 1000 + coalesce(c.clock_offset_ms, 0) - ${LATE_MS}`;

/** Claims unsent messages, oldest first. A claim that was never settled is free again after `leaseSeconds`. */
export async function claimMessages(
  sql: Sql,
  claim: { by: string; limit: number; leaseSeconds: number },
): Promise<ClaimedMessage[]> {
  const rows = await sql<ClaimedMessage[]>`
    with superseded as (
      update outbox o set cancelled_at = now(), cancel_reason = 'a later message replaced it'
      where sent_at is null and cancelled_at is null and (claimed_until is null or claimed_until < now())
        and o.kind = any(${deadlineKinds}) and exists (
          select 1 from outbox later
          where later.case_id = o.case_id and later.deadline_id = o.deadline_id and later.recipient = o.recipient
            and later.kind = any(${deadlineKinds})
            and later.sent_at is null and later.cancelled_at is null
            and later.planned_ms >= o.planned_ms + ${COLLAPSED_MS})
      returning seq
    ), late as (${lateMessages(sql)}
    ), waits as (
      select mine.seq from late mine join late other using (case_id, recipient)
      where mine.seq <> other.seq and other.seq not in (select seq from superseded)
        and (other.urgent, other.planned_ms, other.seq) > (mine.urgent, mine.planned_ms, mine.seq)
    )
    update outbox set claimed_by = ${claim.by}, attempts = attempts + 1,
                      claimed_until = now() + make_interval(secs => ${claim.leaseSeconds})
    where seq in (
      select seq from outbox
      where sent_at is null and cancelled_at is null and next_attempt_at <= now()
        and (claimed_until is null or claimed_until < now())
        and seq not in (select seq from superseded) and seq not in (select seq from waits)
      order by seq limit ${claim.limit} for update skip locked)
    returning seq, case_id, deadline_id, due, step, recipient, organisation, kind, message_id, attempts,
      (select nullif(count(*), 0)::int from late l
       where exists (select 1 from late me where me.seq = outbox.seq)
         and l.case_id = outbox.case_id and l.recipient = outbox.recipient) as stands_for`;
  return [...rows].sort((a, b) => a.seq - b.seq);
}
