import type { Rule } from '../rule.ts';

export const phase3Rules: readonly Rule[] = [];
