import { type CaseView, viewOf } from '../case/case-view.ts';
import { forgetPredecessor, predecessorOf } from '../case/evolve.ts';
import type { EventType, Fact } from '../case/fact.ts';
import type { CaseKind, CaseState } from '../case/state.ts';
import { catalogue } from '../rules/catalogue.ts';
import type { Rule } from '../rules/rule.ts';
import { applyClosing, type Closing, closingOf } from './closing.ts';
import { deriveRule } from './derive.ts';
import type { Obligation } from './obligation.ts';
import { type RecordingView, recordingReads } from './recording-view.ts';

/** What is derived from one state: its obligations with closing applied, and the closing itself. */
export interface Derived {
  view: CaseView;
  obligations: readonly Obligation[];
  closing: Closing | null;
  /** By the rule's place among those that stand in this kind of case, for deriving the next state from this one. */
  byRule: readonly (readonly Obligation[])[];
}

const none: readonly Obligation[] = [];

const remembered = new WeakMap<readonly Fact[], Derived>();

/**
 * Which rules ever looked at events of a type, over all cases of a kind. It only grows, so for one case it may name a
 * rule too many, which costs a derivation that changes nothing, but never one too few.
 */
const readers: Readonly<Record<CaseKind, Map<EventType, Set<Rule>>>> = {
  pregnancy: new Map(),
  child: new Map(),
};

/** The rules that stand in each kind of case, in the order of the catalogue. */
const standing: Readonly<Record<CaseKind, readonly Rule[]>> = {
  pregnancy: catalogue.filter((rule) => rule.stands === 'both' || rule.stands === 'pregnancy'),
  child: catalogue.filter((rule) => rule.stands === 'both' || rule.stands === 'child'),
};

/**
 * Derives all obligations of a case. Remembered as long as its facts live; after one more event only the rules that
 * looked at events of its type are derived anew, the full fold is for what was never seen.
 */
export function derive(state: CaseState): Derived {
  const known = remembered.get(state.facts);
  if (known && sameLaw(known.view.state, state)) return known;
  const view = viewOf(state);
  const base = nearestKnown(state);
  const rules = standing[state.kind];
  const stale = base && rulesReading(base.changed, state.kind);
  const recording = recordingReads(view);
  const byRule = rules.map((rule, i) =>
    base && !stale?.has(rule) ? (base.derived.byRule[i] ?? none) : deriveNoting(rule, recording),
  );
  const open: Obligation[] = [];
  for (const obligations of byRule) for (const obligation of obligations) open.push(obligation);
  const closing = closingOf(view, open);
  const derived: Derived = { view, obligations: applyClosing(open, closing), closing, byRule };
  remembered.set(state.facts, derived);
  forgetPredecessor(state.facts);
  return derived;
}

function rulesReading(changed: ReadonlySet<EventType>, kind: CaseKind): ReadonlySet<Rule> {
  const stale = new Set<Rule>();
  for (const type of changed) for (const rule of readers[kind].get(type) ?? []) stale.add(rule);
  return stale;
}

/** Derives one rule and notes which events it looked at. */
function deriveNoting(rule: Rule, recording: RecordingView): readonly Obligation[] {
  const { result, reads } = recording.noting(() => deriveRule(rule, recording.view));
  const known = readers[recording.view.kind];
  for (const type of reads) {
    const rules = known.get(type);
    if (rules) rules.add(rule);
    else known.set(type, new Set([rule]));
  }
  return result.length === 0 ? none : result;
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
