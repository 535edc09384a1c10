import { unitOf } from '../access/unit.ts';
import type { CaseTally, OwedTally } from '../db/read-overview.ts';
import type { Role } from '../domain/rules/roles.ts';
import { type GroupCounts, noCounts } from './worklist-question.ts';

/** Counts that an overview is added up from. */
export interface OverviewTallies {
  cases: readonly CaseTally[];
  owed: readonly OwedTally[];
}

/** A pause that ends within so many days is about to expire. */
export const WAITS_DAYS = 7;

export interface Overview {
  cases: { total: number; byPhase: Readonly<Record<string, number>> };
  deadlines: GroupCounts;
  /** Given to nobody. */
  unassigned: number;
  /** Pauses that end within a week. */
  waitsExpiring: number;
  byRole: readonly ({ role: string; unassigned: number; waitsExpiring: number } & GroupCounts)[];
  /** Load per user that work is given to, and the units it is theirs for; most overdue first. */
  byWorker: readonly ({ assignedTo: string; units: readonly string[]; total: number } & GroupCounts)[];
  byMunicipality: readonly ({ municipality: string; cases: number } & GroupCounts)[];
}

/** Where the live cases and what is owed in them stand now. One definition of overdue: that of the worklist. */
export function overviewOf({ cases, owed }: OverviewTallies): Overview {
  return {
    cases: { total: sum(cases), byPhase: byPhase(cases) },
    deadlines: counts(owed),
    unassigned: sum(owed.filter((one) => one.assignedTo === null)),
    waitsExpiring: waits(owed),
    byRole: unique(owed.map((one) => one.responsible)).map((role) => {
      const theirs = owed.filter((one) => one.responsible === role);
      const unassigned = sum(theirs.filter((one) => one.assignedTo === null));
      return { role, unassigned, waitsExpiring: waits(theirs), ...counts(theirs) };
    }),
    byWorker: unique(owed.flatMap((one) => one.assignedTo ?? []))
      .map((assignedTo) => {
        const theirs = owed.filter((one) => one.assignedTo === assignedTo);
        const units = unique(theirs.map((one) => unitOf(one.responsible as Role)));
        return { assignedTo, units, total: sum(theirs), ...counts(theirs) };
      })
      .sort((a, b) => b.overdue - a.overdue || b.total - a.total),
    byMunicipality: unique(cases.map((one) => one.municipality)).map((municipality) => ({
      municipality,
      cases: sum(cases.filter((one) => one.municipality === municipality)),
      ...counts(owed.filter((one) => one.municipality === municipality)),
    })),
  };
}

const sum = (tallies: readonly { n: number }[]): number => tallies.reduce((all, { n }) => all + n, 0);
const waits = (tallies: readonly OwedTally[]): number => tallies.reduce((all, one) => all + one.waits, 0);

function counts(tallies: readonly OwedTally[]): GroupCounts {
  const all = noCounts();
  for (const { group, n } of tallies) all[group] += n;
  return all;
}

const byPhase = (cases: readonly CaseTally[]): Record<string, number> =>
  Object.fromEntries(
    unique(cases.map(({ phase }) => phase)).map((phase) => [
      phase,
      sum(cases.filter((one) => one.phase === phase)),
    ]),
  );

const unique = <T>(values: readonly T[]): T[] => [...new Set(values)].sort();
