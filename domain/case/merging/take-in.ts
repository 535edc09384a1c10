import { parseInstant } from '../../calendar/index.ts';
import type { Json, JsonObject } from '../../json.ts';
import { derive } from '../../obligations/case-deadlines.ts';
import type { Obligation } from '../../obligations/obligation.ts';
import { viewOf } from '../case-view.ts';
import { evolve } from '../evolve.ts';
import type { CaseEvent } from '../fact.ts';
import type { CaseState } from '../state.ts';
import { type NewNames, newNames, renamed } from './names.ts';
import { aboutDeadline, deadlineNamed } from './what-goes-over.ts';

/** A deadline that the duplicate's ledger speaks of, with the event there that opened it. */
interface NamedDeadline {
  deadlineId: string;
  openedBy: number;
}

/**
 * The facts of a duplicate as this case records them: under its own numbers and names, without what it knows already.
 * What the ledger says comes last, when its deadlines are there. `ref` names where they came from. Total.
 */
export function takeIn(state: CaseState, ref: string, events: readonly CaseEvent[]): readonly CaseEvent[] {
  const [taken, ...theirs] = events;
  if (!taken) return [];
  const names = newNames(state.facts, theirs);
  const own = new Map(
    state.kind === 'child' && typeof taken.data.fromRef === 'string'
      ? [[taken.data.fromRef, state.ref] as const]
      : [],
  );
  const here = theirs
    .map((event) => ({ ...event, data: renamed(event.data, names, own) }))
    .flatMap((event) => withoutKnown(event, state));
  const first = here.filter(({ type }) => !aboutDeadline.has(type));
  const numbers = new Map([taken, ...first].map((event, i) => [event.id, state.lastEventId + 1 + i]));
  const numbered = [taken, ...first].map((event) => recorded(event, numbers, state, ref));
  const ledger = here.filter(({ type }) => aboutDeadline.has(type));
  const placed =
    ledger.length === 0 ? [] : onOwnDeadlines(ledger, numbered.reduce(evolve, state), taken, names);
  const next = state.lastEventId + 1 + numbered.length;
  return [
    ...numbered,
    ...placed.map((event, i) => recorded(event, new Map([[event.id, next + i]]), state, ref)),
  ];
}

function recorded(
  event: CaseEvent,
  numbers: ReadonlyMap<number, number>,
  state: CaseState,
  ref: string,
): CaseEvent {
  const { eventId } = event.data;
  const about = typeof eventId === 'number' ? numbers.get(eventId) : undefined;
  const { eventId: _there, ...rest } = event.data;
  return {
    ...event,
    id: numbers.get(event.id) ?? state.lastEventId + 1,
    version: state.version,
    data: eventId === undefined ? event.data : about === undefined ? rest : { ...rest, eventId: about },
    carried: { ref, eventId: event.id },
  };
}

/**
 * What the case knows already doubles nothing: the same termin, and the same act at the same moment. What has a name of
 * its own (a notification, a consent, a meeting) always goes over: each is owed its own answer.
 */
function withoutKnown(event: CaseEvent, state: CaseState): readonly CaseEvent[] {
  const edd = viewOf(state).term?.edd;
  if (event.type === 'referred') {
    if (event.data.edd === undefined || event.data.edd !== edd) return [event];
    const { edd: _same, eddSource: _source, lmp: _lmp, ...rest } = event.data;
    return [{ ...event, data: rest }];
  }
  if (event.type === 'due-date-set' && event.data.edd === edd) return [];
  return namesSomething(event.data) || !isKnown(event, state) ? [event] : [];
}

const namesSomething = (data: JsonObject): boolean => Object.keys(data).some((field) => field.endsWith('Id'));

function isKnown(event: CaseEvent, state: CaseState): boolean {
  const ms = parseInstant(event.at);
  return state.facts.some(
    (fact) =>
      fact.retractedBy === undefined &&
      fact.type === event.type &&
      fact.ms === ms &&
      fact.dateOnly === event.dateOnly &&
      sameJson(fact.data, event.data),
  );
}

function sameJson(a: Json | undefined, b: Json | undefined): boolean {
  if (typeof a !== 'object' || a === null || typeof b !== 'object' || b === null) return a === b;
  const [one, other] = [new Map(Object.entries(a)), new Map(Object.entries(b))];
  return [...one.keys(), ...other.keys()].every((field) => sameJson(one.get(field), other.get(field)));
}

/** What a pause, an extension or a mark speaks of here; what has no deadline of its own here is left out. */
function onOwnDeadlines(
  ledger: readonly CaseEvent[],
  state: CaseState,
  taken: CaseEvent,
  names: NewNames,
): readonly CaseEvent[] {
  const named = (Array.isArray(taken.data.deadlines)
    ? taken.data.deadlines
    : []) as unknown as NamedDeadline[];
  const ids = new Map<string, number>(
    state.facts.flatMap(({ carried, id }) =>
      carried ? [[`${carried.ref}#${carried.eventId}`, id] as const] : [],
    ),
  );
  const ref = state.facts.at(-1)?.carried?.ref ?? '';
  const { obligations } = derive(state);
  return ledger.flatMap((event) => {
    const there = deadlineNamed(event);
    if (there === null) return [event];
    const openedBy = named.find(({ deadlineId }) => deadlineId === there)?.openedBy;
    const trigger = ids.get(`${ref}#${openedBy}`);
    const here = obligations.filter((o) => o.seed.trigger.id === trigger && o.rule.id === ruleIn(there));
    const found = here.length === 1 ? here[0] : here.find((o) => sameKey(o, there, names));
    return found ? [about(event, found)] : [];
  });
}

const ruleIn = (deadlineId: string): string => deadlineId.slice(0, deadlineId.indexOf('.'));

function sameKey({ seed }: Obligation, deadlineId: string, names: NewNames): boolean {
  const key = deadlineId.slice(deadlineId.indexOf('.') + 1);
  const [first = '', ...rest] = key.split('.');
  return (
    [...names.values()].some((kind) => [kind.get(first) ?? first, ...rest].join('.') === seed.key) ||
    key === seed.key
  );
}

const about = (event: CaseEvent, { id, seed }: Obligation): CaseEvent =>
  event.type === 'checklist-confirmed'
    ? { ...event, data: { ...event.data, key: seed.key } }
    : { ...event, data: { ...event.data, deadlineId: id } };
