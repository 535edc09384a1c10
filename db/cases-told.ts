import type { Sql } from './connect.ts';

/**
 * The cases of these municipalities in which something that is still owed was escalated to one of these roles, oldest
 * first. Whether it was seen, and by whom the case may be read, the reader asks the case.
 */
export async function casesTold(
  sql: Sql,
  roles: readonly string[],
  municipalities: readonly string[],
  limit: number,
): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`
    select c.id from case_view c
    where c.authority = any (${[...municipalities]}) and c.withdrawn_at is null
      and exists (
        select 1 from outbox o join deadline_view d on d.case_id = o.case_id and d.id = o.deadline_id and not d.settled
        where o.case_id = c.id and o.kind in ('breach', 'escalation') and o.recipient = any (${[...roles]}))
    order by c.seq limit ${limit}`;
  return rows.map(({ id }) => id);
}
