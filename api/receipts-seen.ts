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
  const { knownUntilMs } = sight;
  if (sight.sees('disclosures'))
    return knownUntilMs === null ? rows : rows.filter(({ at }) => at.getTime() < knownUntilMs);
  if (!sight.sees('own-disclosures')) return [];
  if (sight.relation === 'invited' || sight.relation === 'disclosed-to')
    return rows.filter(({ detail }) =>
      sight.disclosure({ id: 0, data: { disclosureId: detail?.disclosureId ?? '' } }),
    );
  return rows.filter(({ recipient }) => isRole(recipient) && unitOf(recipient) === unitOf(role));
}
