import { isRole } from '../../domain/rules/roles.ts';
import type { Caller } from './caller.ts';
import { isPossibleRight } from './right.ts';

/** Name of the cookie that holds a demo identity `scope:role` for the pages. */
export const DEMO_COOKIE = 'tovholder_demo';

/** Reads `<municipality or region>:<role>`; null for anything that is no demo user. */
export function readDemoUser(value: string): Caller | null {
  const match = /^([a-z-]{1,40}):([A-Za-z-]{1,40})$/.exec(value);
  const [, scope = '', role = ''] = match ?? [];
  if (!isRole(role)) return null;
  return isPossibleRight(scope, role)
    ? { subject: value, scope, role, organisation: scope, how: 'demo' }
    : null;
}

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
