import type { ReceiptDetail } from '../domain/disclosure/receipts.ts';
import type { SenderName } from '../domain/disclosure/senders.ts';
import type { Sql } from './connect.ts';
import { receiptPurpose } from './insert-receipts.ts';
import { openSealed } from './sealed-json.ts';

/** A receipt as it is read. */
export interface ReceiptRow {
  seq: number;
  source: string;
  sender: SenderName;
  recipient: string;
  at: Date;
  toldAt: Date | null;
  /** Null: nothing of the case was in it. */
  detail: ReceiptDetail | null;
}

/** What left a case, newest first, older than the row `before`. */
export async function readReceipts(
  sql: Sql,
  caseId: string,
  { before, limit }: { before?: number; limit: number },
): Promise<ReceiptRow[]> {
  const rows = await sql<(Omit<ReceiptRow, 'detail'> & { sealed: string | null })[]>`
    select seq, source, sender, recipient, at, told_at as "toldAt", sealed_detail as sealed
    from disclosure_receipt
    where case_id = ${caseId} ${before === undefined ? sql`` : sql`and seq < ${before}`}
    order by seq desc limit ${limit}`;
  return Promise.all(
    rows.map(async ({ sealed, ...row }) => ({
      ...row,
      detail:
        sealed === null
          ? null
          : (JSON.parse(await openSealed(sql, caseId, receiptPurpose(row.source), sealed)) as ReceiptDetail),
    })),
  );
}
