import type { Rule } from '../../../domain/rules/rule.ts';

/** What tests have seen a row do, as recorded in `test/domain/rules/coverage.json`. */
export interface RowCoverage {
  seen: readonly string[];
  tests: number;
}

/** What can be asked of each kind of row, and so is: nothing by exemption. */
export function wanting(rule: Rule, covered: RowCoverage | undefined): readonly string[] {
  const asked = sightsAskedOf(rule).filter((sight) => !covered?.seen.includes(sight));
  const untested = covered && covered.tests > 0 ? [] : ['tests'];
  const unsaid = !asksForAct(rule) && !rule.about ? ['about'] : [];
  return [...asked, ...untested, ...unsaid];
}

/** Rows with occurrences are opened and explained, and met unless nobody but time itself can meet them. */
function sightsAskedOf(rule: Rule): readonly string[] {
  if (!asksForAct(rule)) return [];
  return rule.metByClosing ? ['opened', 'explained'] : ['opened', 'explained', 'met'];
}

/** Whether a row has occurrences of its own: a guard refuses, a fact and a query are read, a rhythm belongs to an organisation. */
const asksForAct = (rule: Rule): boolean => rule.opens !== undefined || rule.seeds !== undefined;
