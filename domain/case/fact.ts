import type { CivilDate } from '../calendar/civil-date.ts';
import type { JsonObject } from '../json.ts';
import type { Role } from '../rules/roles.ts';

/** Events are named in the past tense: `notification-received`. Rules that name an unknown one are refused at start. */
export type EventType = string;

/** Where a fact came from when it was not recorded in this case: the linked case and the event's number there. */
export interface Carried {
  ref: string;
  eventId: number;
}

/**
 * One event of a case as the journal keeps it. `at` is the moment of the act, `recordedAt` when the command was
 * given; an act known by its date only has `dateOnly` and `at` at 00:00 Copenhagen time of that date.
 */
export interface CaseEvent {
  id: number;
  type: EventType;
  at: string;
  dateOnly?: true;
  recordedAt: string;
  by: Role | 'system';
  /** The command's number in the case: `version` after it. */
  version: number;
  data: JsonObject;
  carried?: Carried;
}

/**
 * An event as the live case remembers it: without free text and personal data (those live in the journal and the
 * register only), with its moment also as milliseconds and Copenhagen date, for comparing.
 */
export interface Fact {
  id: number;
  type: EventType;
  ms: number;
  on: CivilDate;
  dateOnly?: true;
  recordedMs: number;
  by: Role | 'system';
  version: number;
  data: JsonObject;
  carried?: Carried;
  /** Number of the event that retracted this one; a retracted fact counts for nothing but keys already given. */
  retractedBy?: number;
  /** Only in a view: the merged case that the fact came from; it counts as the case's own there. */
  mergedFrom?: string;
}

/** Whether one fact was recorded after another; numbers tell that only within one case. */
export const recordedAfter = (one: Fact, other: Fact): boolean =>
  one.mergedFrom === other.mergedFrom || one.recordedMs === other.recordedMs
    ? one.id > other.id
    : one.recordedMs > other.recordedMs;
