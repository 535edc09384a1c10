import type { Rule } from '../rule.ts';

export const phase4Rules: readonly Rule[] = [];
