import { unitOf } from '../access/unit.ts';
import { civilDateOf, daysBetween, parseInstant } from '../domain/calendar/index.ts';
import { assigneesOf } from '../domain/case/assignees.ts';
import type { CaseKind } from '../domain/case/state.ts';
import type { Deadline } from '../domain/obligations/deadline.ts';
import type { Phase } from '../domain/obligations/phase.ts';
import { type Status, unmetStatuses } from '../domain/obligations/status.ts';
import { isFamilyRole, type Role } from '../domain/rules/roles.ts';
import { type Text, text } from '../domain/text.ts';
import { briefOf } from './case-summary.ts';
import type { Caller } from './identity/caller.ts';
import type { StoredCase } from './ports.ts';

/** The groups of a worklist in the order in which they are shown. */
export const worklistGroups = {
  overdue: text('Overskredet', 'Overdue'),
  today: text('I dag', 'Today'),
  week: text('Inden for 7 dage', 'Within 7 days'),
  later: text('Senere', 'Later'),
  undated: text('Uden dato', 'Without a date'),
  /** A target or guidance that has passed is no breach, but may still be done. */
  missed: text('Vejledende dato passeret', 'Advisory date passed'),
} as const satisfies Record<string, Text>;

export type WorklistGroup = keyof typeof worklistGroups;

export type WorklistScope = 'mine' | 'unit' | 'unassigned';

/** One act that is still owed, in one case. */
export interface WorklistRow {
  group: WorklistGroup;
  caseId: string;
  kind: CaseKind;
  municipality: string;
  phase: Phase;
  edd: string | null;
  bornAt: string | null;
  deadlineId: string;
  ruleId: string;
  title: Text;
  nature: string;
  responsible: Role;
  alsoResponsible: readonly Role[];
  assignedTo: string | null;
  status: Status;
  targetOn: string | null;
  dueOn: string | null;
  dueAt: string | null;
  /** Civil days from today on the case's clock; negative when past, null without a date. */
  daysLeft: number | null;
}

const order = Object.fromEntries(Object.keys(worklistGroups).map((name, i) => [name, i])) as Record<
  WorklistGroup,
  number
>;

/** A deadline as far as a worklist needs it: what does not depend on the moment of reading, and its status then. */
export type OwedDeadline = Omit<Deadline, 'reminders'>;

/** The rows of one case at a moment of its clock: its unmet deadlines that somebody at work owes. */
export function rowsOf(stored: StoredCase, deadlines: readonly OwedDeadline[], nowMs: number): WorklistRow[] {
  const owed = deadlines.filter(
    (one) => unmetStatuses.includes(one.status) && !isFamilyRole(one.responsible),
  );
  if (owed.length === 0) return [];
  const { id, kind, municipality, phase, edd, bornAt } = briefOf(stored, nowMs);
  const assignees = assigneesOf(stored.state);
  return owed.map((one) => ({
    ...groupAndDays(one, nowMs),
    caseId: id,
    kind,
    municipality,
    phase,
    edd,
    bornAt,
    deadlineId: one.id,
    ruleId: one.ruleId,
    title: one.title,
    nature: one.nature,
    responsible: one.responsible,
    alsoResponsible: one.alsoResponsible,
    assignedTo: assignees.get(one.responsible) ?? null,
    status: one.status,
    targetOn: one.targetOn,
    dueOn: one.dueOn,
    dueAt: one.dueAt,
  }));
}

/** Most urgent first. */
export const sortedByUrgency = (rows: readonly WorklistRow[]): WorklistRow[] => [...rows].sort(byUrgency);

function groupAndDays(one: OwedDeadline, nowMs: number): { group: WorklistGroup; daysLeft: number | null } {
  const dueMs = parseInstant(one.dueAt);
  const dueOn = dueMs === null ? one.dueOn : civilDateOf(dueMs);
  if (dueOn === null || one.status === 'paused') return { group: 'undated', daysLeft: null };
  const daysLeft = daysBetween(civilDateOf(nowMs), dueOn);
  if (one.status === 'overdue') return { group: 'overdue', daysLeft };
  if (one.status === 'advisory-missed') return { group: 'missed', daysLeft };
  return { group: daysLeft <= 0 ? 'today' : daysLeft <= 7 ? 'week' : 'later', daysLeft };
}

const byUrgency = (a: WorklistRow, b: WorklistRow): number =>
  order[a.group] - order[b.group] ||
  compare(dueKey(a), dueKey(b)) ||
  compare(a.caseId, b.caseId) ||
  compare(a.deadlineId, b.deadlineId);

/** By code unit: these are dates and ids, and a language's collation would be many times slower. */
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const dueKey = ({ dueAt, dueOn }: WorklistRow): string => dueAt ?? `${dueOn ?? '9999'}T23:59:59`;

/** What of a worklist is the caller's: own (assigned to them, or their role's and nobody's), their unit's, nobody's. */
export function inScope(row: WorklistRow, scope: WorklistScope, caller: Caller): boolean {
  const unit = unitOf(caller.role);
  const ours = row.responsible === caller.role || unitOf(row.responsible) === unit;
  const shared = ours || row.alsoResponsible.some((role) => unitOf(role) === unit);
  if (scope === 'unit') return shared;
  if (scope === 'unassigned') return ours && row.assignedTo === null;
  return row.assignedTo === null ? ours : row.assignedTo === caller.subject;
}
