import type { Memo } from './memo.ts';

/** Why Digital Post will never take a letter to somebody: ways on are by hand or on paper. */
export const postRefusals = ['exempt', 'unknown-recipient', 'dead', 'invalid', 'other'] as const;

export type PostRefusal = (typeof postRefusals)[number];

/** What became of handing a letter over. `unknown`: no answer, or none that says; the same letter may be handed over again. */
export type Submission =
  | { kind: 'accepted'; transmissionId: string }
  | { kind: 'refused'; code: PostRefusal }
  | { kind: 'unknown'; code: string };

/** What the provider says later of a letter that it had accepted. */
export interface PostReceipt {
  uuid: string;
  outcome: 'delivered' | 'refused';
  /** Null when it was delivered. */
  code: PostRefusal | null;
}

/** Whoever carries Digital Post. Never rejects: every trouble is an answer. */
export interface DigitalPostProvider {
  /** Replacement numbers have no inbox; only the local stand-in takes them, because nobody else is in the demo. */
  takesReplacementNumbers: boolean;
  submit(memo: Memo): Promise<Submission>;
  /** Receipts since `after`, oldest first, and where to go on; null when it could not be asked. */
  receiptsSince(after: number): Promise<{ receipts: readonly PostReceipt[]; next: number } | null>;
}
