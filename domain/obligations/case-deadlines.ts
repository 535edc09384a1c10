import type { CaseView } from '../case/case-view.ts';
import { viewOf } from '../case/case-view.ts';
import type { CaseState } from '../case/state.ts';
import { catalogue } from '../rules/catalogue.ts';
import { applyClosing, type Closing, closingOf } from './closing.ts';
import { deriveOpen } from './derive.ts';
import type { Obligation } from './obligation.ts';

/** What is derived from one state: its obligations with closing applied, and the closing itself. */
export interface Derived {
  view: CaseView;
  obligations: readonly Obligation[];
  closing: Closing | null;
}

const remembered = new WeakMap<readonly unknown[], Derived>();

/** Derives all obligations of a case; remembered for as long as its facts stay the same. */
export function derive(state: CaseState): Derived {
  const known = remembered.get(state.facts);
  if (known && known.view.state.ruleSet === state.ruleSet && known.view.parameters === state.parameters)
    return known;
  const view = viewOf(state);
  const open = deriveOpen(catalogue, view);
  const closing = closingOf(view, open);
  const derived = { view, obligations: applyClosing(open, closing), closing };
  remembered.set(state.facts, derived);
  return derived;
}
