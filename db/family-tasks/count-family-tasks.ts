import type { Sql } from '../connect.ts';

/** How many tasks with the family wait, and how long the oldest of them has, in seconds. */
export async function countFamilyTasks(sql: Sql): Promise<{ waiting: number; oldestSeconds: number }> {
  const [row] = await sql<{ waiting: number; oldest: number }[]>`
    select count(*)::int as waiting, coalesce(extract(epoch from now() - min(made_at)), 0)::float8 as oldest
    from family_task where outcome is null or outcome = 'returned'`;
  return { waiting: row?.waiting ?? 0, oldestSeconds: row?.oldest ?? 0 };
}
