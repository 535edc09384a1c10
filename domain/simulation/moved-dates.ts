import { type CivilDate, civilDateOf, daysBetween, parseInstant } from '../calendar/index.ts';
import type { CaseState } from '../case/state.ts';
import { type Deadline, deadlinesOf } from '../obligations/deadline.ts';
import { unmetStatuses } from '../obligations/status.ts';
import type { Role } from '../rules/roles.ts';
import type { Text } from '../text.ts';

/** What of a deadline moves: the limit itself, the target before it, or only when its reminders go out. */
export type MovedPart = 'limit' | 'target' | 'reminders';

/** One deadline that is still owed and that stands otherwise in another life of the case. */
export interface MovedDate {
  id: string;
  ruleId: string;
  title: Text;
  responsible: Role;
  alsoResponsible: readonly Role[];
  part: MovedPart;
  /** A date or an instant; null where there is none. Both null where only reminders move. */
  before: string | null;
  after: string | null;
  /** Days that it comes later by, negative for earlier; null where it is new or gone. */
  days: number | null;
}

/** The deadlines still owed that two lives of one case have otherwise: each once, by its limit before its target. */
export function movedDates(was: CaseState, is: CaseState, nowMs: number): MovedDate[] {
  const before = owed(was, nowMs);
  const after = owed(is, nowMs);
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((id) => {
    const [one, other] = [before.get(id), after.get(id)];
    const part = differs(one, other);
    if (part === null) return [];
    const { ruleId, title, responsible, alsoResponsible } = (other ?? one) as Deadline;
    const [from, to] = [dateOf(one, part), dateOf(other, part)];
    const about = { id, ruleId, title, responsible, alsoResponsible };
    return [{ ...about, part, before: from, after: to, days: daysApart(from, to) }];
  });
}

const owed = (state: CaseState, nowMs: number): Map<string, Deadline> =>
  new Map(
    deadlinesOf(state, nowMs)
      .filter(({ status }) => unmetStatuses.includes(status))
      .map((deadline) => [deadline.id, deadline]),
  );

function differs(one: Deadline | undefined, other: Deadline | undefined): MovedPart | null {
  if (!one || !other || limitOf(one) !== limitOf(other)) return 'limit';
  if (one.targetOn !== other.targetOn) return 'target';
  return JSON.stringify(one.reminders) === JSON.stringify(other.reminders) ? null : 'reminders';
}

const limitOf = ({ dueAt, dueOn }: Deadline): string | null => dueAt ?? dueOn;

function dateOf(deadline: Deadline | undefined, part: MovedPart): string | null {
  if (!deadline || part === 'reminders') return null;
  return part === 'limit' ? limitOf(deadline) : deadline.targetOn;
}

function daysApart(from: string | null, to: string | null): number | null {
  return from === null || to === null ? null : daysBetween(dayOf(from), dayOf(to));
}

const dayOf = (value: string): CivilDate => {
  const ms = value.length > 10 ? parseInstant(value) : null;
  return ms === null ? value : civilDateOf(ms);
};
