import type { Sql } from './connect.ts';

/**
 * The ids of a municipality's cases that begin with these hexadecimal digits, as the number that people say does. More
 * than one when the number is not enough; none are looked into.
 */
export async function findCasesByNumber(sql: Sql, municipality: string, number: string): Promise<string[]> {
  if (!/^[0-9a-f]{6,32}$/.test(number)) return [];
  const rows = await sql<{ id: string }[]>`
    select id from case_view
    where authority = ${municipality} and withdrawn_at is null and substr(id, 3, ${number.length}) = ${number}
    order by id limit 2`;
  return rows.map(({ id }) => id);
}
