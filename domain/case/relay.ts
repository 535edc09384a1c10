import type { Relay } from './command.ts';
import type { Reach } from './command-spec.ts';
import type { CaseEvent } from './fact.ts';
import { specOfEvent } from './registry.ts';
import type { CaseState, Link } from './state.ts';

/** What linked cases have to learn of these events, one relay per case (design 11). */
export function relaysOf(state: CaseState, events: readonly CaseEvent[]): readonly Relay[] {
  return state.links.flatMap((link) => {
    const theirs = events.filter((event) => reaches(reachOf(event, state), state, link));
    return theirs.length === 0 ? [] : [{ id: link.id, ref: link.ref, events: theirs }];
  });
}

/** How far an event reaches; a retraction as far as whatever it takes back. */
export function reachOf(event: CaseEvent, state: CaseState): Reach | null {
  if (event.type === 'retracted') return retractsRelayed(event, state) ? 'everyone' : null;
  const relayed = specOfEvent(event.type)?.relayed;
  return typeof relayed === 'function' ? relayed(event.data) : (relayed ?? null);
}

function retractsRelayed(event: CaseEvent, state: CaseState): boolean {
  const gone = Array.isArray(event.data.events) ? event.data.events : [];
  return state.facts.some((fact) => gone.includes(fact.id) && specOfEvent(fact.type)?.relayed !== undefined);
}

function reaches(reach: Reach | null, state: CaseState, link: Link): boolean {
  if (reach === null) return false;
  if (typeof reach === 'object') return reach.ref === link.ref && reach.ref !== state.ref;
  if (reach === 'everyone') return true;
  if (reach === 'children') return state.kind === 'pregnancy' && link.rel === 'child';
  return link.rel === 'child' || link.rel === 'pregnancy';
}
