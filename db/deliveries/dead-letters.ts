import type { Sql } from '../connect.ts';
import type { ChannelName } from './delivery.ts';

/** Something that reached nobody, and that nobody has seen to. */
export interface DeadLetter {
  id: number;
  caseId: string;
  kind: string;
  channel: ChannelName;
  /** The role that it was for. */
  role: string;
  organisation: string;
  /** Why, by code (domain/deliveries/codes.ts). */
  code: string | null;
  attempts: number;
  /** Epoch milliseconds since when it is dead. */
  sinceMs: number;
}

/** Those of some organisations, oldest first; of certain roles alone where `roles` is given. */
export async function readDeadLetters(
  sql: Sql,
  { organisations, roles }: { organisations: readonly string[]; roles: readonly string[] | null },
  limit: number,
): Promise<DeadLetter[]> {
  const rows = await sql<DeadLetter[]>`
    select seq as id, case_id as "caseId", kind, channel, role, organisation, last_error as code, attempts,
           (extract(epoch from settled_at) * 1000)::bigint as "sinceMs"
    from delivery
    where state = 'dead' and solved_at is null and organisation = any(${[...organisations]})
      and (${roles === null} or role = any(${[...(roles ?? [])]}))
    order by seq limit ${limit}`;
  return [...rows];
}

/** Puts a dead letter on its way again, as if it had never been tried. False when it is none (any more). */
export function retryDeadLetter(sql: Sql, id: number): Promise<boolean> {
  return sql.begin(async (tx) => {
    const [dead] = await tx<{ message_seq: number; channel: ChannelName }[]>`
      select message_seq, channel from delivery
      where seq = ${id} and state = 'dead' and solved_at is null for update`;
    if (!dead) return false;
    // For nobody there is nothing to send: the message itself is looked at again.
    if (dead.channel !== 'none')
      await tx`
        update delivery set state = 'waiting', settled_at = null, attempts = 0, first_attempt_at = null,
                            next_attempt_at = now(), last_error = null
        where seq = ${id}`;
    await tx`
      update outbox set sent_at = null, cancelled_at = null, cancel_reason = null, next_attempt_at = now(),
                        claimed_by = null, claimed_until = null, attempts = 0
      where seq = ${dead.message_seq}`;
    return true;
  }) as Promise<boolean>;
}

/** Notes that somebody saw to it otherwise. False when it is no dead letter (any more). */
export async function solveDeadLetter(
  sql: Sql,
  id: number,
  { how, by }: { how: string; by: string },
): Promise<boolean> {
  const solved = await sql`
    update delivery set solved_at = now(), solved_how = ${how}, solved_by = ${by}
    where seq = ${id} and state = 'dead' and solved_at is null returning message_seq`;
  const [row] = solved;
  if (row)
    await sql`
      update outbox set cancelled_at = now(), cancel_reason = 'seen to otherwise'
      where seq = ${row.message_seq} and sent_at is null and cancelled_at is null
        and not exists (select 1 from delivery d where d.message_seq = outbox.seq and d.state = 'waiting')`;
  return solved.length > 0;
}
