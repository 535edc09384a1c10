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

/** Which rules looked at events of a type; only ever grows, so it may name a rule too many but never one too few. */
type Readers = Map<EventType, Set<Rule>>;

/** What is derived from one state: its obligations with closing applied, and the closing itself. */
export interface Derived {
  view: CaseView;
  obligations: readonly Obligation[];
  closing: Closing | null;
  /** By rule, for deriving the next state from this one. */
  results: ReadonlyMap<RuleId, readonly Obligation[]>;
  readers: Readers;
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
  const readers: Readers = base?.derived.readers ?? new Map();
  const results = new Map(base?.derived.results);
  const stale = base ? rulesReading(base.changed, readers) : rulesOf(state);
  for (const rule of stale) results.set(rule.id, deriveResult(rule, view, readers));
  const open = [...results.values()].flat();
  const closing = closingOf(view, open);
  const derived: Derived = { view, obligations: applyClosing(open, closing), closing, results, readers };
  remembered.set(state.facts, derived);
  forgetPredecessor(state.facts);
  return derived;
}

/** The rules that stand in this kind of case, in the order of the catalogue. */
const rulesOf = (state: CaseState): readonly Rule[] =>
  catalogue.filter((rule) => rule.stands === 'both' || rule.stands === state.kind);

function rulesReading(changed: ReadonlySet<EventType>, readers: Readers): ReadonlySet<Rule> {
  const stale = new Set<Rule>();
  for (const type of changed) for (const rule of readers.get(type) ?? []) stale.add(rule);
  return stale;
}

function deriveResult(rule: Rule, view: CaseView, readers: Readers): readonly Obligation[] {
  const { view: recording, reads } = recordingReads(view);
  const obligations = deriveRule(rule, recording);
  for (const type of reads) {
    const known = readers.get(type);
    if (known) known.add(rule);
    else readers.set(type, new Set([rule]));
  }
  return obligations;
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

/** Rule set and parameters are part of the question: a what-if with others is another derivation. */
const sameLaw = (a: CaseState, b: CaseState): boolean =>
  a.ruleSet === b.ruleSet && a.parameters === b.parameters;
