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
  /** On the case's clock. */
  planned_ms: number;
  message_id: string;
  attempts: number;
  /** Somebody had claimed it and never said what became of it: it may have left. */
  abandoned: boolean;
  /** Of how many that could not leave in time it stands for all (case and recipient the same); null when it is in time. */
  stands_for: number | null;
}

/** Of messages about one deadline to one recipient that waited together for more than a day, only the last is sent. */
const COLLAPSED_MS = 86_400_000;

/** A message that has waited for so long is late: of a case's late ones to a recipient one is sent, for all of them. */
const LATE_MS = 86_400_000;

/**
 * The late messages that still wait; not those to the family, of which each tells something else. Demo cases have a clock of
 * their own, which `planned_ms` is on; the first condition on it is there for the index alone.
 */
export const lateMessages = (sql: Sql) => sql`
  select o.seq, o.case_id, o.recipient, o.planned_ms, o.kind <> 'reminder' as urgent
  from outbox o left join case_view c on c.id = o.case_id
  where o.sent_at is null and o.cancelled_at is null and o.kind = any(${deadlineKinds})
    and o.recipient not in ('mother', 'partner', 'FMI')
    and o.planned_ms < extract(epoch from now()) * 1000 - ${LATE_MS}
      + greatest(0, (select max(clock_offset_ms) from case_view where clock_offset_ms <> 0))
    and o.planned_ms < extract(epoch from now()) * 1000 + coalesce(c.clock_offset_ms, 0) - ${LATE_MS}`;

/**
 * Claims messages with something to do, in order of their next attempt. A claim that was never settled is free again after
 * `leaseSeconds`, and then `abandoned`.
 */
export async function claimMessages(
  sql: Sql,
  claim: { by: string; limit: number; leaseSeconds: number },
): Promise<ClaimedMessage[]> {
  const rows = await sql<ClaimedMessage[]>`
    with superseded as (
      update outbox o set cancelled_at = now(), cancel_reason = 'a later message replaced it'
      where sent_at is null and cancelled_at is null and (claimed_until is null or claimed_until < now())
        and o.kind = any(${deadlineKinds})
        and o.planned_ms <= (
          select max(planned_ms) from outbox where sent_at is null and cancelled_at is null) - ${COLLAPSED_MS}
        and exists (
          select 1 from outbox later
          where later.case_id = o.case_id and later.deadline_id = o.deadline_id and later.recipient = o.recipient
            and later.kind = any(${deadlineKinds})
            and later.sent_at is null and later.cancelled_at is null
            and later.planned_ms >= o.planned_ms + ${COLLAPSED_MS})
      returning seq
    ), late as materialized (${lateMessages(sql)}
    ), waits as (
      select mine.seq from late mine join late other using (case_id, recipient)
      where mine.seq <> other.seq and other.seq not in (select seq from superseded)
        and (other.urgent, other.planned_ms, other.seq) > (mine.urgent, mine.planned_ms, mine.seq)
    ), free as (
      select seq, claimed_by is not null as abandoned from outbox
      where sent_at is null and cancelled_at is null and next_attempt_at <= now()
        and (claimed_until is null or claimed_until < now())
        and seq not in (select seq from superseded) and seq not in (select seq from waits)
      order by next_attempt_at, seq limit ${claim.limit} for update skip locked
    )
    update outbox o set claimed_by = ${claim.by}, attempts = attempts + 1,
                        claimed_until = now() + make_interval(secs => ${claim.leaseSeconds})
    from free where o.seq = free.seq
    returning o.seq, case_id, deadline_id, due, step, recipient, organisation, kind, planned_ms, message_id, attempts,
      abandoned, (select nullif(count(*), 0)::int from late l
       where exists (select 1 from late me where me.seq = o.seq)
         and l.case_id = o.case_id and l.recipient = o.recipient) as stands_for`;
  return [...rows].sort((a, b) => a.seq - b.seq);
}
