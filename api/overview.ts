import type { Sight } from '../access/sight.ts';
import { deadlinesOf } from '../domain/obligations/deadline.ts';
import type { Status } from '../domain/obligations/status.ts';
import type { Text } from '../domain/text.ts';
import type { StoredCase } from './ports.ts';
import { authorityIn } from './seen-case.ts';
import { type WorklistGroup, type WorklistRow, worklistGroups } from './worklist.ts';

type Counts = Record<WorklistGroup, number>;

export interface Overview {
  cases: { total: number; byPhase: Readonly<Record<string, number>> };
  deadlines: Counts;
  byRole: readonly ({ role: string; unassigned: number } & Counts)[];
  byMunicipality: readonly ({ municipality: string; cases: number } & Counts)[];
}

/** Where the live cases and what is owed in them stand now. One definition of overdue: that of the worklist. */
export function overviewOf(cases: readonly StoredCase[], rows: readonly WorklistRow[]): Overview {
  const phases = cases.map(({ phase }) => phase);
  const municipalities = unique(cases.map(({ state }) => authorityIn(state)));
  return {
    cases: { total: cases.length, byPhase: tally(phases) },
    deadlines: counts(rows),
    byRole: unique(rows.map((row) => row.responsible)).map((role) => {
      const theirs = rows.filter((row) => row.responsible === role);
      return { role, unassigned: theirs.filter((row) => row.assignedTo === null).length, ...counts(theirs) };
    }),
    byMunicipality: municipalities.map((municipality) => ({
      municipality,
      cases: cases.filter(({ state }) => authorityIn(state) === municipality).length,
      ...counts(rows.filter((row) => row.municipality === municipality)),
    })),
  };
}

export interface RuleStatistics {
  ruleId: string;
  title: Text;
  met: number;
  metLate: number;
  overdue: number;
  /** Of those that ended, the share met in time; null when none has ended. */
  inTime: number | null;
}

/** Per rule, in the order of first appearance, over the deadlines that somebody sees. */
export function statisticsOf(
  cases: readonly StoredCase[],
  clockMs: number,
  sightIn: (stored: StoredCase) => Sight,
): RuleStatistics[] {
  const rules = new Map<string, { title: Text; statuses: Status[] }>();
  for (const stored of cases) {
    const { deadline } = sightIn(stored);
    const { state, clockOffsetMs } = stored;
    for (const { ruleId, title, status } of deadlinesOf(state, clockMs + clockOffsetMs).filter(deadline)) {
      const known = rules.get(ruleId) ?? { title, statuses: [] };
      known.statuses.push(status);
      rules.set(ruleId, known);
    }
  }
  return [...rules].map(([ruleId, { title, statuses }]) => {
    const of = (status: Status) => statuses.filter((one) => one === status).length;
    const [met, metLate, overdue] = [of('met'), of('met-late'), of('overdue')];
    const ended = met + metLate + overdue;
    return { ruleId, title, met, metLate, overdue, inTime: ended === 0 ? null : met / ended };
  });
}

function counts(rows: readonly { group: WorklistGroup }[]): Counts {
  const names = Object.keys(worklistGroups) as WorklistGroup[];
  return Object.fromEntries(
    names.map((name) => [name, rows.filter((row) => row.group === name).length]),
  ) as Counts;
}

function tally(values: readonly string[]): Record<string, number> {
  return Object.fromEntries(unique(values).map((one) => [one, values.filter((v) => v === one).length]));
}

const unique = <T>(values: readonly T[]): T[] => [...new Set(values)].sort();
