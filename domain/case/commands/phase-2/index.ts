import type { CommandSpec } from '../../command-spec.ts';

export const phase2Commands: readonly CommandSpec[] = [];
