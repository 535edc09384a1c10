import type { CaseView } from '../case/case-view.ts';
import type { Derived } from './case-deadlines.ts';

export type Phase = 'referral' | 'coordination' | 'birth' | 'follow-up' | 'closed';

/** The meetings that coordinate a pregnancy (phase 2 of the agreement). */
const coordinating = new Set(['first-coordination', 'term', 'ad-hoc']);

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
  const kinds = new Map(
    view.of('meeting-planned').map((fact) => [fact.data.meetingId, String(fact.data.kind)]),
  );
  return view
    .of('meeting-invited', 'meeting-held')
    .some((fact) => coordinating.has(kinds.get(fact.data.meetingId) ?? String(fact.data.kind)));
}
