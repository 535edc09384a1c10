import type { CaseState } from '../domain/case/state.ts';
import type { Sql } from './connect.ts';
import { readCases } from './read-case.ts';

/** The cases that are or were with these municipalities in which a breach was ever recorded, as they stand. */
export async function readCasesWithBreach(sql: Sql, municipalities: readonly string[]): Promise<CaseState[]> {
  if (municipalities.length === 0) return [];
  const rows = await sql<{ id: string }[]>`
    select c.id from case_view c
    where c.withdrawn_at is null
      and exists (select 1 from case_access a
                  where a.case_id = c.id and a.ground in ('authority', 'former-authority')
                    and a.scope in ${sql(municipalities)})
      and exists (select 1 from journal j where j.case_id = c.id and j.type = 'breach-discovered')`;
  const cases = await readCases(
    sql,
    rows.map(({ id }) => id),
  );
  return cases.map(({ snapshot }) => snapshot);
}
