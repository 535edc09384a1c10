import type { CommandSpec } from '../../command-spec.ts';

export const phase3Commands: readonly CommandSpec[] = [];
