import { unitOf } from '../access/unit.ts';
import { isRole } from '../domain/rules/roles.ts';
import type { ReceiptRow } from './disclosure-ports.ts';
import type { Caller } from './identity/caller.ts';
import type { SeenCase } from './seen-case.ts';

/** The receipts that somebody sees: all where all disclosures are theirs to see, else what went to their own unit. */
export function receiptsSeen(
  { role }: Caller,
  { sight }: SeenCase,
  rows: readonly ReceiptRow[],
): readonly ReceiptRow[] {
  if (sight.sees('disclosures')) return rows;
  if (!sight.sees('own-disclosures')) return [];
  return rows.filter(({ recipient }) => isRole(recipient) && unitOf(recipient) === unitOf(role));
}
