import type { HandoverRow } from '../db/handover-rows.ts';
import type { Role } from '../domain/rules/roles.ts';

export type { HandoverRow };

/** A handover with what both sides may read of it: what the sender wrote, and what came back. */
export interface HandoverDetail extends HandoverRow {
  /** The place or clinic as the sender told it. */
  toPlace: string | null;
  movesOn: string | null;
  summary: string | null;
  /** Why it was rejected. */
  reason: string | null;
  /** Who was told by the system, oldest first; `sentAtMs` null while it is on its way. */
  told: readonly { role: Role; organisation: string; step: string; atMs: number; sentAtMs: number | null }[];
}

/** Handovers, from both sides. Whether the caller may see them is the API's matter. */
export interface Handovers {
  /** Those that an organisation has a side in: the waiting ones first, then the newest. */
  list(scope: string, limit: number): Promise<readonly HandoverRow[]>;
  find(caseId: string, askedEvent: number): Promise<HandoverDetail | null>;
}
