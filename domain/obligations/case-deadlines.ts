import { type CaseView, viewOf } from '../case/case-view.ts';
import { forgetPredecessor, predecessorOf } from '../case/evolve.ts';
import type { EventType, Fact } from '../case/fact.ts';
import type { CaseState } from '../case/state.ts';
import { catalogue } from '../rules/catalogue.ts';
import type { Rule, RuleId } from '../rules/rule.ts';
import { applyClosing, type Closing, closingOf } from './closing.ts';
import { deriveRule } from './derive.ts';
import type { Obligation } from './obligation.ts';
import { recordingReads } from './recording-view.ts';

/** What one rule gave for one case, and the event types it looked at to say so. */
interface RuleResult {
  obligations: readonly Obligation[];
  reads: ReadonlySet<EventType>;
}

/** What is derived from one state: its obligations with closing applied, and the closing itself. */
export interface Derived {
  view: CaseView;
  obligations: readonly Obligation[];
  closing: Closing | null;
  /** By rule, for deriving the next state from this one. */
  results: ReadonlyMap<RuleId, RuleResult>;
}

const remembered = new WeakMap<readonly Fact[], Derived>();

/**
 * Derives all obligations of a case. Remembered as long as its facts live; after one more event only the rules that
 * looked at events of its type are derived anew, the full fold is for what was never seen.
 */
export function derive(state: CaseState): Derived {
  const known = remembered.get(state.facts);
  if (known && sameLaw(known.view.state, state)) return known;
  const view = viewOf(state);
  const base = nearestKnown(state);
  const results = new Map<RuleId, RuleResult>();
  for (const rule of catalogue) {
    if (rule.stands !== 'both' && rule.stands !== state.kind) continue;
    const before = base?.derived.results.get(rule.id);
    results.set(
      rule.id,
      before && base && !touches(before.reads, base.changed) ? before : deriveResult(rule, view),
    );
  }
  const open = [...results.values()].flatMap((result) => result.obligations);
  const closing = closingOf(view, open);
  const derived: Derived = { view, obligations: applyClosing(open, closing), closing, results };
  remembered.set(state.facts, derived);
  forgetPredecessor(state.facts);
  return derived;
}

function deriveResult(rule: Rule, view: CaseView): RuleResult {
  const { view: recording, reads } = recordingReads(view);
  const obligations = deriveRule(rule, recording);
  return { obligations, reads };
}

/** The latest derived state before this one, and the event types that changed since. */
function nearestKnown(state: CaseState): { derived: Derived; changed: ReadonlySet<EventType> } | null {
  const changed = new Set<EventType>();
  let facts: readonly Fact[] | undefined = state.facts;
  while (facts) {
    const step = predecessorOf(facts);
    if (!step) return null;
    for (const type of step.changed) changed.add(type);
    const derived = remembered.get(step.facts);
    if (derived && sameLaw(derived.view.state, state)) return { derived, changed };
    facts = step.facts;
  }
  return null;
}

const touches = (reads: ReadonlySet<EventType>, changed: ReadonlySet<EventType>): boolean => {
  for (const type of changed) if (reads.has(type)) return true;
  return false;
};

/** Rule set and parameters are part of the question: a what-if with others is another derivation. */
const sameLaw = (a: CaseState, b: CaseState): boolean =>
  a.ruleSet === b.ruleSet && a.parameters === b.parameters;
