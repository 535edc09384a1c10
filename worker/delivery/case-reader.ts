import type { ClaimedMessage } from '../../db/claim-messages.ts';
import type { Sql } from '../../db/connect.ts';
import { readCase, readCases, type StoredCase } from '../../db/read-case.ts';

/** Reads the cases of a batch at once. One that cannot be opened fails where it is asked for, and stops no other. */
export async function caseReader(
  sql: Sql,
  claimed: readonly ClaimedMessage[],
): Promise<{ caseOf(caseId: string): Promise<StoredCase | undefined> }> {
  const ids = [...new Set(claimed.map((message) => message.case_id))].filter((id) => !id.includes(':'));
  const read = await readCases(sql, ids).catch(() => null);
  if (read === null) return { caseOf: (caseId) => readCase(sql, caseId) };
  const known = new Map(read.map((one) => [one.id, one]));
  return { caseOf: async (caseId) => (ids.includes(caseId) ? known.get(caseId) : readCase(sql, caseId)) };
}
