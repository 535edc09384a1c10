import { relationToOrganisation } from '../access/horizon.ts';
import { may } from '../access/may.ts';
import { unitOf } from '../access/unit.ts';
import { civilDateOf, formatInstant } from '../domain/calendar/index.ts';
import { assigneesOf } from '../domain/case/assignees.ts';
import { viewOf } from '../domain/case/case-view.ts';
import { derive } from '../domain/obligations/case-deadlines.ts';
import { deadlinesOf } from '../domain/obligations/deadline.ts';
import { type EscalationStep, escalationsOf } from '../domain/obligations/escalations.ts';
import { reach } from '../domain/reach/reach.ts';
import type { NamedDirectory } from '../domain/reach/staff.ts';
import { leaderOf, professionalRoles, type Role } from '../domain/rules/roles.ts';
import type { Text } from '../domain/text.ts';
import { type Looker, lookForCases } from './look.ts';
import { reachOf } from './reach.ts';
import { authorityIn, type SeenCase } from './seen-case.ts';

/** Cases of one answer; more than anybody can acknowledge in a day. */
const MOST_CASES = 200;

/** `mine`: told to me or in my role. `unit`: also to the unit that I lead, or that leads me. */
export type EscalationScope = 'mine' | 'unit';

/** A step with the people whom it reaches today. */
export interface SeenStep extends Pick<EscalationStep, 'to' | 'kind' | 'number'> {
  at: string;
  /** Their names; empty where the role's desk, or nobody, is told. */
  names: readonly string[];
}

/** An escalation as somebody sees it. */
export interface SeenEscalation {
  stored: SeenCase;
  deadlineId: string;
  ruleId: string;
  title: Text;
  dueOn: string | null;
  dueAt: string | null;
  told: readonly SeenStep[];
  /** `name`: of whoever said so, where the directory knows it. */
  seen: { at: string; by: string; name: string | null } | null;
  next: SeenStep | null;
}

/** What was escalated to the caller, or their unit, and still asks for its act; unseen ones first, then the oldest. */
export async function escalationsFor(
  looker: Looker,
  scope: EscalationScope,
): Promise<readonly SeenEscalation[]> {
  const { ports, caller } = looker;
  const roles = rolesOf(caller.role, scope);
  const nowMs = ports.clock();
  const filter = { ...reachOf(looker), nowMs };
  const told = await ports.escalations.casesToldTo(roles, filter.municipalities, MOST_CASES);
  const ids = filter.ids ? told.filter((id) => filter.ids?.includes(id)) : told;
  if (ids.length === 0) return [];
  const cases = await lookForCases(looker, { ...filter, ids }, { limit: MOST_CASES });
  const directories = await directoriesOf(looker, cases);
  const found = cases.flatMap((stored) => {
    const directory = directories.get(authorityIn(stored.state));
    return inCase(stored, nowMs + stored.clockOffsetMs, directory).filter(
      (one) => one.told.some(({ to }) => roles.includes(to)) || one.seen?.by === caller.subject,
    );
  });
  return found.toSorted(
    (a, b) =>
      Number(a.seen !== null) - Number(b.seen !== null) ||
      ((a.told[0]?.at ?? '') < (b.told[0]?.at ?? '') ? -1 : 1),
  );
}

function inCase(
  stored: SeenCase,
  nowMs: number,
  directory: NamedDirectory | undefined,
): readonly SeenEscalation[] {
  const { state, sight } = stored;
  const shown = new Set(
    deadlinesOf(state, nowMs)
      .filter(sight.deadline)
      .map(({ id }) => id),
  );
  const assignees = assigneesOf(state, nowMs);
  const named = ({ ms, to, kind, number }: EscalationStep): SeenStep => {
    const names = directory ? namesOf(directory, to, assignees.get(to) ?? null, nowMs) : [];
    return { at: formatInstant(ms), to, kind, number, names };
  };
  return escalationsOf(viewOf(state), derive(state), nowMs)
    .filter(({ obligation }) => shown.has(obligation.id))
    .map(({ obligation, told, seen, next }) => ({
      stored,
      deadlineId: obligation.id,
      ruleId: obligation.rule.id,
      title: obligation.rule.title,
      dueOn: obligation.dueMs === null ? obligation.dueOn : null,
      dueAt: obligation.dueMs === null ? null : formatInstant(obligation.dueMs),
      told: told.map(named),
      seen: seen && {
        at: formatInstant(seen.ms),
        by: String(seen.data.by),
        name: directory?.colleagues.find(({ subject }) => subject === seen.data.by)?.name ?? null,
      },
      next: next && named(next),
    }));
}

/** Whom a role reaches today, by name. */
function namesOf(
  directory: NamedDirectory,
  role: Role,
  assignee: string | null,
  nowMs: number,
): readonly string[] {
  return reach({ directory, assignee, role, on: civilDateOf(nowMs) }).flatMap(({ subject }) => {
    const known = directory.colleagues.find((one) => one.subject === subject);
    return known ? [known.name] : [];
  });
}

/** The directories of the municipalities that somebody may see the people of. */
async function directoriesOf({ ports, caller }: Looker, cases: readonly SeenCase[]) {
  const municipalities = [...new Set(cases.map(({ state }) => authorityIn(state)))].filter((one) =>
    may(caller, 'see', { on: 'directory', as: relationToOrganisation(caller, one) }),
  );
  return new Map(
    await Promise.all(
      municipalities.map(async (one) => [one, await ports.directory.directory(one)] as const),
    ),
  );
}

/** The roles whose escalations are somebody's. The director's unit is every leader's. */
function rolesOf(role: Role, scope: EscalationScope): readonly Role[] {
  if (scope === 'mine') return [role];
  if (role !== 'director') return [...new Set([role, unitOf(role), leaderOf(unitOf(role))])];
  const professionals = Object.keys(professionalRoles) as (keyof typeof professionalRoles)[];
  return ['director', ...professionals.map(leaderOf)];
}
