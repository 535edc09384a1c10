import type { ClaimedMessage } from '../claim-messages.ts';
import type { Sql } from '../connect.ts';

/** A task whose case has changed since somebody looked whether it still stands. */
export interface ChangedTask {
  id: string;
  /** The head of the case's journal now; null where the case is gone. */
  head: string | null;
  message: ClaimedMessage;
}

/** Tasks to look at again, oldest first. */
export async function changedFamilyTasks(sql: Sql, limit: number): Promise<ChangedTask[]> {
  const rows = await sql<(ClaimedMessage & { id: string; head: string | null; who: string })[]>`
    select t.id, c.head_hash as head, t.recipient as who, o.seq, o.case_id, o.deadline_id, o.due, o.step, o.recipient,
           o.organisation, o.kind, o.planned_ms, o.message_id, o.attempts, false as abandoned, null as stands_for
    from family_task t join outbox o on o.seq = t.message_seq
    left join case_view c on c.id = t.case_id and c.withdrawn_at is null
    where (t.outcome is null or t.outcome = 'returned') and (c.id is null or t.looked_at_head is distinct from c.head_hash)
    order by t.made_at limit ${limit}`;
  return rows.map(({ id, head, who: _who, ...message }) => ({ id, head, message }));
}

/** Notes that a task stood when the case's journal had this head. */
export const notedAsStanding = (sql: Sql, id: string, head: string | null): Promise<unknown> =>
  sql`update family_task set looked_at_head = ${head} where id = ${id}`;
