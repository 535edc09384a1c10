import type { StatusStep } from '../../db/deadline-rows.ts';
import { addDays, civilDateOf, startOfDayMs } from '../../domain/calendar/index.ts';
import type { Deadline } from '../../domain/obligations/deadline.ts';
import type { Status } from '../../domain/obligations/status.ts';
import type { StoredCase } from '../ports.ts';
import { rowsOf, type WorklistRow } from '../worklist.ts';

/** A row of the read model: a deadline and its whole course of statuses. */
export interface DeadlineCourse {
  deadline: Omit<Deadline, 'status' | 'reminders'>;
  steps: readonly StatusStep[];
}

/** The worklist rows of one case, and until when they hold: the next change of a status, or the next midnight. */
export interface OwedUntil {
  rows: readonly WorklistRow[];
  fromMs: number;
  untilMs: number;
}

export function owedFrom(stored: StoredCase, courses: readonly DeadlineCourse[], nowMs: number): OwedUntil {
  const ahead = courses.flatMap(({ steps }) => steps.map(([fromMs]) => fromMs)).filter((ms) => ms > nowMs);
  const midnightMs = startOfDayMs(addDays(civilDateOf(nowMs), 1));
  const deadlines = courses.map(({ deadline, steps }) => ({ ...deadline, status: statusAt(steps, nowMs) }));
  return {
    rows: rowsOf(stored, deadlines, nowMs),
    fromMs: nowMs,
    untilMs: ahead.reduce((first, ms) => Math.min(first, ms), midnightMs),
  };
}

/** The last step that has come; the first also holds for everything before it. */
function statusAt(steps: readonly StatusStep[], nowMs: number): Status {
  let status: Status = steps[0]?.[1] ?? 'open';
  for (const [fromMs, next] of steps) if (fromMs <= nowMs) status = next;
  return status;
}
