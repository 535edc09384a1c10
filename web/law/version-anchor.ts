import { ALWAYS } from '../../domain/rules/rule.ts';

/** Where a version of a rule stands on the rule's page: `from-2024-01-01`. */
export const versionAnchor = (validFrom: string): string =>
  `from-${validFrom === ALWAYS ? 'always' : validFrom}`;
