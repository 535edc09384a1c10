import type { StatusStep } from '../../db/deadline-rows.ts';
import { formatInstant } from '../../domain/calendar/index.ts';
import type { Deadline } from '../../domain/obligations/deadline.ts';
import type { Status } from '../../domain/obligations/status.ts';
import type { StoredCase } from '../ports.ts';
import { rowsOf, type WorklistRow } from '../worklist.ts';

/** A row of the read model: a deadline and its whole course of statuses. */
export interface DeadlineCourse {
  deadline: Omit<Deadline, 'status' | 'reminders'>;
  steps: readonly StatusStep[];
}

/** Worklist rows of one case at a moment of its clock. */
export const owedFrom = (
  stored: StoredCase,
  courses: readonly DeadlineCourse[],
  nowMs: number,
): WorklistRow[] =>
  rowsOf(
    stored,
    courses.map(({ deadline, steps }) => ({ ...deadline, ...standingAt(steps, nowMs) })),
    nowMs,
  );

/** The last step that has come; the first also holds for everything before it. */
function standingAt(steps: readonly StatusStep[], nowMs: number) {
  const here = Math.max(
    0,
    steps.findLastIndex(([fromMs]) => fromMs <= nowMs),
  );
  const status: Status = steps[here]?.[1] ?? 'open';
  const untilMs = status === 'paused' ? (steps[here + 1]?.[0] ?? null) : null;
  return { status, pausedUntil: untilMs === null ? null : formatInstant(untilMs) };
}
