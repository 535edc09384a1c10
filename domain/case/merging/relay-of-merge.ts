import type { Relay } from '../command.ts';
import { eventOf } from '../event-of.ts';
import type { CaseEvent } from '../fact.ts';
import type { CaseState } from '../state.ts';
import { deadlinesNamed } from './deadlines-named.ts';
import { mergedRef, mergeOf } from './standing.ts';
import { factsGoingOver } from './what-goes-over.ts';

/**
 * What the case that goes on has to learn of a merge or a split: everything that counts there from now on, or that none of
 * it counts any more. `state` is the duplicate before the command.
 */
export function relaysOfMerge(state: CaseState, events: readonly CaseEvent[]): readonly Relay[] {
  return events.flatMap((event) => {
    if (event.type === 'case-merged') return [relayOfMerge(state, event)];
    return event.type === 'case-split' ? relayOfSplit(state, event) : [];
  });
}

function relayOfMerge(state: CaseState, merged: CaseEvent): Relay {
  const { into, intoRef, reason = null } = merged.data;
  const taken: CaseEvent = {
    ...merged,
    type: 'case-taken-in',
    data: { from: state.id, fromRef: state.ref, reason, deadlines: deadlinesNamed(state) },
  };
  return {
    id: String(into),
    ref: String(intoRef),
    fromRef: mergedRef(state.id, merged.id),
    events: [taken, ...factsGoingOver(state).map(eventOf)],
  };
}

function relayOfSplit(state: CaseState, split: CaseEvent): readonly Relay[] {
  const merge = mergeOf(state);
  if (!merge) return [];
  const events = state.facts.map(({ id }) => id);
  return [
    {
      id: merge.into,
      ref: merge.intoRef,
      fromRef: mergedRef(state.id, merge.eventId),
      events: [{ ...split, type: 'retracted', data: { events } }],
    },
  ];
}
