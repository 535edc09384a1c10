import { createHash } from 'node:crypto';
import { addDays, startOfDayMs } from '../domain/calendar/index.ts';
import type { CaseState } from '../domain/case/state.ts';
import { type Derived, derive } from '../domain/obligations/case-deadlines.ts';
import { type Deadline, toDeadline } from '../domain/obligations/deadline.ts';
import type { Obligation } from '../domain/obligations/obligation.ts';
import { type Status, statusOf } from '../domain/obligations/status.ts';
import { type OwedColumns, owedColumns, owedInCase } from './owed-columns.ts';

/** From a moment on, a status; the first step also holds for everything before it. */
export type StatusStep = readonly [fromMs: number, status: Status];

/** A deadline as its row of the read model. */
export interface DeadlineRow extends OwedColumns {
  id: string;
  rule_id: string;
  responsible: string;
  also_responsible: readonly string[];
  subject: string;
  earliest_on: string | null;
  target_on: string | null;
  due_on: string | null;
  due_ms: number | null;
  steps: readonly StatusStep[];
  settled: boolean;
  /** The contract's form without what depends on the moment of reading (`status`, `reminders`). */
  deadline: string;
  fingerprint: string;
}

const settledStatuses: readonly Status[] = ['met', 'met-late', 'cancelled', 'exempted'];

/** All deadlines of a case as rows; their course of statuses is worked out by the one definition of status. */
export function deadlineRows(state: CaseState, nowMs: number): DeadlineRow[] {
  const derived = derive(state);
  const inCase = owedInCase(state, derived.closing?.ms ?? null);
  return derived.obligations.map((o) => {
    const { reminders: _reminders, status: _status, ...deadline } = toDeadline(o, derived, nowMs);
    const steps = statusSteps(o, derived);
    const [lastMs, lastStatus] = steps.at(-1) as StatusStep;
    const settled = lastMs <= nowMs && settledStatuses.includes(lastStatus);
    const row = {
      id: o.id,
      rule_id: o.rule.id,
      responsible: deadline.responsible,
      also_responsible: deadline.alsoResponsible,
      subject: deadline.subject,
      earliest_on: o.earliestOn,
      target_on: o.targetOn,
      due_on: o.dueOn,
      due_ms: o.dueMs ?? (o.dueOn === null ? null : startOfDayMs(addDays(o.dueOn, o.exclusive ? 0 : 1)) - 1),
      steps,
      settled,
      ...owedColumns(inCase, deadline, steps, settled),
      // What came of it is told where the case lives on.
      ...(derived.closing?.merged ? { outcome: null } : {}),
      deadline: JSON.stringify(deadline satisfies Omit<Deadline, 'reminders' | 'status'>),
    };
    return { ...row, fingerprint: fingerprintOf(row) };
  });
}

/** Every moment at which a status can change, tried with the definition itself. */
function statusSteps(o: Obligation, { closing }: Derived): StatusStep[] {
  const day = (on: string | null, plus = 0) => (on === null ? null : startOfDayMs(addDays(on, plus)));
  const moments = [
    o.seed.trigger.ms,
    o.dueSoonFromMs,
    day(o.earliestOn),
    day(o.dueOn),
    day(o.dueOn, 1),
    o.dueMs,
    o.dueMs === null ? null : o.dueMs + 1,
    o.met?.ms ?? null,
    o.ended?.ms ?? null,
    o.exempted?.ms ?? null,
    o.pausedSince?.ms ?? null,
    o.pausedUntilMs,
    closing?.ms ?? null,
  ];
  const sorted = moments.filter((ms): ms is number => ms !== null).sort((a, b) => a - b);
  const steps: StatusStep[] = [];
  for (const ms of sorted) {
    const status = statusOf(o, ms, closing);
    if (steps.at(-1)?.[1] !== status) steps.push([ms, status]);
  }
  return steps;
}

const fingerprintOf = (row: Omit<DeadlineRow, 'fingerprint'>): string =>
  createHash('sha256').update(JSON.stringify(row)).digest('base64url').slice(0, 22);
