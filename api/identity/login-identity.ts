import type { Context } from 'hono';
import { type BearerParts, callerOfToken, RIGHT_HEADER } from './bearer.ts';
import type { Caller } from './caller.ts';
import type { SecretCookies } from './cookies.ts';
import type { Identify } from './identify.ts';
import type { Session, SessionStore } from './session-store.ts';

/**
 * Who is calling where there is a login service: a token or a session, never one when the other fails. Whatever cannot be
 * asked is a refusal, not a guess.
 */
export function loginIdentity(sessions: SessionStore, cookies: SecretCookies, bearer: BearerParts): Identify {
  return async (c) => {
    const authorization = c.req.header('Authorization');
    if (authorization !== undefined) {
      const token = /^Bearer +([\w.-]+)$/i.exec(authorization)?.[1];
      return token ? callerOfToken(token, c.req.header(RIGHT_HEADER), bearer) : null;
    }
    const token = cookies.read(c, 'session');
    if (token === undefined || !isOwnRequest(c)) return null;
    const session = await sessions.find(token);
    return session && callerOfSession(session);
  };
}

/** The caller of a session; null while it has not chosen among its rights. */
export function callerOfSession({ subject, name, sessionId, rights, chosen }: Session): Caller | null {
  const right = chosen === null ? undefined : rights[chosen];
  if (!right) return null;
  return { subject, ...(name === undefined ? {} : { name }), ...right, sessionId, how: 'session' };
}

/**
 * A cookie speaks for what changes data only when the browser itself says that the request comes from our own pages. The
 * forms of the pages carry a token beside it, which is checked where they are read.
 */
function isOwnRequest(c: Context): boolean {
  if (c.req.method === 'GET' || c.req.method === 'HEAD') return true;
  const site = c.req.header('Sec-Fetch-Site');
  return c.req.path.startsWith('/v1/')
    ? site === 'same-origin'
    : site !== 'cross-site' && site !== 'same-site';
}
