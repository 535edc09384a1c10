import type { CivilDate } from '../calendar/index.ts';
import { selectVersion } from '../obligations/select-version.ts';
import { type Text, text } from '../text.ts';
import { catalogue } from './catalogue.ts';
import { describeDue } from './describe-rule.ts';
import { ALWAYS, type Rule, type RuleVersion } from './rule.ts';

/** The law from one day until the next: what changed on the day. */
export interface RuleSet {
  /** Its name: the day from which it holds; `1900-01-01` for what held before any of them. */
  from: CivilDate;
  /** The rows whose wording begins that day. */
  changed: number;
}

/** Every rule set that exists, oldest first. */
export const ruleSets: readonly RuleSet[] = [
  ...new Set([ALWAYS, ...catalogue.flatMap(({ versions }) => versions.map(({ validFrom }) => validFrom))]),
]
  .sort()
  .map((from) => ({
    from,
    changed: catalogue.filter(({ versions }) => versions.some(({ validFrom }) => validFrom === from)).length,
  }));

/** One row that two rule sets have otherwise, in words. */
export interface RuleDifference {
  ruleId: string;
  title: Text;
  /** What the row asks for and on which ground; null: it does not exist under that rule set. */
  before: Text | null;
  after: Text | null;
  /** The dates themselves may differ, not only the ground they stand on. */
  movesDates: boolean;
}

/** What differs between the law of two days, row by row in the order of the catalogue. */
export function differencesBetween(from: CivilDate, to: CivilDate): readonly RuleDifference[] {
  return catalogue.flatMap((rule): RuleDifference[] => {
    const [before, after] = [selectVersion(rule, from, from), selectVersion(rule, to, to)];
    if (before === after) return [];
    const movesDates = before === null || after === null || before.change !== after.change;
    return [
      {
        ruleId: rule.id,
        title: rule.title,
        before: inWords(rule, before),
        after: inWords(rule, after),
        movesDates,
      },
    ];
  });
}

/** The limit and the ground of a row under one version. */
function inWords(rule: Rule, version: RuleVersion | null): Text | null {
  if (!version) return null;
  const limit = describeDue(version.change?.due ?? rule.due);
  return text(`${limit.da} (${version.source.text})`, `${limit.en} (${version.source.text})`);
}
