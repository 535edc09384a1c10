import type { ReceiptRow } from '../db/read-receipts.ts';
import type { CaseState } from '../domain/case/state.ts';
import type { Receipt } from '../domain/disclosure/receipts.ts';

export type { ReceiptRow };

/** What left the house, case by case. */
export interface Receipts {
  /** Throws when it cannot be written: then nothing may leave. The same source twice is one receipt. */
  write(caseId: string, receipt: Receipt): Promise<void>;
  /** Newest first, older than the row `before`. */
  list(caseId: string, page: { before?: number; limit: number }): Promise<ReceiptRow[]>;
}

/** Cases in which a breach of personal data security was recorded. */
export interface Breaches {
  /** Of these municipalities, as they stand. */
  casesOf(municipalities: readonly string[]): Promise<CaseState[]>;
}
