import type { Role } from '../domain/rules/roles.ts';

/** The professional role that a leader leads; the role itself for all others. */
export const unitOf = (role: Role): Role => (role.endsWith('-leader') ? (role.slice(0, -7) as Role) : role);
