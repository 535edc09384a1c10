import { civilDateOf, parseInstant } from '../calendar/index.ts';
import type { Json, JsonObject } from '../json.ts';
import { isJsonObject } from '../json.ts';
import type { CaseEvent, EventType, Fact } from './fact.ts';
import type { Field, Fields } from './field.ts';
import { fieldsOfEvent } from './registry.ts';
import type { CaseState } from './state.ts';

/** The facts before the last event, and the event types whose facts it changed. */
interface Predecessor {
  facts: readonly Fact[];
  changed: readonly EventType[];
}

const predecessors = new WeakMap<readonly Fact[], Predecessor>();

/** What a list of facts was made from, while both are remembered: lets deadlines be derived incrementally. */
export const predecessorOf = (facts: readonly Fact[]): Predecessor | undefined => predecessors.get(facts);

/** Lets go of a list's past once its deadlines are derived; otherwise a long life would keep every state it ever had. */
export const forgetPredecessor = (facts: readonly Fact[]): boolean => predecessors.delete(facts);

/** Folds one event into the state. A retraction marks the facts of the command it takes back. */
export function evolve(state: CaseState, event: CaseEvent): CaseState {
  const fact = factOf(event);
  const kept = event.type === 'retracted' ? retract(state.facts, event) : state.facts;
  const facts = [...kept, fact];
  const retracted = kept === state.facts ? [] : kept.filter((one, i) => one !== state.facts[i]);
  predecessors.set(facts, { facts: state.facts, changed: [event.type, ...retracted.map((one) => one.type)] });
  return {
    ...state,
    facts,
    lastEventId: event.id,
    version: event.carried ? state.version : Math.max(state.version, event.version),
  };
}

/** `data.events` lists what is taken back (all events of one command). */
function retract(facts: readonly Fact[], event: CaseEvent): readonly Fact[] {
  const gone = new Set(event.data.events as readonly Json[]);
  return facts.map((fact) => (gone.has(fact.id) ? { ...fact, retractedBy: event.id } : fact));
}

/** An event as the live case remembers it: compared by its moments, without free text and personal data. */
export function factOf(event: CaseEvent): Fact {
  const ms = parseInstant(event.at) ?? 0;
  return {
    id: event.id,
    type: event.type,
    ms,
    on: civilDateOf(ms),
    ...(event.dateOnly ? { dateOnly: true as const } : {}),
    recordedMs: parseInstant(event.recordedAt) ?? ms,
    by: event.by,
    version: event.version,
    data: impersonal(event.data, fieldsOfEvent(event.type)),
    ...(event.carried ? { carried: event.carried } : {}),
  };
}

/** Leaves out personal fields, and whatever stands under names that the command does not know. */
function impersonal(data: JsonObject, fields: Fields): JsonObject {
  const out: Record<string, Json> = {};
  for (const [name, value] of Object.entries(data)) {
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
    const kept = field ? keep(value, field) : undefined;
    if (kept !== undefined) out[name] = kept;
  }
  return out;
}

function keep(value: Json, field: Field): Json | undefined {
  if (field.personal) return undefined;
  const { alternatively } = field;
  if (alternatively && Array.isArray(value) === (alternatively.type === 'list'))
    return keep(value, alternatively);
  if (field.type === 'object' && isJsonObject(value))
    return impersonal(value as JsonObject, field.fields ?? {});
  const { of } = field;
  if (field.type === 'list' && Array.isArray(value) && of) return value.map((one) => keep(one, of) ?? null);
  return value;
}
