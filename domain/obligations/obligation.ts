import type { CivilDate } from '../calendar/index.ts';
import type { Fact } from '../case/fact.ts';
import type { Role } from '../rules/roles.ts';
import type { Rule, RuleVersion, Seed } from '../rules/rule.ts';
import type { Text } from '../text.ts';

/** A change to a deadline's date or standing that is not a fact of the case itself (contract §3 `adjustments`). */
export interface Adjustment {
  kind: 'pause' | 'resume' | 'extension' | 'exemption' | 'recomputation' | 'late-referral' | 'adopted-rules';
  at: string;
  by: string;
  eventId: number | null;
  reason: Text;
  before: string | null;
  after: string | null;
}

/** One planned message of a deadline, whatever has happened since. `step` is unique for deadline, due and recipient. */
export interface PlannedMessage {
  ms: number;
  kind: 'reminder' | 'escalation' | 'breach';
  deadlineId: string;
  to: Role;
  due: string | null;
  step: string;
  /** What is told once only: a breach by recipient, deadline and due moment; a step sent at once by its step too. */
  once: string;
}

/** Why a deadline ended without being met. */
export interface Ended {
  ms: number;
  eventId: number | null;
  reason: Text;
}

/** One derived deadline with everything that status, messages and explanation need. Never stored as truth. */
export interface Obligation {
  id: string;
  rule: Rule;
  version: RuleVersion;
  seed: Seed;
  earliestOn: CivilDate | null;
  targetOn: CivilDate | null;
  dueOn: CivilDate | null;
  dueMs: number | null;
  metUntilOn: CivilDate | null;
  exclusive: boolean;
  met: Fact | null;
  ended: Ended | null;
  exempted: Fact | null;
  /** The latest pause, and when it ends by itself (null: not before somebody resumes). */
  pausedSince: Fact | null;
  pausedUntilMs: number | null;
  adjustments: readonly Adjustment[];
  /** Overdue when its ground fell away: stays overdue, reminds nobody any more. */
  silentFromMs: number | null;
  /** Every message of its plan, whatever happens; empty once it is met. */
  plan: readonly PlannedMessage[];
  /** The first step of its plan: from then on it is `due-soon`. */
  dueSoonFromMs: number | null;
}
