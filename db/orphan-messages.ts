import type { Sql } from './connect.ts';
import { deadlineKinds } from './message-kinds.ts';

/** Messages of a case that wait to be sent about deadlines that it does not have (any more). */
export interface OrphanMessages {
  caseId: string;
  messages: number;
}

// What organisations owe, and notices of emergency access, are no case's deadline: they go under names of their own.
const isOrphan = (sql: Sql) => sql`
  o.sent_at is null and o.cancelled_at is null and o.kind = any(${deadlineKinds}) and o.case_id not like 'organisation:%'
  and o.case_id not like 'emergency:%'
  and (o.claimed_until is null or o.claimed_until < now())
  and not exists (select 1 from deadline_view d where d.case_id = o.case_id and d.id = o.deadline_id)`;

export async function findOrphanMessages(sql: Sql): Promise<OrphanMessages[]> {
  const rows = await sql<OrphanMessages[]>`
    select o.case_id as "caseId", count(*)::int as messages from outbox o where ${isOrphan(sql)}
    group by 1 order by 1`;
  return [...rows];
}

/** Takes them back; how many. */
export async function cancelOrphanMessages(sql: Sql, caseId: string): Promise<number> {
  const rows = await sql`
    update outbox o set cancelled_at = now(), cancel_reason = 'no such deadline'
    where o.case_id = ${caseId} and ${isOrphan(sql)} returning seq`;
  return rows.length;
}
