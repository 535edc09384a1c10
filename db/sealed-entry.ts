import type { EntryField } from '../persons/person-store.ts';
import { type DataKey, unwrapDataKey } from '../security/data-key.ts';
import { KeyUnavailable } from '../security/key-unavailable.ts';
import type { MasterKeyRing } from '../security/master-key-ring.ts';
import { openText, sealText } from '../security/seal.ts';

/** A person's key as the store has it. */
export interface PersonKeyRow {
  person_id: string;
  key_id: string;
  wrapped_key: string;
  master_key_id: string;
}

/** What an entry of the register says, all of it sealed. */
export interface SealedEntry {
  who: string;
  official: boolean;
  field: EntryField;
  value: string;
}

/** Where an entry stands: moved to another row it does not open. */
export interface EntryPlace {
  case_id: string;
  key_hash: string;
  told_as: string;
}

const purposeOf = ({ case_id, key_hash, told_as }: EntryPlace): string =>
  `person/${case_id}/${key_hash}/${told_as}`;

export const sealEntry = (key: DataKey, place: EntryPlace, entry: SealedEntry): string =>
  sealText(key, purposeOf(place), JSON.stringify(entry));

/** Throws Tampered. */
export const openEntry = (key: DataKey, place: EntryPlace, sealed: string): SealedEntry =>
  JSON.parse(openText(key, purposeOf(place), sealed)) as SealedEntry;

/** Rejects with KeyUnavailable. Not kept: persons are read seldom, and an erased one must be gone at once. */
export function openPersonKey(ring: MasterKeyRing, row: PersonKeyRow): Promise<DataKey> {
  const { person_id: owner, key_id: id, wrapped_key: wrapped, master_key_id: masterKeyId } = row;
  const master = ring.find(masterKeyId);
  const named = `${id} (wrapped by ${masterKeyId})`;
  if (!master) return Promise.reject(new KeyUnavailable(owner, named, 'unknown master key'));
  return unwrapDataKey({ owner, id, wrapped }, master).catch((cause: unknown) => {
    throw new KeyUnavailable(owner, named, 'other key', { cause });
  });
}
