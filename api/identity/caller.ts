import { isLeaderRole, isProfessionalRole, type Role } from '../../domain/rules/roles.ts';
import { isMunicipality, regions } from './region.ts';

/** Who is calling: a role in a municipality or a region. */
export interface Caller {
  /** Stable for the same person or system; demo users are their scope and role. */
  subject: string;
  /** A municipality (`esbjerg`) or a region (`syddanmark`). */
  scope: string;
  role: Role;
}

/** The municipalities whose cases the caller may know of. */
export function municipalitiesOf({ scope }: Caller): readonly string[] {
  if (isMunicipality(scope)) return [scope];
  return Object.hasOwn(regions, scope) ? (regions[scope]?.municipalities ?? []) : [];
}

/** Whether the caller may know of a case at all; where not, the answer is 404. */
export const maySee = (caller: Caller, municipality: string): boolean =>
  municipalitiesOf(caller).includes(municipality);

/** The content of cases is for those who work in them; the data protection officer sees logs only. */
export const mayReadCases = ({ role }: Caller): boolean => role !== 'dpo';

/** Professional roles and their leaders give commands; citizens and the data protection officer do not. */
export const mayCommand = ({ role }: Caller): boolean => isProfessionalRole(role) || isLeaderRole(role);

/** The professional role that a leader leads; the role itself for all others. */
export const unitOf = (role: Role): Role => (role.endsWith('-leader') ? (role.slice(0, -7) as Role) : role);
