import { type DataKey, newDataKey, unwrapDataKey } from '../security/data-key.ts';
import { KeyUnavailable } from '../security/key-unavailable.ts';
import type { MasterKeyRing } from '../security/master-key-ring.ts';
import { recent } from '../security/recent.ts';
import { insertCaseKey, readCaseKey } from './case-key-rows.ts';
import type { Sql, Transaction } from './connect.ts';

/** Keys kept unwrapped, some 500 bytes each. */
const KNOWN = 10_000;
/** So long a key is used without asking whether it was destroyed meanwhile. */
const FRESH_MS = 60_000;

/** The keys of cases as a process has them: unwrapped once, then kept for as long as they are used. */
export interface CaseKeys {
  readonly ring: () => MasterKeyRing;
  /** A case's key; `named` is the id that something sealed names. Throws KeyUnavailable. */
  find(sql: Sql | Transaction, caseId: string, named?: string): Promise<DataKey>;
  /** A case's key, made now if there is none; two that make it at once get the same. Never in a transaction: it stays. */
  ensure(sql: Sql, caseId: string): Promise<DataKey>;
  forget(caseId: string): void;
}

const attached = new WeakMap<object, CaseKeys>();

export const attachKeys = (sql: object, keys: CaseKeys): void => void attached.set(sql, keys);

/** The keys that belong to a connection or transaction. */
export function keysOf(sql: Sql | Transaction): CaseKeys {
  const keys = attached.get(sql);
  if (!keys) throw new Error('this connection was not opened by connect()');
  return keys;
}

export function caseKeys(ring: () => MasterKeyRing): CaseKeys {
  const known = recent<{ key: DataKey; atMs: number }>(KNOWN);

  /** Undefined for a case that never had a key. */
  async function look(sql: Sql | Transaction, caseId: string): Promise<DataKey | undefined> {
    const before = known.get(caseId);
    if (before && Date.now() - before.atMs < FRESH_MS) return before.key;
    const row = await readCaseKey(sql, caseId).catch((error: unknown) => {
      // While the store is away what is known stays good: cases go on living without it.
      if (before) return before;
      throw new KeyUnavailable(caseId, 'that it has', 'store out of reach', { cause: error });
    });
    if (!row) return undefined;
    if ('key' in row) return row.key;
    const { key_id: id, wrapped_key: wrapped, master_key_id: masterKeyId } = row;
    if (wrapped === null) {
      known.forget(caseId);
      throw new KeyUnavailable(caseId, id, 'destroyed');
    }
    const key = before?.key.id === id ? before.key : await unwrapped(caseId, id, wrapped, masterKeyId);
    known.keep(caseId, { key, atMs: Date.now() });
    return key;
  }

  async function unwrapped(
    caseId: string,
    id: string,
    wrapped: string,
    masterKeyId: string,
  ): Promise<DataKey> {
    const master = ring().find(masterKeyId);
    if (!master) throw new KeyUnavailable(caseId, `${id} (wrapped by ${masterKeyId})`, 'unknown master key');
    return unwrapDataKey({ owner: caseId, id, wrapped }, master).catch((error: unknown) => {
      throw new KeyUnavailable(caseId, `${id} (wrapped by ${masterKeyId})`, 'other key', { cause: error });
    });
  }

  return {
    ring,
    async find(sql, caseId, named) {
      const key = await look(sql, caseId);
      if (!key) throw new KeyUnavailable(caseId, named ?? 'that it should have', 'no key');
      if (named !== undefined && key.id !== named) throw new KeyUnavailable(caseId, named, 'other key');
      return key;
    },
    async ensure(sql, caseId) {
      const there = await look(sql, caseId);
      if (there) return there;
      await insertCaseKey(sql, await newDataKey(caseId, ring().current));
      const key = await look(sql, caseId);
      if (!key) throw new KeyUnavailable(caseId, 'that was just made', 'no key');
      return key;
    },
    forget: (caseId) => known.forget(caseId),
  };
}
