import type { JsonObject } from '../domain/json.ts';

/** Births that the civil register has told of and nobody has recorded. */
export interface BirthProposals {
  /** The fields of `record-birth` that the case's last notice gives; null when there is none. */
  proposed: (caseId: string) => Promise<JsonObject | null>;
}
