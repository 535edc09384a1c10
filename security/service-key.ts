import { type DataKey, newDataKey, unwrapDataKey, type WrappedKey } from './data-key.ts';
import { KeyUnavailable } from './key-unavailable.ts';
import type { MasterKeyRing } from './master-key-ring.ts';
import { recent } from './recent.ts';

/** Owner of the keys for what belongs to no case. */
const SERVICE = 'service';
const KNOWN = 500;

/**
 * Keys for what belongs to no case: schedules, organisations' rhythms, a worker's own failures. Each process makes one
 * and sends its wrapped form along, so that sealing never needs the store.
 */
export interface ServiceKeys {
  own(): Promise<WrappedKey>;
  /** The key that another process sent along. Throws KeyUnavailable. */
  open(sent: { id: string; wrapped: string; masterKeyId: string }): Promise<DataKey>;
}

export function serviceKeys(ring: () => MasterKeyRing): ServiceKeys {
  const opened = recent<DataKey>(KNOWN);
  let own: Promise<WrappedKey> | undefined;
  return {
    own() {
      own ??= newDataKey(SERVICE, ring().current).catch((error: unknown) => {
        own = undefined;
        throw error;
      });
      return own;
    },
    async open({ id, wrapped, masterKeyId }) {
      const known = opened.get(wrapped);
      if (known?.id === id) return known;
      const master = ring().find(masterKeyId);
      if (!master) throw new KeyUnavailable(SERVICE, masterKeyId, 'unknown master key');
      try {
        const key = await unwrapDataKey({ owner: SERVICE, id, wrapped }, master);
        opened.keep(wrapped, key);
        return key;
      } catch {
        throw new KeyUnavailable(SERVICE, id, 'other key');
      }
    },
  };
}
