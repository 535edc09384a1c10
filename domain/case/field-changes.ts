import { isJsonObject, type Json, type JsonObject } from '../json.ts';
import type { Role } from '../rules/roles.ts';
import { type Text, text } from '../text.ts';
import { isLiving, standsAlone, topicNames, topicOf } from './change-topics.ts';
import type { CaseEvent, EventType } from './fact.ts';
import type { Field, Fields } from './field.ts';
import { fieldsOfEvent, specOfEvent } from './registry.ts';

/** One value of a case that one act set, changed or, by a retraction, took back. */
export interface FieldChange {
  /** `12-3`: the third change of event 12. */
  id: string;
  eventId: number;
  recordedAt: string;
  /** When the act was done. */
  at: string;
  dateOnly: boolean;
  by: Role | 'system';
  /** The event that made the change. */
  act: EventType;
  topic: string;
  /** Which meeting, measure or person; null where there is one only. */
  about: string | null;
  /** `termin.edd`: topic and name of the value. */
  field: string;
  label: Text;
  /** How the value is to be told; null for `state`, whose values are types of events. */
  shape: Field | null;
  /** Null: there was none, or there is none any more. */
  before: Json | null;
  after: Json | null;
  change: 'set' | 'changed' | 'taken-back';
  /** Of a retraction: the event that it took back. */
  undoes: number | null;
  /** The linked case in which it was recorded, when not in this one. */
  from: string | null;
}

/** A value as one event gave it. */
interface Given {
  eventId: number;
  value: Json;
  /** A birth that a professional has overridden stands before what the register says later. */
  rank: number;
}

interface Leaf {
  topic: string;
  about: string | null;
  name: string;
  label: Text;
  shape: Field | null;
  value: Json;
  rank: number;
}

const STATE = text('Status', 'Status');
const MOMENTS = new Set(['at', 'on']);

/**
 * All changes of all values, in order of recording. `events` in that order, as much of them as somebody sees: a value that
 * they may not see is neither before nor after. `ref`: the case's own, for the birth that opened it.
 */
export function fieldChanges(events: readonly CaseEvent[], ref: string): readonly FieldChange[] {
  const values = new Map<string, { leaf: Leaf; given: Given[] }>();
  const changes: FieldChange[] = [];
  for (const event of events) {
    const undone = event.type === 'retracted' ? eventsOf(event.data) : null;
    const told = undone ? takeBack(values, undone) : give(values, event, ref);
    told.forEach(({ leaf, before, after, undoes }, i) => {
      changes.push({
        id: `${event.id}-${i + 1}`,
        eventId: event.id,
        recordedAt: event.recordedAt,
        at: event.at,
        dateOnly: event.dateOnly === true,
        by: event.by,
        act: event.type,
        topic: leaf.topic,
        about: leaf.about,
        field: `${leaf.topic}.${leaf.name}`,
        label: leaf.label,
        shape: leaf.shape,
        before,
        after,
        change: undoes !== null ? 'taken-back' : before === null ? 'set' : 'changed',
        undoes,
        from: event.carried?.ref ?? null,
      });
    });
  }
  return changes;
}

interface Told {
  leaf: Leaf;
  before: Json | null;
  after: Json | null;
  undoes: number | null;
}

type Values = Map<string, { leaf: Leaf; given: Given[] }>;

function give(values: Values, event: CaseEvent, ref: string): Told[] {
  return leavesOf(event, ref).flatMap((leaf): Told[] => {
    const alone = standsAlone(event.type) ? `#${event.id}` : '';
    const key = `${leaf.topic}|${leaf.about ?? ''}|${leaf.name}${alone}`;
    const known = values.get(key) ?? { leaf, given: [] };
    const before = standing(known.given);
    known.given.push({ eventId: event.id, value: leaf.value, rank: leaf.rank });
    values.set(key, known);
    const after = standing(known.given);
    return same(before, after) ? [] : [{ leaf, before, after, undoes: null }];
  });
}

function takeBack(values: Values, events: readonly number[]): Told[] {
  return [...values.values()].flatMap(({ leaf, given }): Told[] => {
    const undone = given.find(({ eventId }) => events.includes(eventId));
    if (!undone) return [];
    const before = standing(given);
    const left = given.filter(({ eventId }) => !events.includes(eventId));
    given.splice(0, given.length, ...left);
    const after = standing(given);
    return same(before, after) ? [] : [{ leaf, before, after, undoes: undone.eventId }];
  });
}

