import { createSecretKey, hkdfSync } from 'node:crypto';
import type { DataKey } from '../../security/data-key.ts';
import { KEY_BYTES } from '../../security/master-key.ts';
import { keysOf } from '../case-keys.ts';
import type { Sql } from '../connect.ts';
import { personIndexKey } from '../person-index.ts';

/** Whose draft of which form; `caseId` is '' for a referral. */
export interface DraftPlace {
  subject: string;
  caseId: string;
  /** The command; for a referral `refer-` and the kind of case. */
  form: string;
}

/** A draft that was moved to another row does not open there. */
export const purposeOfDraft = ({ subject, caseId, form }: DraftPlace): string =>
  `draft/${subject}/${caseId}/${form}`;

/** The key that derived ones come from stays the same for ever: one look per connection is enough. */
const derived = new WeakMap<object, Promise<DataKey>>();

/**
 * The key of a draft: its case's, so that erasing the case erases it. A referral has no case yet; its draft is sealed with
 * a key of its own made from the one that the register of persons hashes with. Rejects with KeyUnavailable.
 */
export function draftKey(sql: Sql, { caseId }: DraftPlace): Promise<DataKey> {
  if (caseId !== '') return keysOf(sql).find(sql, caseId);
  const known = derived.get(sql);
  if (known) return known;
  const key = personIndexKey(sql).then(({ id, secret }): DataKey => {
    const bytes = hkdfSync('sha256', secret, new Uint8Array(), 'tovholder draft of a referral', KEY_BYTES);
    return { owner: 'draft', id, secret: createSecretKey(Buffer.from(bytes)) };
  });
  derived.set(sql, key);
  key.catch(() => derived.delete(sql));
  return key;
}
