import type { Sql } from './connect.ts';

/** Whose an erased case was; undefined for a case that is there, was withdrawn, or never was. */
export async function findErasedCase(
  sql: Sql,
  caseId: string,
): Promise<{ municipality: string } | undefined> {
  const [row] = await sql<{ municipality: string }[]>`
    select municipality from case_view where id = ${caseId} and erased_at is not null`;
  return row;
}
