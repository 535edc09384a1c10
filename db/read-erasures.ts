import type { Sql, Transaction } from './connect.ts';

/** A case whose key was destroyed, and why. */
export interface ErasedCase {
  caseId: string;
  reason: string;
}

/** Every case that was erased, as far as this store knows. */
export async function readErasures(sql: Sql | Transaction): Promise<ErasedCase[]> {
  const rows = await sql<ErasedCase[]>`
    select case_id as "caseId", destroy_reason as reason from case_key
    where destroyed_at is not null order by case_id`;
  return [...rows];
}

/** Of these cases, those whose key is there (again) and can be used. */
export async function notErased(sql: Sql, caseIds: readonly string[]): Promise<string[]> {
  if (caseIds.length === 0) return [];
  const rows = await sql<{ case_id: string }[]>`
    select case_id from case_key where case_id in ${sql(caseIds)} and destroyed_at is null order by 1`;
  return rows.map((row) => row.case_id);
}
