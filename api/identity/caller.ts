import { isLeaderRole, isProfessionalRole, type Role } from '../../domain/rules/roles.ts';
import { isMunicipality, regions } from './region.ts';

/**
 * Who is calling: the one shape that the rest of the system knows of a login, whatever stood behind it. One right at a
 * time: who holds several has chosen one.
 */
export interface Caller {
  /** Opaque and stable for the same person or system (issuer and `sub`); demo users are their scope and role. */
  subject: string;
  /** What the login service calls the person; shown to that person alone, never stored with an act. */
  name?: string;
  role: Role;
  /** A municipality (`esbjerg`) or a region (`syddanmark`): whose cases these are. */
  scope: string;
  /** The authority or unit within the scope as the login service names it; the scope itself where it names none. */
  organisation: string;
  /** These cases only, where the login is limited to some; absent: all that role and scope reach. */
  cases?: readonly string[];
  /** The session's public name, never its secret; absent for demo users and systems. */
  sessionId?: string;
  how: 'demo' | 'session' | 'token';
}

/** The municipalities whose cases the caller may know of. */
export function municipalitiesOf({ scope }: Pick<Caller, 'scope'>): readonly string[] {
  if (isMunicipality(scope)) return [scope];
  return Object.hasOwn(regions, scope) ? (regions[scope]?.municipalities ?? []) : [];
}

/** Whether the caller may know of what belongs to a municipality; where not, the answer is 404. */
export const maySee = (caller: Caller, municipality: string): boolean =>
  municipalitiesOf(caller).includes(municipality);

/** The same for one case: a login that is limited to some cases reaches no other. */
export const maySeeCase = (caller: Caller, municipality: string, caseId: string): boolean =>
  maySee(caller, municipality) && (caller.cases === undefined || caller.cases.includes(caseId));

/** What every list of cases is limited to beside the municipalities. */
export const onlyCasesOf = ({ cases }: Caller): { ids?: readonly string[] } =>
  cases === undefined ? {} : { ids: cases };

/** The content of cases is for those who work in them; the data protection officer sees logs only. */
export const mayReadCases = ({ role }: Caller): boolean => role !== 'dpo';

/** Professional roles and their leaders give commands; citizens and the data protection officer do not. */
export const mayCommand = ({ role }: Caller): boolean => isProfessionalRole(role) || isLeaderRole(role);

/** The professional role that a leader leads; the role itself for all others. */
export const unitOf = (role: Role): Role => (role.endsWith('-leader') ? (role.slice(0, -7) as Role) : role);
