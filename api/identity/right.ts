import { unitOf } from '../../access/unit.ts';
import { isFamilyRole, isRole, type Role } from '../../domain/rules/roles.ts';
import { isMunicipality, isRegion } from './region.ts';

/** What a login may be used as: a job function (*jobfunktionsrolle*) with its data scope (*dataafgrænsning*). */
export interface Right {
  role: Role;
  /** A municipality or a region. */
  scope: string;
  /** Unit within the scope, as the login service names it. */
  organisation: string;
  /** These cases only. */
  cases?: readonly string[];
}

/** Roles of the hospital and the practices, which work across the municipalities of a region. */
const regionalRoles: readonly Role[] = ['FP', 'SSR', 'NF', 'WARD', 'PSY', 'GP'];

/**
 * Whether the role exists at the scope. A municipal role named with a region would see every municipality's cases, and
 * members of a family do not log in here.
 */
export function isPossibleRight(scope: string, role: string): role is Role {
  if (!isRole(role) || isFamilyRole(role)) return false;
  if (isMunicipality(scope)) return true;
  return isRegion(scope) && (role === 'director' || role === 'dpo' || regionalRoles.includes(unitOf(role)));
}

/** `esbjerg:FR`, as a caller with several rights names the one to use. */
export const nameOfRight = ({ scope, role }: Pick<Right, 'scope' | 'role'>): string => `${scope}:${role}`;
