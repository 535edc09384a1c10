import { endOfDayMs, formatInstant, parseInstant } from '../domain/calendar/index.ts';
import type { Fact } from '../domain/case/fact.ts';
import { specOfEvent } from '../domain/case/registry.ts';
import type { CaseState } from '../domain/case/state.ts';
import type { JsonObject } from '../domain/json.ts';
import { derive } from '../domain/obligations/case-deadlines.ts';
import type { Deadline } from '../domain/obligations/deadline.ts';
import { type Phase, phaseOf } from '../domain/obligations/phase.ts';
import type { Status } from '../domain/obligations/status.ts';
import { type Text, text } from '../domain/text.ts';
import { deadlinesSeen, factsSeen, type SeenCase } from './seen-case.ts';

/** An act that was recorded, without free text and personal data. */
export interface TimelineEvent {
  kind: 'event';
  at: string;
  dateOnly: boolean;
  recordedAt: string;
  eventId: number;
  type: string;
  title: Text;
  by: string;
  data: JsonObject;
  /** The event that took it back, when one had by then. */
  retractedBy: number | null;
  /** The linked case in which it was recorded, when not in this one. */
  from: string | null;
}

/** A limit where it lies. */
export interface TimelineDeadline {
  kind: 'deadline';
  /** The limit: the instant, or the last second of the date. */
  at: string;
  deadlineId: string;
  title: Text;
  status: Status;
  dueOn: string | null;
  dueAt: string | null;
}

export interface Timeline {
  phase: Phase;
  version: number;
  items: readonly (TimelineEvent | TimelineDeadline)[];
}

/** What somebody sees of a case as it was known, on one axis: what was done when, and what is due when. */
export function timelineOf(seen: SeenCase, state: CaseState, nowMs: number): Timeline {
  const events = factsSeen(seen, state).map((fact) => ({ ms: fact.ms, item: eventItem(fact) }));
  const limits = deadlinesSeen(seen, state, nowMs).flatMap(deadlineItem);
  const items = [...events, ...limits].sort((a, b) => a.ms - b.ms).map(({ item }) => item);
  return { phase: phaseOf(derive(state), nowMs), version: state.version, items };
}

function eventItem(fact: Fact): TimelineEvent {
  return {
    kind: 'event',
    at: formatInstant(fact.ms),
    dateOnly: fact.dateOnly === true,
    recordedAt: formatInstant(fact.recordedMs),
    eventId: fact.id,
    type: fact.type,
    title: titleOfEvent(fact.type),
    by: fact.by,
    data: fact.data,
    retractedBy: fact.retractedBy ?? null,
    from: fact.carried?.ref ?? null,
  };
}

/** The title of the command behind an event; a birth that opened the case has none of its own. */
export const titleOfEvent = (type: string): Text =>
  specOfEvent(type)?.title ?? systemTitles[type] ?? systemTitles.born;

/** Events that no command gives. */
const systemTitles: Readonly<Record<string, Text>> & { born: Text } = {
  born: text('Fødsel', 'Birth'),
  'case-taken-in': text('En anden sag er lagt sammen med denne', 'Another case was merged into this one'),
};

function deadlineItem(one: Deadline): { ms: number; item: TimelineDeadline }[] {
  const ms = parseInstant(one.dueAt) ?? (one.dueOn ? endOfDayMs(one.dueOn) : null);
  if (ms === null || one.status === 'cancelled') return [];
  const { id, title, status, dueOn, dueAt } = one;
  return [
    { ms, item: { kind: 'deadline', at: formatInstant(ms), deadlineId: id, title, status, dueOn, dueAt } },
  ];
}
