import type { Transaction } from './connect.ts';

/** Where a case stands in the store. */
export interface StoredHead {
  last_event_id: number;
  head_hash: string;
  withdrawn: boolean;
  /** What the rows of its access say. */
  access_digest: string | null;
  /** Deadline id → fingerprint of its row. */
  fingerprints: Record<string, string> | null;
}

/** Locks a case's row until the end of the transaction; undefined for one that has not been published yet. */
export async function lockCase(tx: Transaction, caseId: string): Promise<StoredHead | undefined> {
  const [head] = await tx<StoredHead[]>`
    select last_event_id, head_hash, withdrawn_at is not null as withdrawn, access_digest,
           (select json_object_agg(d.id, d.fingerprint) from deadline_view d where d.case_id = v.id) as fingerprints
    from case_view v where id = ${caseId} for update of v`;
  return head;
}