/** The value in force: of the highest rank the one told last. */
const standing = (given: readonly Given[]): Json | null =>
  given.reduce<Given | null>((now, one) => (now && now.rank > one.rank ? now : one), null)?.value ?? null;

const same = (a: Json | null, b: Json | null): boolean => JSON.stringify(a) === JSON.stringify(b);

function eventsOf({ events, eventId }: JsonObject): readonly number[] {
  return Array.isArray(events) ? events.map(Number) : [Number(eventId)];
}

/** The values of one event, objects taken apart; the moment of the act is none of them. */
function leavesOf(event: CaseEvent, ref: string): readonly Leaf[] {
  const { type, data } = event;
  const { topic, by } = topicOf(type, data);
  const about = by && typeof data[by] === 'string' ? String(data[by]) : type === 'born' ? ref : null;
  const rank = type === 'birth-corrected' && data.source === 'overridden' ? 1 : 0;
  const fields = fieldsOfEvent(type);
  const common = { topic, about, rank };
  const leaves = Object.entries(data).flatMap(([name, value]): Leaf[] => {
    if (name === by || MOMENTS.has(name)) return [];
    if (name === 'children' && type === 'birth-recorded') return childLeaves(value, data, fields, common);
    if (name === 'bornAt' && type === 'birth-recorded') return [];
    return flat(name, value as Json, fields[name], common);
  });
  const shared = type === 'referred' ? leaves.map((leaf) => sharedOf(leaf, ref)) : leaves;
  const act: Leaf = { ...common, name: 'state', label: STATE, shape: null, value: type };
  return isLiving(topic) || shared.length === 0 ? [act, ...shared] : shared;
}

/** The referral may tell a termin and, of a child born already, the birth: the same values that later acts change. */
function sharedOf(leaf: Leaf, ref: string): Leaf {
  if (leaf.name === 'edd') return { ...leaf, topic: 'termin' };
  if (leaf.name === 'eddSource') return { ...leaf, topic: 'termin', name: 'source' };
  const ofChild = leaf.name === 'child.bornAt' || leaf.name === 'child.gestationalAge';
  return ofChild ? { ...leaf, topic: 'birth', about: ref, name: leaf.name.slice('child.'.length) } : leaf;
}

/** Each child of a birth has its own values; the moment of the birth is that of each who has no other. */
function childLeaves(
  children: unknown,
  { bornAt }: JsonObject,
  fields: Fields,
  common: Pick<Leaf, 'topic' | 'rank'>,
): Leaf[] {
  if (!Array.isArray(children)) return [];
  const shapes = fields.children?.of?.fields ?? {};
  return children.filter(isJsonObject).flatMap((child: JsonObject) => {
    const { ref, ...own } = child;
    const told: JsonObject = bornAt === undefined ? own : { bornAt, ...own };
    return Object.entries(told).flatMap(([name, value]) =>
      flat(name, value as Json, shapes[name], { ...common, about: String(ref) }),
    );
  });
}

function flat(
  name: string,
  value: Json,
  shape: Field | undefined,
  common: Pick<Leaf, 'topic' | 'about' | 'rank'>,
): Leaf[] {
  if (value === null || value === '') return [];
  if (isJsonObject(value))
    return Object.entries(value as JsonObject).flatMap(([inner, one]) =>
      flat(`${name}.${inner}`, one as Json, shape?.fields?.[inner], common),
    );
  return [{ ...common, name, label: shape?.label ?? labelOf(name), shape: shape ?? null, value }];
}

/** Values that the gateway adds: the number under which the register knows a person. */
const labelOf = (name: string): Text =>
  name.endsWith('personId') ? text('Person', 'Person') : text(name, name);

/** What a topic is called: the thing, or the act. */
export const topicTitle = (topic: string): Text =>
  topicNames[topic] ?? specOfEvent(topic)?.title ?? text(topic, topic);

/** Which changes somebody asks for. Dates are those of recording, Copenhagen time. */
export interface ChangeFilter {
  /** `termin.edd`, or a whole topic: `termin`. */
  field?: string | undefined;
  act?: string | undefined;
  by?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
}

export const isAskedFor =
  ({ field, act, by, from, to }: ChangeFilter) =>
  (one: FieldChange): boolean => {
    const on = one.recordedAt.slice(0, 10);
    return (
      (field === undefined || one.field === field || one.topic === field) &&
      (act === undefined || one.act === act) &&
      (by === undefined || one.by === by) &&
      (from === undefined || from <= on) &&
      (to === undefined || on <= to)
    );
  };
