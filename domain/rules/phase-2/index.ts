import type { Rule } from '../rule.ts';

export const phase2Rules: readonly Rule[] = [];
