import type { Sql } from './connect.ts';
import type { PersonIndex } from './person-index.ts';
import { openSealed, purposes } from './sealed-json.ts';

/** What an entry of the register and the command with its key say of the body that told it. */
export interface ToldWith {
  case_id: string;
  key_hash: string;
  /** Keyed hash of the digest of the body that told; null for entries from before. */
  body_mac: string | null;
  /** The digest of the body that was accepted with the key, sealed. */
  body_hash: string;
}

/** Whether an entry was told by the very body that was accepted. Rejects with KeyUnavailable, or Tampered. */
export async function isOfAcceptedBody(sql: Sql, index: PersonIndex, told: ToldWith): Promise<boolean> {
  const { case_id, key_hash, body_mac, body_hash } = told;
  if (body_mac === null) return true;
  return index.ofBody(await openSealed(sql, case_id, purposes.body(key_hash), body_hash)) === body_mac;
}
