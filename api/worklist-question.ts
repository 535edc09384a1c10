import { unitOf } from '../access/unit.ts';
import { MOST_COUNTED } from '../db/read-owed.ts';
import { parseInstant } from '../domain/calendar/index.ts';
import type { Phase } from '../domain/obligations/phase.ts';
import type { Role } from '../domain/rules/roles.ts';
import type { Caller } from './identity/caller.ts';
import type { CaseFilter } from './ports.ts';
import {
  byUrgency,
  sortedByUrgency,
  type WorklistGroup,
  type WorklistPlace,
  type WorklistRow,
  worklistGroups,
} from './worklist.ts';

/**
 * What of a worklist is the caller's: own (given to them or to whom they stand in for, or their unit's and given to
 * nobody), their unit's (also where it has a part), nobody's, reserved by them until a day.
 */
export type WorklistScope = 'mine' | 'unit' | 'unassigned' | 'reserved';

/** Codes that a search came to; a row has to meet one of them. Cases by number are looked for by themselves. */
export interface WorklistFinds {
  rules: readonly string[];
  roles: readonly string[];
  phases: readonly Phase[];
  /** Beginnings of case ids, after `c_`. */
  cases: readonly string[];
}

export { MOST_COUNTED };

/** Which of what is owed is asked for. */
export interface WorklistQuestion extends CaseFilter {
  /** Only what this unit has a part in: all that a partner sees. */
  partOf?: Role;
  whose?: { scope: WorklistScope; unit: Role; subject: string; standsInFor?: readonly string[] };
  /** Responsible, or with a part. */
  role?: string;
  /** The unit that is responsible. */
  unit?: string;
  /** Given to this user; null: given to nobody. */
  assignee?: string | null;
  rule?: string;
  /** Paused, until a moment before this one. */
  waitsEndBeforeMs?: number;
  finds?: WorklistFinds;
}

/** Which part of the answer: pages of `limit` rows of each of these groups, or one page across them. */
export interface WorklistAsk {
  groups: readonly WorklistGroup[];
  limit: number;
  perGroup?: boolean;
  after?: WorklistPlace;
}

export type GroupCounts = Record<WorklistGroup, number>;

export interface WorklistAnswer {
  /** Most urgent first. */
  rows: readonly WorklistRow[];
  /** There is more after the last of them (across groups). */
  more: boolean;
  /** Of each group, up to MOST_COUNTED. */
  counts: GroupCounts;
}

export const allGroups = Object.keys(worklistGroups) as readonly WorklistGroup[];

export const noCounts = (): GroupCounts =>
  Object.fromEntries(allGroups.map((group) => [group, 0])) as GroupCounts;

/** Whose rows a caller asks for with a scope. */
export const whoseOf = (scope: WorklistScope, { role, subject }: Pick<Caller, 'role' | 'subject'>) => ({
  scope,
  unit: unitOf(role),
  subject,
});

/** Whether a row answers the question, as far as the row itself says; which cases it is of, the reader has asked for. */
export function answersQuestion(row: WorklistRow, question: WorklistQuestion): boolean {
  const { partOf, whose, role, unit, assignee, rule, waitsEndBeforeMs, finds } = question;
  const hasPart = (one: string) =>
    unitOf(row.responsible) === one || row.alsoResponsible.some((also) => unitOf(also) === one);
  return (
    (partOf === undefined || hasPart(partOf)) &&
    (whose === undefined || isTheirs(row, whose)) &&
    (role === undefined || row.responsible === role || row.alsoResponsible.some((one) => one === role)) &&
    (unit === undefined || unitOf(row.responsible) === unit) &&
    (assignee === undefined || row.assignedTo === assignee) &&
    (rule === undefined || row.ruleId === rule) &&
    (waitsEndBeforeMs === undefined || (parseInstant(row.pausedUntil) ?? Infinity) < waitsEndBeforeMs) &&
    (finds === undefined ||
      finds.rules.includes(row.ruleId) ||
      finds.roles.includes(unitOf(row.responsible)) ||
      finds.phases.includes(row.phase) ||
      finds.cases.some((head) => row.caseId.startsWith(`c_${head}`)))
  );
}

function isTheirs(
  row: WorklistRow,
  { scope, unit, subject, standsInFor = [] }: NonNullable<WorklistQuestion['whose']>,
): boolean {
  const ours = unitOf(row.responsible) === unit;
  if (scope === 'unit') return ours || row.alsoResponsible.some((role) => unitOf(role) === unit);
  if (scope === 'unassigned') return ours && row.assignedTo === null;
  if (scope === 'reserved') return row.assignedTo === subject && row.reservedUntil !== null;
  return row.assignedTo === null ? ours : [subject, ...standsInFor].includes(row.assignedTo);
}

/** The answer out of rows that are all in memory. */
export function answerFrom(
  rows: readonly WorklistRow[],
  question: WorklistQuestion,
  ask: WorklistAsk,
): WorklistAnswer {
  const theirs = sortedByUrgency(rows.filter((row) => answersQuestion(row, question)));
  return { ...pageOf(theirs, ask), counts: countsOf(theirs) };
}

/** The part that was asked for of rows in order; they may be the first of each group only, one more than was asked for. */
export function pageOf(
  sorted: readonly WorklistRow[],
  { groups, limit, perGroup, after }: WorklistAsk,
): Pick<WorklistAnswer, 'rows' | 'more'> {
  const asked = sorted.filter(
    (row) => groups.includes(row.group) && (after === undefined || byUrgency(row, after) > 0),
  );
  if (!perGroup) return { rows: asked.slice(0, limit), more: asked.length > limit };
  const rows = groups.flatMap((group) => asked.filter((row) => row.group === group).slice(0, limit));
  return { rows, more: rows.length < asked.length };
}

export function countsOf(rows: readonly WorklistRow[]): GroupCounts {
  const counts = noCounts();
  for (const { group } of rows) counts[group] = Math.min(MOST_COUNTED, counts[group] + 1);
  return counts;
}
