import { civilDateOf, daysBetween, parseInstant } from '../../domain/calendar/index.ts';
import type { Difference, MovedDeadline, PlannedReminder } from '../../domain/simulation/what-if.ts';

/** A deadline that moves, with how far: positive days are later. */
export interface Moved extends MovedDeadline {
  days: number;
}

/** What differs, sorted by what a reader asks: what moves, what comes in, what falls away, what stands otherwise. */
export interface Outcome {
  moved: readonly Moved[];
  added: readonly MovedDeadline[];
  gone: readonly MovedDeadline[];
  /** The date stays, the standing does not: met, overdue, paused. */
  changed: readonly MovedDeadline[];
}

const dateOf = (due: string): string => {
  const ms = parseInstant(due);
  return ms === null ? due : civilDateOf(ms);
};

const stands = (status: MovedDeadline['statusBefore']): boolean => status !== null && status !== 'cancelled';

export function outcomeOf({ deadlines }: Difference): Outcome {
  const moved: Moved[] = [];
  const added: MovedDeadline[] = [];
  const gone: MovedDeadline[] = [];
  const changed: MovedDeadline[] = [];
  for (const one of deadlines) {
    const { before, after } = one;
    if (!stands(one.statusBefore)) {
      if (stands(one.statusAfter)) added.push(one);
    } else if (!stands(one.statusAfter)) gone.push(one);
    else if (before === after) changed.push(one);
    else
      moved.push({ ...one, days: before && after ? daysBetween(dateOf(before), dateOf(after)) : Number.NaN });
  }
  const by = (side: 'before' | 'after') => (a: MovedDeadline, b: MovedDeadline) =>
    (a[side] ?? '9999').localeCompare(b[side] ?? '9999', 'en');
  return {
    moved: moved.sort(by('after')),
    added: added.sort(by('after')),
    gone: gone.sort(by('before')),
    changed: changed.sort(by('after')),
  };
}

/** A reminder with the title of its deadline, where the deadline is among those that differ. */
export interface ToldReminder extends PlannedReminder {
  ms: number;
}

/** Reminders in the order in which they would leave. */
export const inOrder = (reminders: readonly PlannedReminder[]): readonly ToldReminder[] =>
  reminders
    .map((one) => ({ ...one, ms: parseInstant(one.at) ?? 0 }))
    .sort((a, b) => a.ms - b.ms || a.deadlineId.localeCompare(b.deadlineId, 'en'));
