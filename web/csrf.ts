import { timingSafeEqual } from 'node:crypto';
import type { Context, MiddlewareHandler } from 'hono';
import type { SecretCookies } from '../api/identity/cookies.ts';
import { derivedFrom, newToken } from '../api/identity/secret-token.ts';

const TOKEN = 'csrfToken' as never;
const AGAIN = 'shownAgain' as never;

/** A form that another site made the browser send, or that nobody can be sure about. */
export class ForeignForm extends Error {
  override name = 'ForeignForm';
}

/** The token that forms of this answer carry; bound to the login, or to the browser where nobody is logged in. */
export const csrfTokenOf = (c: Context): string => (c.get(TOKEN) as string | undefined) ?? '';

/** This form was sent with the token of an earlier login: it is shown again, filled, and does nothing. */
export const isShownAgain = (c: Context): boolean => c.get(AGAIN) === true;

/** Forms that hold work; they can be shown again with what was answered. */
export const holdsWork = (path: string): boolean =>
  /^\/(cases\/[^/]+\/record\/[^/]+(\/draft)?|refer\/[^/]+(\/draft)?|organisations\/[^/]+(\/(colleagues|absences)\/entry|\/sending-hours)?)$/.test(
    path,
  );

/**
 * Gives every page a token for its forms and takes no form without it. What the browser says of where a request comes
 * from is heard first; the token decides. A stale token on a form of our own page, after a new login in between, has
 * the form shown again instead of lost.
 */
export function csrfGuard(cookies: SecretCookies): MiddlewareHandler {
  return async (c, next) => {
    let secret = cookies.read(c, 'session') ?? cookies.read(c, 'browser');
    const isRead = c.req.method === 'GET' || c.req.method === 'HEAD';
    if (!isRead) {
      if (!comesFromHere(c)) throw new ForeignForm();
      if (secret === undefined || !same(await sentToken(c), derivedFrom(secret, 'csrf'))) {
        if (c.req.header('Sec-Fetch-Site') !== 'same-origin' || !holdsWork(c.req.path))
          throw new ForeignForm();
        c.set(AGAIN, true as never);
      }
    }
    if (secret === undefined) {
      secret = newToken();
      cookies.write(c, 'browser', secret);
    }
    c.set(TOKEN, derivedFrom(secret, 'csrf') as never);
    await next();
  };
}

/** What the browser itself tells of the sender; old ones tell nothing, and the token decides alone. */
function comesFromHere(c: Context): boolean {
  const site = c.req.header('Sec-Fetch-Site');
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  const origin = c.req.header('Origin');
  // Our own pages send no referrer, and so the browser hides the origin of their forms as `null`.
  if (origin === undefined || origin === 'null') return true;
  return URL.canParse(origin) && new URL(origin).host === (c.req.header('Host') ?? new URL(c.req.url).host);
}

async function sentToken(c: Context): Promise<string> {
  const header = c.req.header('X-CSRF-Token');
  if (header !== undefined) return header;
  const { _csrf } = await c.req.parseBody();
  return typeof _csrf === 'string' ? _csrf : '';
}

function same(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
