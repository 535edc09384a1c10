import type { Rule } from '../rule.ts';

export const acrossRules: readonly Rule[] = [];
