import { parseInstant } from '../calendar/index.ts';
import { assignmentIn, assignmentsOf, isOver } from '../case/assignees.ts';
import type { CaseView } from '../case/case-view.ts';
import type { CaseEvent } from '../case/fact.ts';
import { derive } from '../obligations/case-deadlines.ts';
import type { Obligation } from '../obligations/obligation.ts';
import { assignedRoles, vacancyOf } from '../reach/vacancy.ts';
import { leaderOf, type ProfessionalRole } from '../rules/roles.ts';
import type { Announcement } from './announcement.ts';

/**
 * A role that an event gave something to do, and whose work in the case nobody has: its leader is warned at once, and
 * once. A role that is taken from somebody and given to nobody is told of anew, and so is one whose reservation has run
 * out: with the next event of the case, since time alone tells nobody anything.
 */
export function vacancyAnnouncements(event: CaseEvent, view: CaseView): readonly Announcement[] {
  const nowMs = parseInstant(event.recordedAt) ?? 0;
  const assigned = assignmentsOf(view.state);
  const ranOut = assignedRoles.filter((role) => {
    const last = assigned.get(role);
    return last !== undefined && isOver(last, nowMs);
  });
  const unassigned = assignedRoles.filter(
    (role) => ranOut.includes(role) || (assigned.get(role)?.user ?? null) === null,
  );
  if (unassigned.length === 0) return [];
  const owing = rolesOf(owedSince(event, view));
  const still = ranOut.length > 0 ? rolesOf(openIn(view)) : owing;
  return unassigned
    .filter((role) => (ranOut.includes(role) ? still : owing).has(role))
    .map((role) => ({
      kind: 'vacancy',
      about: vacancyOf(role),
      due: null,
      step: `s${takenBack(role, view, nowMs)}`,
      to: leaderOf(role),
      atMs: nowMs,
    }));
}

/** What the event opened; where it took the work from somebody, everything that is still to be done. */
function owedSince(event: CaseEvent, view: CaseView): readonly Obligation[] {
  const open = openIn(view);
  return event.type === 'assigned' ? open : open.filter(({ seed }) => seed.trigger.id === event.id);
}

const openIn = ({ state }: CaseView): readonly Obligation[] =>
  derive(state).obligations.filter((one) => !one.met && !one.ended && !one.exempted);

const rolesOf = (owed: readonly Obligation[]): ReadonlySet<ProfessionalRole | string> =>
  new Set(owed.map(({ seed, rule }) => seed.responsible ?? rule.responsible));

/** How often the role's work was given to nobody so far, or came to be nobody's because a reservation ran out. */
function takenBack(role: ProfessionalRole, view: CaseView, nowMs: number): number {
  const given = view.own('assigned').filter(({ data }) => data.role === role);
  return given.filter(
    ({ data }, i) => data.user === undefined || isOver(assignmentIn(data), given[i + 1]?.recordedMs ?? nowMs),
  ).length;
}
