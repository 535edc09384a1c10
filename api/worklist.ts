import { civilDateOf, daysBetween, parseInstant } from '../domain/calendar/index.ts';
import { type Assignment, assignmentsOf, isOver } from '../domain/case/assignees.ts';
import type { CaseKind } from '../domain/case/state.ts';
import type { Deadline } from '../domain/obligations/deadline.ts';
import { dueKeyOf } from '../domain/obligations/due-key.ts';
import type { Phase } from '../domain/obligations/phase.ts';
import { type Status, unmetStatuses } from '../domain/obligations/status.ts';
import { isFamilyRole, type Role } from '../domain/rules/roles.ts';
import { type Text, text } from '../domain/text.ts';
import { briefOf } from './case-summary.ts';
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
  /** Null: given to nobody, or a reservation has run out. */
  assignedTo: string | null;
  /** Last day of the reservation by which it is theirs; null without one. */
  reservedUntil: string | null;
  status: Status;
  /** When a pause that runs is over, where that is known. */
  pausedUntil: string | null;
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
export type OwedDeadline = Omit<Deadline, 'reminders'> & { pausedUntil?: string | null };

/** The rows of one case at a moment of its clock: its unmet deadlines that somebody at work owes. */
export function rowsOf(stored: StoredCase, deadlines: readonly OwedDeadline[], nowMs: number): WorklistRow[] {
  const owed = deadlines.filter(
    (one) => unmetStatuses.includes(one.status) && !isFamilyRole(one.responsible),
  );
  if (owed.length === 0) return [];
  const { id, kind, municipality, phase, edd, bornAt } = briefOf(stored, nowMs);
  const assigned = assignmentsOf(stored.state);
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
    ...givenTo(assigned.get(one.responsible), nowMs),
    status: one.status,
    pausedUntil: one.pausedUntil ?? null,
    targetOn: one.targetOn,
    dueOn: one.dueOn,
    dueAt: one.dueAt,
  }));
}

function givenTo(
  assigned: Assignment | undefined,
  nowMs: number,
): Pick<WorklistRow, 'assignedTo' | 'reservedUntil'> {
  if (!assigned || isOver(assigned, nowMs)) return { assignedTo: null, reservedUntil: null };
  return { assignedTo: assigned.user, reservedUntil: assigned.untilOn };
}

/** Most urgent first. */
export const sortedByUrgency = <Row extends WorklistPlace>(rows: readonly Row[]): Row[] =>
  [...rows].sort(byUrgency);

/** Where a row stands in the list: what the next page begins after. */
export type WorklistPlace = Pick<WorklistRow, 'group' | 'dueAt' | 'dueOn' | 'caseId' | 'deadlineId'>;

function groupAndDays(one: OwedDeadline, nowMs: number): { group: WorklistGroup; daysLeft: number | null } {
  const dueMs = parseInstant(one.dueAt);
  const dueOn = dueMs === null ? one.dueOn : civilDateOf(dueMs);
  if (dueOn === null || one.status === 'paused') return { group: 'undated', daysLeft: null };
  const daysLeft = daysBetween(civilDateOf(nowMs), dueOn);
  if (one.status === 'overdue') return { group: 'overdue', daysLeft };
  if (one.status === 'advisory-missed') return { group: 'missed', daysLeft };
  return { group: daysLeft <= 0 ? 'today' : daysLeft <= 7 ? 'week' : 'later', daysLeft };
}

export const byUrgency = (a: WorklistPlace, b: WorklistPlace): number =>
  order[a.group] - order[b.group] ||
  compare(dueKeyOf(a), dueKeyOf(b)) ||
  compare(a.caseId, b.caseId) ||
  compare(a.deadlineId, b.deadlineId);

/** By code unit: these are dates and ids, and a language's collation would be many times slower. */
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
