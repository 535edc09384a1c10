import type { Role } from '../../domain/rules/roles.ts';

/** Who takes part in most cases: of the long list of roles these stand open, the others one click away. */
export const usualRoles: ReadonlySet<string> = new Set<Role>([
  ...(['FR', 'FP', 'SSR', 'SP', 'VM', 'CMU', 'NF', 'GP', 'PSY', 'DAY'] as const),
  ...(['mother', 'partner', 'FMI'] as const),
]);
