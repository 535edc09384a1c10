import type { Caller } from '../../api/identity/caller.ts';
import { deadlinesSeen, type SeenCase } from '../../api/seen-case.ts';
import { assignmentsOf, isOver } from '../../domain/case/assignees.ts';
import { unmetStatuses } from '../../domain/obligations/status.ts';
import { isProfessionalRole, type Role } from '../../domain/rules/roles.ts';
import { mayTake } from './take-work.ts';

/** Who has one unit's work in a case. */
export interface AssignmentRow {
  role: Role;
  /** Null: nobody. */
  user: string | null;
  untilOn: string | null;
  /** Open deadlines of the unit's. */
  owed: number;
  /** The reader may take it, or give it back. */
  mayTake: boolean;
}

/** The units that owe something in a case or whose work somebody has; the reader's own first. */
export function assignmentRows(caller: Caller, seen: SeenCase, nowMs: number): readonly AssignmentRow[] {
  const assigned = assignmentsOf(seen.state);
  const owed = deadlinesSeen(seen, seen.state, nowMs)
    .filter(({ status, responsible }) => unmetStatuses.includes(status) && isProfessionalRole(responsible))
    .map(({ responsible }) => responsible);
  const rows = [...new Set([...owed, ...assigned.keys()])].map((role): AssignmentRow => {
    const last = assigned.get(role);
    const held = last && !isOver(last, nowMs) ? last : null;
    return {
      role,
      user: held?.user ?? null,
      untilOn: held?.untilOn ?? null,
      owed: owed.filter((one) => one === role).length,
      mayTake: mayTake(caller, seen, role),
    };
  });
  return rows
    .filter(({ user, owed: n, mayTake: own }) => user !== null || n > 0 || own)
    .sort((a, b) => Number(b.mayTake) - Number(a.mayTake) || b.owed - a.owed);
}
