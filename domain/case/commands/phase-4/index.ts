import type { CommandSpec } from '../../command-spec.ts';

export const phase4Commands: readonly CommandSpec[] = [];
