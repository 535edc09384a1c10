import { parseInstant } from '../calendar/index.ts';
import { assigneesOf } from '../case/assignees.ts';
import type { CaseView } from '../case/case-view.ts';
import type { CaseEvent } from '../case/fact.ts';
import { derive } from '../obligations/case-deadlines.ts';
import type { Obligation } from '../obligations/obligation.ts';
import { assignedRoles, vacancyOf } from '../reach/vacancy.ts';
import { leaderOf, type ProfessionalRole } from '../rules/roles.ts';
import type { Announcement } from './announcement.ts';

/**
 * A role that an event gave something to do, and whose work in the case nobody has: its leader is warned at once, and
 * once. A role that is taken from somebody and given to nobody is told of anew.
 */
export function vacancyAnnouncements(event: CaseEvent, view: CaseView): readonly Announcement[] {
  const assigned = assigneesOf(view.state);
  const unassigned = assignedRoles.filter((role) => (assigned.get(role) ?? null) === null);
  if (unassigned.length === 0) return [];
  const owing = rolesOf(owedSince(event, view));
  return unassigned
    .filter((role) => owing.has(role))
    .map((role) => ({
      kind: 'vacancy',
      about: vacancyOf(role),
      due: null,
      step: `s${takenBack(role, view)}`,
      to: leaderOf(role),
      atMs: parseInstant(event.recordedAt) ?? 0,
    }));
}

/** What the event opened; where it took the work from somebody, everything that is still to be done. */
function owedSince(event: CaseEvent, view: CaseView): readonly Obligation[] {
  const { obligations } = derive(view.state);
  const open = obligations.filter((one) => !one.met && !one.ended && !one.exempted);
  return event.type === 'assigned' ? open : open.filter(({ seed }) => seed.trigger.id === event.id);
}

const rolesOf = (owed: readonly Obligation[]): ReadonlySet<ProfessionalRole | string> =>
  new Set(owed.map(({ seed, rule }) => seed.responsible ?? rule.responsible));

/** How often the role's work was given to nobody so far. */
const takenBack = (role: ProfessionalRole, view: CaseView): number =>
  view.own('assigned').filter(({ data }) => data.role === role && data.user === undefined).length;
