import { createSecretKey, type KeyObject, randomBytes } from 'node:crypto';
import { KEY_BYTES, type MasterKey } from './master-key.ts';

/** What one case's content is sealed with; `owner` is the case, or a process for what belongs to no case. */
export interface DataKey {
  readonly id: string;
  readonly owner: string;
  readonly secret: KeyObject;
}

/** A new data key with its wrapped form. */
export interface WrappedKey {
  key: DataKey;
  wrapped: string;
  masterKeyId: string;
}

/** Binds a wrapped key to whose it is, so that one case's key cannot be passed off as another's. */
const about = (owner: string, id: string): string => `tovholder data key|${owner}|${id}`;

export async function newDataKey(owner: string, master: MasterKey): Promise<WrappedKey> {
  const secret = randomBytes(KEY_BYTES);
  const id = `ck_${randomBytes(12).toString('hex')}`;
  const wrapped = await master.wrap(secret, about(owner, id));
  return { key: { id, owner, secret: createSecretKey(secret) }, wrapped, masterKeyId: master.id };
}

/** Rejects when the master key did not wrap this for this owner and id. */
export async function unwrapDataKey(
  { owner, id, wrapped }: { owner: string; id: string; wrapped: string },
  master: MasterKey,
): Promise<DataKey> {
  const secret = await master.unwrap(wrapped, about(owner, id));
  return { id, owner, secret: createSecretKey(secret) };
}

/** The same key under another master key. */
export async function rewrapDataKey(
  { owner, id, wrapped }: { owner: string; id: string; wrapped: string },
  from: MasterKey,
  to: MasterKey,
): Promise<string> {
  return to.wrap(await from.unwrap(wrapped, about(owner, id)), about(owner, id));
}
