import type { LiveAccess, NewEmergencyAccess, OpenedAccess } from '../db/emergency-access.ts';
import type { NewEmergencyReview } from '../db/emergency-review.ts';
import type { EmergencyFilter, EmergencyRow } from '../db/emergency-rows.ts';
import type { NewLook } from '../db/read-log.ts';
import type { AccessReport, ReportQuestion } from '../db/read-log-report.ts';
import type { CitizenLook, LookFilter, LookRow } from '../db/read-log-rows.ts';
import type { Unrelated } from '../db/read-log-unusual.ts';

export type { AccessReport, EmergencyRow, LookRow, Unrelated };

/** Who looked at what. Written before anything is shown; kept apart from the journal. */
export interface ReadLog {
  /** Throws when the look cannot be put on record. */
  write(look: NewLook): Promise<void>;
  /** Newest first, older than the row `before`. */
  looks(filter: LookFilter, page: { before?: number; limit: number }): Promise<LookRow[]>;
  forCitizen(caseId: string): Promise<CitizenLook[]>;
  report(question: ReportQuestion): Promise<AccessReport>;
}

/** Access to one case for a while by somebody who may not see it, and what supervisors found of it. */
export interface Emergencies {
  live(subject: string, caseId: string): Promise<LiveAccess | null>;
  open(access: NewEmergencyAccess, keyHash: string | null): Promise<OpenedAccess>;
  list(filter: EmergencyFilter, limit: number): Promise<EmergencyRow[]>;
  /** Null once the case was erased. */
  reasonOf(id: string): Promise<string | null>;
  /** False when it was reviewed already. */
  review(review: NewEmergencyReview): Promise<boolean>;
  /** The ids of a municipality's cases with this number, as people say it. */
  casesNumbered(municipality: string, number: string): Promise<string[]>;
}
