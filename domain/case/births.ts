import { isJsonObject, type JsonObject } from '../json.ts';
import type { ChildOpening } from './command.ts';
import { eventOf } from './event-of.ts';
import type { CaseEvent, Fact } from './fact.ts';
import { reachOf } from './relay.ts';
import type { CaseState, Link } from './state.ts';

/**
 * One child case per live child of a recorded birth, each linked to the pregnancy and its siblings. The municipal
 * case, investigation, measures and consents that concern the child are the child's too: it starts with a copy of
 * every fact of the pregnancy that reaches children. A stillborn child gets no case and its ref stays unused.
 */
export function childOpenings(
  state: CaseState,
  events: readonly CaseEvent[],
  newCaseIds: readonly string[],
): readonly ChildOpening[] {
  const birth = events.find((event) => event.type === 'birth-recorded');
  if (!birth || !Array.isArray(birth.data.children)) return [];
  const children = birth.data.children
    .filter(isJsonObject)
    .filter((child) => child.alive === true) as JsonObject[];
  const links = children.map(
    (child, i): Link => ({
      rel: 'sibling',
      ref: String(child.ref),
      id: newCaseIds[i] ?? `${state.id}-${i + 1}`,
    }),
  );
  return children.map((child, i) => openingOf(state, birth, child, links, i));
}

function openingOf(
  state: CaseState,
  birth: CaseEvent,
  child: JsonObject,
  links: readonly Link[],
  index: number,
): ChildOpening {
  const self = links[index] as Link;
  const startedAt = typeof child.bornAt === 'string' ? child.bornAt : birth.at;
  const born: CaseEvent = {
    ...birth,
    id: 1,
    type: 'born',
    at: startedAt,
    version: 0,
    data: {
      bornAt: startedAt,
      ...(typeof child.gestationalAge === 'string' ? { gestationalAge: child.gestationalAge } : {}),
      ...(typeof birth.data.parentsMarried === 'boolean'
        ? { parentsMarried: birth.data.parentsMarried }
        : {}),
      ...(stillbirths(birth) ? { stillbornSibling: true } : {}),
    },
  };
  const carried = state.facts
    .filter((fact) => concernsChild(fact, state, self.ref))
    .map((fact, i) => carry(fact, state.ref, i + 2));
  const pregnancy: Link = { rel: 'pregnancy', ref: state.ref, id: state.id };
  return {
    opening: {
      id: self.id,
      ref: self.ref,
      kind: 'child',
      municipality: state.municipality,
      parameters: state.parameters,
      ruleSet: state.ruleSet,
      links: [pregnancy, ...links.filter((link) => link.ref !== self.ref)],
    },
    startedAt,
    events: [born, ...carried],
  };
}

/** Whether the same birth lost a child: the family is spared messages in the living child's case too. */
const stillbirths = ({ data }: CaseEvent): boolean =>
  Array.isArray(data.children) && data.children.some((child) => isJsonObject(child) && child.alive === false);

function concernsChild(fact: Fact, state: CaseState, child: string): boolean {
  if (fact.retractedBy !== undefined || fact.type === 'birth-recorded' || fact.type === 'retracted')
    return false;
  const reach = reachOf(eventOf(fact), state);
  if (typeof reach === 'object' && reach !== null) return reach.ref === child;
  return reach !== null;
}

const carry = (fact: Fact, ref: string, id: number): CaseEvent => ({
  ...eventOf(fact),
  id,
  version: 0,
  carried: { ref, eventId: fact.id },
});

/** The child cases that disappear because the birth that opened them was taken back. */
export function withdrawnBirths(state: CaseState, events: readonly CaseEvent[]): readonly string[] {
  const gone = new Set(
    events.flatMap((event) =>
      event.type === 'retracted' && Array.isArray(event.data.events) ? event.data.events : [],
    ),
  );
  const births = state.facts.some((fact) => fact.type === 'birth-recorded' && gone.has(fact.id));
  return births ? state.links.filter((link) => link.rel === 'child').map((link) => link.ref) : [];
}
