import { type DataKey, newDataKey, unwrapDataKey } from '../../security/data-key.ts';
import { KeyUnavailable } from '../../security/key-unavailable.ts';
import { keysOf } from '../case-keys.ts';
import type { Sql } from '../connect.ts';

interface KeyRow {
  key_id: string;
  wrapped_key: string;
  master_key_id: string;
}

/** Kept by connection and organisation: a directory is opened for every message that leaves. */
const opened = new WeakMap<object, Map<string, Promise<DataKey>>>();

/** Names whose key it is to whoever wraps it. */
export const ownerOf = (organisation: string): string => `directory:${organisation}`;

/** The key of an organisation's directory, made now if there is none. Rejects with KeyUnavailable. */
export function directoryKey(sql: Sql, organisation: string): Promise<DataKey> {
  const keys = opened.get(sql) ?? new Map<string, Promise<DataKey>>();
  opened.set(sql, keys);
  const known = keys.get(organisation);
  if (known) return known;
  const key = findKey(sql, organisation);
  keys.set(organisation, key);
  key.catch(() => keys.delete(organisation));
  return key;
}

async function findKey(sql: Sql, organisation: string): Promise<DataKey> {
  const owner = ownerOf(organisation);
  const ring = keysOf(sql).ring();
  const read = () => sql<KeyRow[]>`
    select key_id, wrapped_key, master_key_id from directory_key where organisation = ${organisation}`;
  let [row] = await read();
  if (!row) {
    const { key, wrapped, masterKeyId } = await newDataKey(owner, ring.current);
    await sql`insert into directory_key (organisation, key_id, wrapped_key, master_key_id)
              values (${organisation}, ${key.id}, ${wrapped}, ${masterKeyId}) on conflict do nothing`;
    [row] = await read();
  }
  if (!row) throw new KeyUnavailable(owner, 'that was just made', 'no key');
  const { key_id: id, wrapped_key: wrapped, master_key_id: masterKeyId } = row;
  const master = ring.find(masterKeyId);
  if (!master) throw new KeyUnavailable(owner, `${id} (wrapped by ${masterKeyId})`, 'unknown master key');
  return unwrapDataKey({ owner, id, wrapped }, master).catch((cause: unknown) => {
    throw new KeyUnavailable(owner, id, 'other key', { cause });
  });
}
