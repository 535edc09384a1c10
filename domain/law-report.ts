import { fieldsOfEvent, knownEvents } from './case/registry.ts';
import { catalogue } from './rules/catalogue.ts';
import { defaultParameters, municipalParameters } from './rules/parameters.ts';
import type { Rule } from './rules/rule.ts';
import { parameterMistake } from './rules/validate-parameters.ts';
import { mistakesIn, type RuleMistake } from './rules/validate-rules.ts';

const PARAMETER_FILE = 'domain/rules/parameters.ts';

/** The law as it ships: the rows, and the values of parameters by whose they are. */
interface Law {
  rules: readonly Rule[];
  parameters: Readonly<Record<string, object>>;
}

const shipped: Law = { rules: catalogue, parameters: { default: defaultParameters, ...municipalParameters } };

/** Everything by which the law as data cannot work; empty for a sound one. The product starts with no other. */
export function mistakesInLaw({ rules, parameters }: Law = shipped): RuleMistake[] {
  const events = { has: (type: string) => knownEvents.has(type), fieldsOf: fieldsOfEvent };
  const values = Object.entries(parameters).flatMap(([whose, own]) =>
    Object.entries(own).flatMap(([name, value]) => {
      const mistake = parameterMistake({ [name]: value });
      if (!mistake) return [];
      return { ruleId: '', file: PARAMETER_FILE, field: `${whose}.${name}`, da: mistake.da, en: mistake.en };
    }),
  );
  return [...mistakesIn(rules, events), ...values];
}

/** The mistakes as one report, a line each, with file and field. */
export function lawReport(mistakes: readonly RuleMistake[]): string {
  const lines = mistakes.map(
    ({ ruleId, file, field, en }) => `  ${file}: ${ruleId === '' ? '' : `${ruleId} `}${field} ${en}`,
  );
  const count = mistakes.length === 1 ? 'a mistake' : `${mistakes.length} mistakes`;
  return `The law as data has ${count}, so nothing is started:\n${lines.join('\n')}`;
}
