import { rewrapDataKey } from '../../security/data-key.ts';
import { keysOf } from '../case-keys.ts';
import type { Sql } from '../connect.ts';
import type { Rotation } from '../rewrap-case-keys.ts';
import { ownerOf } from './directory-key.ts';

/** Wraps the key of every organisation's directory by the current master key. Nothing sealed is touched. */
export async function rewrapDirectoryKeys(sql: Sql): Promise<Omit<Rotation, 'current'>> {
  const ring = keysOf(sql).ring();
  const { current } = ring;
  const rotation: Omit<Rotation, 'current'> = { masterKeyId: current.id, rewrapped: 0, failed: [] };
  const rows = await sql<
    { organisation: string; key_id: string; wrapped_key: string; master_key_id: string }[]
  >`
    select organisation, key_id, wrapped_key, master_key_id from directory_key where master_key_id <> ${current.id}`;
  for (const { organisation, key_id: id, wrapped_key: wrapped, master_key_id: masterKeyId } of rows) {
    const owner = ownerOf(organisation);
    const old = ring.find(masterKeyId);
    const again = old && (await rewrapDataKey({ owner, id, wrapped }, old, current).catch(() => null));
    if (!again) {
      rotation.failed.push({ caseId: owner, keyId: id, masterKeyId });
      continue;
    }
    rotation.rewrapped += 1;
    await sql`update directory_key set wrapped_key = ${again}, master_key_id = ${current.id}, wrapped_at = now()
              where organisation = ${organisation} and wrapped_key = ${wrapped}`;
  }
  return rotation;
}
