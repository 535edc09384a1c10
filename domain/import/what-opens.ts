import type { CaseState } from '../case/state.ts';
import { derive } from '../obligations/case-deadlines.ts';
import { toDeadline } from '../obligations/deadline.ts';
import { type Phase, phaseOf } from '../obligations/phase.ts';
import type { Status } from '../obligations/status.ts';

/** A case as whoever imports it sees it: what is owed and what has been missed. Nothing in it names anybody. */
export interface OpenedCase {
  ref: string;
  phase: Phase;
  /** Deadlines neither met nor past, the next one first. */
  ahead: readonly { id: string; due: string | null; status: Status }[];
  /** Deadlines that had passed unmet when the case was taken over. */
  overdue: readonly string[];
}

const LIVE: readonly Status[] = ['waiting', 'open', 'due-soon', 'paused'];

/** What a case that is taken over starts with. */
export function whatOpens(state: CaseState, nowMs: number): OpenedCase {
  const derived = derive(state);
  const deadlines = derived.obligations.map((o) => toDeadline(o, derived, nowMs));
  const ahead = deadlines
    .filter(({ status }) => LIVE.includes(status))
    .map(({ id, dueOn, dueAt, status }) => ({ id, due: dueAt ?? dueOn, status }))
    .sort((a, b) => ((a.due ?? '~') < (b.due ?? '~') ? -1 : 1));
  return {
    ref: state.ref,
    phase: phaseOf(derived, nowMs),
    ahead,
    overdue: deadlines.filter(({ status }) => status === 'overdue').map(({ id }) => id),
  };
}
