import { addDays, type CivilDate, isCivilDate, startOfDayMs } from '../calendar/index.ts';
import { isRole, type Role } from '../rules/roles.ts';
import type { Fact } from './fact.ts';
import type { CaseState } from './state.ts';

/** To whom a role's work was given last. */
export interface Assignment {
  /** Null: it was given to nobody, or taken back. */
  user: string | null;
  /** The last day of a reservation; null: until somebody says otherwise. */
  untilOn: CivilDate | null;
  /** From then on the reservation is over; null where there is none. */
  endsMs: number | null;
}

/** What was said last of each role's work, reservations that are over included: for whoever keeps a moment beside it. */
export function assignmentsOf({ facts }: Pick<CaseState, 'facts'>): ReadonlyMap<Role, Assignment> {
  const assigned = new Map<Role, Assignment>();
  for (const { type, data, retractedBy } of facts) {
    if (type !== 'assigned' || retractedBy !== undefined) continue;
    if (typeof data.role === 'string' && isRole(data.role)) assigned.set(data.role, assignmentIn(data));
  }
  return assigned;
}

/** Whom an `assigned` event gave the work to, and until when. */
export function assignmentIn({ user, until }: Fact['data']): Assignment {
  if (typeof user !== 'string') return { user: null, untilOn: null, endsMs: null };
  const untilOn = typeof until === 'string' && isCivilDate(until) ? until : null;
  return { user, untilOn, endsMs: untilOn === null ? null : startOfDayMs(addDays(untilOn, 1)) };
}

/** Whether a reservation has run out at a moment; the work is then nobody's again. */
export const isOver = ({ endsMs }: Assignment, nowMs: number): boolean => endsMs !== null && endsMs <= nowMs;

/** Whom each role's work in a case is assigned to at a moment; the last assignment counts, null takes it back. */
export const assigneesOf = (
  state: Pick<CaseState, 'facts'>,
  nowMs: number,
): ReadonlyMap<Role, string | null> =>
  new Map([...assignmentsOf(state)].map(([role, one]) => [role, isOver(one, nowMs) ? null : one.user]));
