import { acrossRules } from './across/index.ts';
import { phase1Rules } from './phase-1/index.ts';
import { phase2Rules } from './phase-2/index.ts';
import { phase3Rules } from './phase-3/index.ts';
import { phase4Rules } from './phase-4/index.ts';
import type { Rule } from './rule.ts';

/** The whole law of the product: every row of the catalogue, in its order. */
export const catalogue: readonly Rule[] = [
  ...phase1Rules,
  ...phase2Rules,
  ...phase3Rules,
  ...phase4Rules,
  ...acrossRules,
];

const byId = new Map(catalogue.map((rule) => [rule.id, rule]));

export const ruleById = (id: string): Rule | undefined => byId.get(id);
