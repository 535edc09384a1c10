import type { JsonObject } from '../../json.ts';
import { derive } from '../../obligations/case-deadlines.ts';
import type { CaseState } from '../state.ts';
import { aboutDeadline, deadlineNamed, factsGoingOver } from './what-goes-over.ts';

/**
 * The deadlines that the ledger of a duplicate speaks of, each with the event that opened it: by that event the other
 * case finds its own deadline.
 */
export function deadlinesNamed(state: CaseState): readonly JsonObject[] {
  const named = new Set(
    factsGoingOver(state).flatMap((fact) =>
      aboutDeadline.has(fact.type) ? (deadlineNamed(fact) ?? []) : [],
    ),
  );
  return derive(state)
    .obligations.filter(({ id }) => named.has(id))
    .map(({ id, seed }) => ({ deadlineId: id, openedBy: seed.trigger.id }));
}
