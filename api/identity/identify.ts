import type { Context, MiddlewareHandler } from 'hono';
import { getCookie } from 'hono/cookie';
import { unitOf } from '../../access/unit.ts';
import { onBehalfOf } from '../../db/claim.ts';
import { isLoopbackHost } from '../../security/loopback-host.ts';
import { no } from '../refused.ts';
import type { Caller } from './caller.ts';
import { DEMO_COOKIE, readDemoBearer, readDemoUser } from './demo.ts';

/** Finds out who is calling; null for nobody. Throws a refusal when that cannot be found out right now. */
export type Identify = (c: Context) => Promise<Caller | null> | Caller | null;

/**
 * Demo identities: a bearer token of its own form, or the cookie that the login page sets. Only for requests that
 * name this very machine, so that a page elsewhere cannot reach it under a name of its own.
 */
export const demoIdentity: Identify = (c) => {
  if (!isLoopbackHost(new URL(c.req.url).hostname)) return null;
  const authorization = c.req.header('Authorization');
  if (authorization !== undefined) return readDemoBearer(authorization);
  const cookie = getCookie(c, DEMO_COOKIE);
  if (!cookie || isForeign(c)) return null;
  return readDemoUser(cookie);
};

/** A cookie counts for nothing when another site makes the browser send something that changes data. */
export function isForeign(c: Context): boolean {
  if (c.req.method === 'GET' || c.req.method === 'HEAD') return false;
  const site = c.req.header('Sec-Fetch-Site');
  return site !== undefined && site !== 'same-origin' && site !== 'none';
}

const CALLER = 'caller' as never;

/** Finds out once per request who is calling, before anything is answered, and answers all of it on their behalf. */
export const identified =
  (identify: Identify): MiddlewareHandler =>
  async (c, next) => {
    const caller = await identify(c);
    c.set(CALLER, caller as never);
    if (!caller) return next();
    const { scope, role, subject, cases } = caller;
    const claim = { scope, unit: unitOf(role), subject, ...(cases ? { cases } : {}) };
    await onBehalfOf(claim, next);
  };

/** Who is calling, as found out before; null for nobody, also where nobody asked. */
export const callerOf = (c: Context): Caller | null => (c.get(CALLER) as Caller | null | undefined) ?? null;

export const unauthenticated = () =>
  no(
    null,
    'UNAUTHENTICATED',
    'Log ind først. I demotilstand: Authorization: Bearer demo:<kommune eller region>:<rolle>.',
    'Log in first. In demo mode: Authorization: Bearer demo:<municipality or region>:<role>.',
  );
