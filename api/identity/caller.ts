import type { Role } from '../../domain/rules/roles.ts';

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
