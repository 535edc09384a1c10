import type { CommandSpec } from '../../command-spec.ts';

export const acrossCommands: readonly CommandSpec[] = [];
