import { civilDateOf, startOfDayMs } from '../calendar/index.ts';
import type { Closing } from './closing.ts';
import type { Obligation } from './obligation.ts';
import { isPastAt, isPausedAt } from './past.ts';

export type Status =
  | 'waiting'
  | 'open'
  | 'due-soon'
  | 'overdue'
  | 'met'
  | 'met-late'
  | 'cancelled'
  | 'exempted'
  | 'paused'
  | 'advisory-missed';

/** Statuses of a deadline that still asks for an act. */
export const unmetStatuses: readonly Status[] = [
  'waiting',
  'open',
  'due-soon',
  'overdue',
  'paused',
  'advisory-missed',
];

/** The one definition of every status, for everybody (contract §3). Its first reminder opens `due-soon`. */
export function statusOf(o: Obligation, nowMs: number, closing: Closing | null): Status {
  if (o.met && o.met.ms <= nowMs) return metInTime(o) ? 'met' : 'met-late';
  const end = endMs(o, closing);
  if (end !== null && end <= nowMs) return 'met';
  if (o.ended && o.ended.ms <= nowMs) return 'cancelled';
  if (o.exempted && o.exempted.ms <= nowMs) return 'exempted';
  if (isPausedAt(o, nowMs)) return 'paused';
  if (isPastAt(o, nowMs)) {
    if (o.rule.citizens) return 'cancelled';
    return o.rule.nature === 'MÅL' || o.rule.nature === 'VEJL' ? 'advisory-missed' : 'overdue';
  }
  if (o.earliestOn !== null && civilDateOf(nowMs) < o.earliestOn) return 'waiting';
  return o.dueSoonFromMs !== null && o.dueSoonFromMs <= nowMs ? 'due-soon' : 'open';
}

/**
 * When the end that F4-12 carries comes: the case's closing, or the day of school start itself where the case was
 * reopened after it, whichever is first. Null for every other rule.
 */
export function endMs(o: Obligation, closing: Closing | null): number | null {
  if (!o.rule.metByClosing) return null;
  const startMs = o.dueOn === null ? Number.POSITIVE_INFINITY : startOfDayMs(o.dueOn);
  const closedMs = closing && !closing.merged ? closing.ms : Number.POSITIVE_INFINITY;
  const ms = Math.min(closedMs, startMs);
  return Number.isFinite(ms) ? ms : null;
}

function metInTime(o: Obligation): boolean {
  if (!o.met) return false;
  const { met } = o;
  if (o.dueMs !== null) return met.ms <= o.dueMs;
  if (o.metUntilOn !== null) return met.on <= o.metUntilOn;
  if (o.dueOn === null) return true;
  return o.exclusive ? met.on < o.dueOn : met.on <= o.dueOn;
}
