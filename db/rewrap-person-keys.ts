import { rewrapDataKey } from '../security/data-key.ts';
import { keysOf } from './case-keys.ts';
import type { Sql } from './connect.ts';
import { PERSON_INDEX } from './person-index.ts';
import type { Rotation } from './rewrap-case-keys.ts';

const AT_ONCE = 200;

interface WrappedRow {
  owner: string;
  key_id: string;
  wrapped_key: string;
  master_key_id: string;
}

/** Wraps every person's key, and that of the index, by the current master key. No hash and nothing sealed is touched. */
export async function rewrapPersonKeys(sql: Sql): Promise<Omit<Rotation, 'current'>> {
  const ring = keysOf(sql).ring();
  const { current } = ring;
  const rotation: Omit<Rotation, 'current'> = { masterKeyId: current.id, rewrapped: 0, failed: [] };

  async function anew({ owner, key_id: id, wrapped_key: wrapped, master_key_id }: WrappedRow) {
    const old = ring.find(master_key_id);
    const again = old && (await rewrapDataKey({ owner, id, wrapped }, old, current).catch(() => null));
    if (again) rotation.rewrapped += 1;
    else rotation.failed.push({ caseId: owner, keyId: id, masterKeyId: master_key_id });
    return again;
  }

  const index = await sql<WrappedRow[]>`
    select owner, key_id, wrapped_key, master_key_id from person_index_key where master_key_id <> ${current.id}`;
  for (const row of index) {
    const wrapped = await anew(row);
    if (wrapped)
      await sql`update person_index_key set wrapped_key = ${wrapped}, master_key_id = ${current.id}, wrapped_at = now()
                where owner = ${PERSON_INDEX} and wrapped_key = ${row.wrapped_key}`;
  }
  for (let after = ''; ; ) {
    const rows = await sql<WrappedRow[]>`
      select person_id as owner, key_id, wrapped_key, master_key_id from person_key
      where destroyed_at is null and master_key_id <> ${current.id} and person_id > ${after}
      order by person_id limit ${AT_ONCE}`;
    for (const row of rows) {
      const wrapped = await anew(row);
      // Not when it was destroyed or wrapped by somebody else meanwhile.
      if (wrapped)
        await sql`update person_key set wrapped_key = ${wrapped}, master_key_id = ${current.id}, wrapped_at = now()
                  where person_id = ${row.owner} and wrapped_key = ${row.wrapped_key}`;
    }
    const last = rows.at(-1);
    if (!last) return rotation;
    after = last.owner;
  }
}
