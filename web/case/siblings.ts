import { deadlinesSeen, type SeenCase } from '../../api/seen-case.ts';
import { addDays, civilDateOf } from '../../domain/calendar/index.ts';
import type { Deadline } from '../../domain/obligations/deadline.ts';
import { unmetStatuses } from '../../domain/obligations/status.ts';

/** One child of those set side by side, on its own clock. */
export interface SiblingColumn {
  seen: SeenCase;
  nowMs: number;
}

/** The same deadline in every child's case: null where a child has none of it. */
export interface SiblingRow {
  key: string;
  cells: readonly (Deadline | null)[];
}

/** What is owed soon or late already, what is owed further ahead, and what is over for every child. */
export interface SiblingRows {
  near: readonly SiblingRow[];
  later: readonly SiblingRow[];
  done: readonly SiblingRow[];
}

/** Further ahead folds away, so that a telephone shows what matters now. */
const NEAR_DAYS = 60;

/** The children's deadlines by kind, by their earliest limit: each row is one kind, each cell one child. */
export function siblingRows(columns: readonly SiblingColumn[]): SiblingRows {
  const lists = columns.map(({ seen, nowMs }) => {
    const { ref } = seen.state;
    const all = deadlinesSeen(seen, seen.state, nowMs);
    return new Map(all.map((one) => [kindKey(one.id, ref), one]));
  });
  const keys = [...new Set(lists.flatMap((list) => [...list.keys()]))];
  const rows = keys
    .map((key) => ({ key, cells: lists.map((list) => list.get(key) ?? null) }))
    .toSorted((a, b) => dueOf(a).localeCompare(dueOf(b), 'en'));
  const soonOn = addDays(civilDateOf(Math.max(...columns.map(({ nowMs }) => nowMs), 0)), NEAR_DAYS);
  const isNear = (one: Deadline | null): boolean =>
    one !== null && isOwed(one) && (one.dueAt ?? one.dueOn ?? '9999').slice(0, 10) <= soonOn;
  const owed = rows.filter(({ cells }) => cells.some((one) => one !== null && isOwed(one)));
  const near = owed.filter(({ cells }) => cells.some(isNear));
  return {
    near,
    later: owed.filter((row) => !near.includes(row)),
    done: rows.filter((row) => !owed.includes(row)),
  };
}

/** The id of a deadline with the child's own name in it taken out. */
const kindKey = (id: string, ref: string): string => id.replaceAll(ref, 'child');

export const isOwed = ({ status }: Deadline): boolean => unmetStatuses.includes(status);

const dueOf = ({ cells }: SiblingRow): string =>
  cells.flatMap((one) => one?.dueAt ?? one?.dueOn ?? []).toSorted()[0] ?? '9999';
