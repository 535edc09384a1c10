import { formatInstant } from '../domain/calendar/index.ts';
import type { CaseEvent } from '../domain/case/fact.ts';
import type { CaseState } from '../domain/case/state.ts';
import { type Receipt, receiptsOf } from '../domain/disclosure/receipts.ts';
import type { DataKey } from '../security/data-key.ts';
import { sealText } from '../security/seal.ts';
import { keysOf } from './case-keys.ts';
import type { Sql, Transaction } from './connect.ts';

/** For which place a receipt's detail is sealed. */
export const receiptPurpose = (source: string): string => `receipt/${source}`;

/**
 * Writes the receipts of what these events say has left the house, and when the person was told of an earlier one. The
 * same events twice change nothing. Costs nothing where nothing left.
 */
export function insertReceipts(
  tx: Transaction,
  key: DataKey,
  state: CaseState,
  events: readonly CaseEvent[],
): Promise<unknown> {
  const told = events.filter((event) => event.type === 'disclosure-told' && !event.carried);
  const receipts = events.flatMap(receiptsOf);
  if (receipts.length === 0 && told.length === 0) return Promise.resolve();
  return writeReceipts(tx, key, state.id, receipts).then(() =>
    Promise.all(told.map((event) => markTold(tx, state, event))),
  );
}

/** Writes one receipt by itself: of a mail or an export that leaves now. Rejects when it cannot: then nothing leaves. */
export async function insertReceipt(sql: Sql, caseId: string, receipt: Receipt): Promise<void> {
  const key = await keysOf(sql).ensure(sql, caseId);
  await writeReceipts(sql, key, caseId, [receipt]);
}

async function writeReceipts(
  sql: Sql | Transaction,
  key: DataKey,
  caseId: string,
  receipts: readonly Receipt[],
): Promise<void> {
  if (receipts.length === 0) return;
  const rows = receipts.map(({ source, sender, recipient, atMs, detail }) => ({
    source,
    sender,
    recipient,
    at: formatInstant(atMs),
    sealed_detail: sealText(key, receiptPurpose(source), JSON.stringify(detail)),
  }));
  await sql`
    insert into disclosure_receipt (case_id, source, sender, recipient, at, sealed_detail)
    select ${caseId}, source, sender, recipient, at, sealed_detail
    from json_to_recordset(${JSON.stringify(rows)}::text::json) as r (
      source text, sender text, recipient text, at timestamptz, sealed_detail text)
    on conflict do nothing`;
}

/** The person was told of a disclosure of this case: on every receipt of it, once. */
async function markTold(tx: Transaction, state: CaseState, told: CaseEvent): Promise<void> {
  const disclosed = state.facts.filter(
    (fact) => fact.type === 'disclosed' && fact.data.disclosureId === told.data.disclosureId && !fact.carried,
  );
  for (const { id } of disclosed)
    await tx`
      update disclosure_receipt set told_at = ${told.at}
      where case_id = ${state.id} and source like ${`event:${id}.%`} and told_at is null`;
}
