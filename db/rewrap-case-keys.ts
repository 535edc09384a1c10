import { rewrapDataKey } from '../security/data-key.ts';
import type { CaseKeyRow } from './case-key-rows.ts';
import { keysOf } from './case-keys.ts';
import type { Sql } from './connect.ts';

const AT_ONCE = 200;

/** What a rotation came to: keys wrapped anew, and those that the known master keys do not open. */
export interface Rotation {
  masterKeyId: string;
  rewrapped: number;
  /** Wrapped by the current master key before. */
  current: number;
  failed: { caseId: string; keyId: string; masterKeyId: string }[];
}

/**
 * Wraps every case's key by the current master key. Nothing sealed is touched, so it may run beside everything else, be
 * broken off and begun again.
 */
export async function rewrapCaseKeys(sql: Sql): Promise<Rotation> {
  const ring = keysOf(sql).ring();
  const { current } = ring;
  const [before] = await sql<{ n: number }[]>`
    select count(*)::int as n from case_key where destroyed_at is null and master_key_id = ${current.id}`;
  const rotation: Rotation = { masterKeyId: current.id, rewrapped: 0, current: before?.n ?? 0, failed: [] };
  for (let after = ''; ; ) {
    const rows = await sql<CaseKeyRow[]>`
      select case_id, key_id, wrapped_key, master_key_id from case_key
      where destroyed_at is null and master_key_id <> ${current.id} and case_id > ${after}
      order by case_id limit ${AT_ONCE}`;
    for (const row of rows) {
      if (await rewrap(row)) rotation.rewrapped += 1;
      else rotation.failed.push({ caseId: row.case_id, keyId: row.key_id, masterKeyId: row.master_key_id });
    }
    const last = rows.at(-1);
    if (!last) return rotation;
    after = last.case_id;
  }

  async function rewrap(row: CaseKeyRow): Promise<boolean> {
    const { case_id: owner, key_id: id, wrapped_key: wrapped, master_key_id: masterKeyId } = row;
    const old = ring.find(masterKeyId);
    if (!old || wrapped === null) return false;
    const anew = await rewrapDataKey({ owner, id, wrapped }, old, current).catch(() => null);
    if (anew === null) return false;
    // Not when it was destroyed or wrapped by somebody else meanwhile.
    await sql`update case_key set wrapped_key = ${anew}, master_key_id = ${current.id}, wrapped_at = now()
              where case_id = ${owner} and wrapped_key = ${wrapped}`;
    return true;
  }
}
