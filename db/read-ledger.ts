import type { Sql, Transaction } from './connect.ts';
import { openSealed, purposes } from './sealed-json.ts';

/** A key that a case has accepted a command by, with the moment of the command in epoch milliseconds. */
export interface KnownKey {
  keyHash: string;
  bodyHash: string;
  version: number;
  lastEventId: number;
  atMs: number;
}

/** The keys by which a case accepted commands since a moment, oldest first. Throws KeyUnavailable, or Tampered. */
export async function readLedger(
  sql: Sql | Transaction,
  caseId: string,
  sinceMs: number,
): Promise<KnownKey[]> {
  const rows = await sql<KnownKey[]>`
    select c.key_hash as "keyHash", c.body_hash as "bodyHash", c.version, c.last_event_id as "lastEventId",
           j.recorded_ms as "atMs"
    from case_command c join journal j on j.case_id = c.case_id and j.event_id = c.first_event_id
    where c.case_id = ${caseId} and j.recorded_ms > ${sinceMs} order by c.version`;
  return Promise.all(
    rows.map(async (row) => ({
      ...row,
      bodyHash: await openSealed(sql, caseId, purposes.body(row.keyHash), row.bodyHash),
    })),
  );
}
