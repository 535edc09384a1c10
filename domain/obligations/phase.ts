import type { CaseView } from '../case/case-view.ts';
import { coordinationKinds, kindOfMeeting } from '../case/meetings.ts';
import type { Derived } from './case-deadlines.ts';

export type Phase = 'referral' | 'coordination' | 'birth' | 'follow-up' | 'closed';

/** The phase is derived from what has happened, never set (contract §2). */
export function phaseOf({ view, closing }: Derived, nowMs: number): Phase {
  if (closing && closing.ms <= nowMs) return 'closed';
  if (view.kind === 'child') return stillAdmitted(view) ? 'birth' : 'follow-up';
  if (view.birth) return 'birth';
  return coordinationBegun(view) ? 'coordination' : 'referral';
}

/** A child's `birth` phase ends when that child is discharged; one referred after birth starts in `follow-up`. */
function stillAdmitted(view: CaseView): boolean {
  const { ref } = view.state;
  return view.of('born').length > 0 && !view.of('discharged').some((fact) => fact.data.who === ref);
}

/** `coordination` begins with the first dispatched or held coordination meeting. */
function coordinationBegun(view: CaseView): boolean {
  return view.of('meeting-invited', 'meeting-held').some((fact) => {
    const kind = kindOfMeeting(fact, view);
    return kind !== null && coordinationKinds.includes(kind);
  });
}
