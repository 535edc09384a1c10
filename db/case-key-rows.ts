import type { WrappedKey } from '../security/data-key.ts';
import type { Sql, Transaction } from './connect.ts';

/** A case's key as the store has it; `wrapped_key` is null once it was destroyed. */
export interface CaseKeyRow {
  case_id: string;
  key_id: string;
  wrapped_key: string | null;
  master_key_id: string;
}

export async function readCaseKey(sql: Sql | Transaction, caseId: string): Promise<CaseKeyRow | undefined> {
  const [row] = await sql<CaseKeyRow[]>`
    select case_id, key_id, wrapped_key, master_key_id from case_key where case_id = ${caseId}`;
  return row;
}

/** Stores a new key; a case that has one already keeps it, also when that one was destroyed. */
export async function insertCaseKey(sql: Sql, { key, wrapped, masterKeyId }: WrappedKey): Promise<void> {
  await sql`
    insert into case_key (case_id, key_id, wrapped_key, master_key_id)
    values (${key.owner}, ${key.id}, ${wrapped}, ${masterKeyId}) on conflict do nothing`;
}
