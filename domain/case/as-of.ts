import { viewOf } from './case-view.ts';
import type { Fact } from './fact.ts';
import type { CaseState } from './state.ts';

/**
 * The case as it was known at an instant: what had been recorded by then, and no retraction that came later.
 * Null when the case itself was not there yet. Facts that a born child's case took over from the pregnancy are
 * known from the moment its birth was recorded.
 */
export function stateAsOf(state: CaseState, asOfMs: number): CaseState | null {
  const opening = state.facts.find((fact) => fact.id === 1);
  if (!opening || opening.recordedMs > asOfMs) return null;
  const sinceMs = knownSince(state);
  const known = state.facts.filter((fact) => sinceMs(fact) <= asOfMs);
  if (known.length === state.facts.length) return state;
  const ids = new Set(known.map((fact) => fact.id));
  const facts = known.map((fact) => withoutLaterRetraction(fact, ids));
  const was: CaseState = {
    ...state,
    facts,
    version: facts.reduce((version, fact) => (fact.carried ? version : Math.max(version, fact.version)), 0),
    lastEventId: facts.reduce((last, fact) => Math.max(last, fact.id), 0),
    messagesUpToMs: Math.min(state.messagesUpToMs, asOfMs),
  };
  const bornBy = viewOf(was).of('birth-recorded').length > 0;
  return { ...was, links: was.links.filter((link) => link.rel !== 'child' || bornBy) };
}

/** Since when a case knows a fact: of what a merged case brought, since it was merged. */
function knownSince({ facts }: CaseState): (fact: Fact) => number {
  const takenMs = new Map(
    facts.flatMap(({ type, carried, recordedMs }) =>
      type === 'case-taken-in' && carried ? [[carried.ref, recordedMs] as const] : [],
    ),
  );
  return ({ carried, recordedMs }) => takenMs.get(carried?.ref ?? '') ?? recordedMs;
}

function withoutLaterRetraction(fact: Fact, known: ReadonlySet<number>): Fact {
  if (fact.retractedBy === undefined || known.has(fact.retractedBy)) return fact;
  const { retractedBy: _later, ...before } = fact;
  return before;
}
