/** Why a case is held back from erasure. */
export const holdReasons = ['complaint', 'compensation', 'court', 'archive', 'other'] as const;
export type HoldReason = (typeof holdReasons)[number];

/** What one leader said about the erasure of a case. */
export interface ErasureVote {
  vote: 'approve' | 'hold' | 'release';
  reason: HoldReason | null;
  /** The opaque name of whoever said it. */
  subject: string;
  role: string;
  /** RFC 3339. */
  at: string;
}

/** Where the erasure of a case stands. */
export interface ErasureStanding {
  /** The reason it is held back for, or null. */
  held: HoldReason | null;
  /** One for each person, since the last hold or release. */
  approvals: readonly ErasureVote[];
  /** Two people approved and nobody held it back since. */
  approved: boolean;
}

/** Two different people's approvals; a hold takes all earlier ones back, and they are asked again after its release. */
export function standingOf(votes: readonly ErasureVote[]): ErasureStanding {
  let held: HoldReason | null = null;
  let approvals: ErasureVote[] = [];
  for (const vote of votes) {
    if (vote.vote === 'approve') {
      if (held === null && !approvals.some(({ subject }) => subject === vote.subject)) approvals.push(vote);
      continue;
    }
    held = vote.vote === 'hold' ? (vote.reason ?? 'other') : null;
    approvals = [];
  }
  return { held, approvals, approved: held === null && approvals.length >= 2 };
}
