import { isFamilyRole, isRole, type Role } from '../../domain/rules/roles.ts';
import { type Caller, unitOf } from './caller.ts';
import { isMunicipality, isRegion } from './region.ts';

/** Name of the cookie that holds a demo identity `scope:role` for the pages. */
export const DEMO_COOKIE = 'tovholder_demo';

/** Roles of the hospital and the practices, which work across the municipalities of a region. */
export const regionalRoles: readonly Role[] = ['FP', 'SSR', 'NF', 'WARD', 'PSY', 'GP'];

/** Reads `<municipality or region>:<role>`; null for anything that is no demo user. */
export function readDemoUser(value: string): Caller | null {
  const match = /^([a-z-]{1,40}):([A-Za-z-]{1,40})$/.exec(value);
  const [, scope = '', role = ''] = match ?? [];
  if (!isRole(role) || isFamilyRole(role)) return null;
  if (isRegion(scope)) return mayWorkRegionally(role) ? { subject: value, scope, role } : null;
  return isMunicipality(scope) ? { subject: value, scope, role } : null;
}

/** A municipal role named with a region would see every municipality's cases: there is no such user. */
const mayWorkRegionally = (role: Role): boolean =>
  role === 'director' || role === 'dpo' || regionalRoles.includes(unitOf(role));

/** Reads `Authorization: Bearer demo:<scope>:<role>`. */
export function readDemoBearer(authorization: string | undefined): Caller | null {
  const match = /^Bearer\s+demo:(\S+)$/i.exec(authorization ?? '');
  return match?.[1] ? readDemoUser(match[1]) : null;
}

/** Demo users offered on the login page and at start. */
export const demoUsers: readonly string[] = [
  'esbjerg:FR',
  'esbjerg:FR-leader',
  'syddanmark:SSR',
  'syddanmark:FP',
  'syddanmark:NF',
  'esbjerg:SP',
  'esbjerg:CMU',
  'aabenraa:FR',
  'aabenraa:FR-leader',
  'esbjerg:dpo',
];
