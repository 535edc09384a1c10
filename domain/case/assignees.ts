import { isRole, type Role } from '../rules/roles.ts';
import type { CaseState } from './state.ts';

/** Whom each role's work in a case is assigned to; the last assignment counts, null takes it back. */
export function assigneesOf({ facts }: Pick<CaseState, 'facts'>): ReadonlyMap<Role, string | null> {
  const assigned = new Map<Role, string | null>();
  for (const { type, data, retractedBy } of facts) {
    if (type !== 'assigned' || retractedBy !== undefined) continue;
    if (typeof data.role === 'string' && isRole(data.role))
      assigned.set(data.role, typeof data.user === 'string' ? data.user : null);
  }
  return assigned;
}
