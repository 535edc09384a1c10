import type { ReceiptRow } from '../db/read-receipts.ts';
import type { ClosedCase, ErasureReceipt } from '../db/retention.ts';
import type { CaseState } from '../domain/case/state.ts';
import type { Receipt } from '../domain/disclosure/receipts.ts';
import type { RetentionPolicy } from '../domain/retention/policy.ts';
import type { ErasureVote } from '../domain/retention/votes.ts';

export type { ClosedCase, ErasureReceipt, ReceiptRow };

/** What left the house, case by case. */
export interface Receipts {
  /** Throws when it cannot be written: then nothing may leave. The same source twice is one receipt. */
  write(caseId: string, receipt: Receipt): Promise<void>;
  /** Newest first, older than the row `before`. */
  list(caseId: string, page: { before?: number; limit: number }): Promise<ReceiptRow[]>;
}

/** Cases in which a breach of personal data security was recorded. */
export interface Breaches {
  /** Those that are or were with these municipalities, as they stand. */
  casesOf(municipalities: readonly string[]): Promise<CaseState[]>;
}

/** How long cases are kept, which are due for erasure, and what leaders said of each. */
export interface Retention {
  policies(municipality: string): Promise<RetentionPolicy[]>;
  decide(municipality: string, policy: RetentionPolicy, by: { subject: string; role: string }): Promise<void>;
  /** Closed cases without an entry since, oldest first. */
  closed(municipalities: readonly string[], beforeMs: number): Promise<ClosedCase[]>;
  votes(caseIds: readonly string[]): Promise<ReadonlyMap<string, readonly ErasureVote[]>>;
  vote(caseId: string, vote: Omit<ErasureVote, 'at'>): Promise<void>;
  /** What stays of erased cases, newest first. */
  erased(municipalities: readonly string[]): Promise<ErasureReceipt[]>;
}
