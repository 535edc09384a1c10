import type { Sql } from './connect.ts';

/** The address for a role in a municipality: its own, else the one for all; undefined when there is neither. */
export async function findRecipient(
  sql: Sql,
  municipality: string,
  role: string,
): Promise<string | undefined> {
  const [row] = await sql<{ address: string }[]>`
    select address from recipient where role = ${role} and municipality in (${municipality}, '')
    order by municipality desc limit 1`;
  return row?.address;
}
