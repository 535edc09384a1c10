import type { CivilDate } from '../calendar/index.ts';
import type { Rule, RuleVersion } from '../rules/rule.ts';

/**
 * The version that applies: the one in force on the trigger's date, unless a rule set is named (`current`: the
 * newest; a date: the law of that date). `null` before the first version: the rule does not apply.
 */
export function selectVersion(rule: Rule, triggerOn: CivilDate, ruleSet: string | null): RuleVersion | null {
  const on = ruleSet === null ? triggerOn : ruleSet === 'current' ? '9999-12-31' : ruleSet;
  let chosen: RuleVersion | null = null;
  for (const version of rule.versions) if (version.validFrom <= on) chosen = version;
  return chosen;
}

/** The rule as this version words it. */
export function ruleUnder(rule: Rule, version: RuleVersion): Rule {
  return version.change ? { ...rule, ...version.change } : rule;
}
