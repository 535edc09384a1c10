import { ALWAYS } from '../../domain/rules/rule.ts';

/** Where a version of a rule stands on a page of rules: `F1-17-from-2024-01-01`. */
export const versionAnchor = (ruleId: string, validFrom: string): string =>
  `${ruleId}-from-${validFrom === ALWAYS ? 'always' : validFrom}`;
