import { caseAccess, holderOf } from '../access/case-access.ts';
import { unitOf } from '../access/unit.ts';
import { type Assignment, assignmentsOf } from '../domain/case/assignees.ts';
import type { CaseState } from '../domain/case/state.ts';
import type { Deadline } from '../domain/obligations/deadline.ts';
import { dueKeyOf } from '../domain/obligations/due-key.ts';
import { type Status, unmetStatuses } from '../domain/obligations/status.ts';
import { isFamilyRole, type Role } from '../domain/rules/roles.ts';
import type { StatusStep } from './deadline-rows.ts';

/** What a worklist asks of a deadline; migrations 0032 and 0038 say what each column means. Moments are on the case's clock. */
export interface OwedColumns {
  authority: string;
  region: string | null;
  kind: string;
  closes_ms: number | null;
  unit: string;
  also_units: readonly string[];
  assigned_to: string | null;
  owner: string;
  /** From then on the owner's reservation is over, and it is their unit's again; left out without one. */
  reserved_ms?: number;
  due_key: string;
  advisory: boolean;
  over_ms: number | null;
  paused_ms: number | null;
  resumed_ms: number | null;
  until_ms: number | null;
  outcome: 'met' | 'met-late' | null;
  owed: boolean;
}

/** What all deadlines of a case have in common there. */
export interface OwedInCase {
  authority: string;
  region: string | null;
  kind: string;
  closes_ms: number | null;
  assigned: ReadonlyMap<Role, Assignment>;
}

export function owedInCase(state: CaseState, closesMs: number | null): OwedInCase {
  const access = caseAccess(state);
  return {
    authority: holderOf(access, 'authority') ?? state.municipality,
    region: holderOf(access, 'region') ?? null,
    kind: state.kind,
    closes_ms: closesMs,
    assigned: assignmentsOf(state),
  };
}

type Lasting = Pick<Deadline, 'responsible' | 'alsoResponsible' | 'dueAt' | 'dueOn' | 'nature'>;

/** The columns of one deadline, from its course of statuses. */
export function owedColumns(
  { assigned, ...inCase }: OwedInCase,
  deadline: Lasting,
  steps: readonly StatusStep[],
  settled: boolean,
): OwedColumns {
  const unit = unitOf(deadline.responsible);
  const given = assigned.get(deadline.responsible);
  const assigned_to = given?.user ?? null;
  return {
    ...inCase,
    unit,
    also_units: deadline.alsoResponsible.map(unitOf),
    assigned_to,
    owner: assigned_to ?? ownerOfUnit(unit),
    ...(given?.endsMs == null ? {} : { reserved_ms: given.endsMs }),
    due_key: dueKeyOf(deadline),
    advisory: deadline.nature === 'MÅL' || deadline.nature === 'VEJL',
    ...courseOf(steps),
    owed: !settled && !isFamilyRole(deadline.responsible),
  };
}

/** Whose the work of a unit is while it is given to nobody. No user's name begins like this. */
export const ownerOfUnit = (unit: string): string => `@${unit}`;

const past: readonly Status[] = ['overdue', 'advisory-missed'];

/** The moments at which the course of statuses turns, as they count from now on. */
function courseOf(steps: readonly StatusStep[]) {
  const isUnmet = ([, status]: StatusStep) => unmetStatuses.includes(status);
  const lastUnmet = steps.findLastIndex(isUnmet);
  const paused = steps.findLastIndex(([, status]) => status === 'paused');
  const over = steps.findLastIndex(
    ([, status], i) => past.includes(status) && !past.includes(steps[i - 1]?.[1] ?? 'open'),
  );
  const last = steps.at(-1)?.[1];
  // The first step also holds for everything before it.
  const fromMs = (i: number): number | null => (i < 0 ? null : i === 0 ? 0 : (steps[i]?.[0] ?? null));
  return {
    over_ms: fromMs(over),
    paused_ms: fromMs(paused),
    resumed_ms: paused < 0 ? null : (steps[paused + 1]?.[0] ?? null),
    until_ms: lastUnmet < 0 ? 0 : (steps[lastUnmet + 1]?.[0] ?? null),
    outcome: last === 'met' || last === 'met-late' ? last : null,
  } as const;
}
