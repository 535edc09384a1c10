import type { Context } from 'hono';
import { getCookie } from 'hono/cookie';
import { no } from '../refused.ts';
import type { Caller } from './caller.ts';
import { DEMO_COOKIE, readDemoBearer, readDemoUser } from './demo.ts';

/** Finds out who is calling; null for nobody. */
export type Identify = (c: Context) => Caller | null;

/**
 * Demo identities: a bearer token of its own form, or the cookie that the login page sets. Only for requests that
 * name this very machine, so that a page elsewhere cannot reach it under a name of its own.
 */
export const demoIdentity: Identify = (c) => {
  if (!isLoopback(new URL(c.req.url).hostname)) return null;
  const authorization = c.req.header('Authorization');
  if (authorization !== undefined) return readDemoBearer(authorization);
  const cookie = getCookie(c, DEMO_COOKIE);
  if (!cookie || isForeign(c)) return null;
  return readDemoUser(cookie);
};

const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host);

/** A cookie counts for nothing when another site makes the browser send something that changes data. */
function isForeign(c: Context): boolean {
  if (c.req.method === 'GET' || c.req.method === 'HEAD') return false;
  const site = c.req.header('Sec-Fetch-Site');
  return site !== undefined && site !== 'same-origin' && site !== 'none';
}

export const unauthenticated = () =>
  no(
    null,
    'UNAUTHENTICATED',
    'Log ind først. I demotilstand: Authorization: Bearer demo:<kommune eller region>:<rolle>.',
    'Log in first. In demo mode: Authorization: Bearer demo:<municipality or region>:<role>.',
  );
