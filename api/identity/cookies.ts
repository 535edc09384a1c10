import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { isToken } from './secret-token.ts';

/**
 * Cookies with secrets. Over https they carry the prefix `__Host-`, which browsers take only from this very host, over
 * https and for every path; over http, which is for this machine alone, neither prefix nor Secure is possible.
 */
export interface SecretCookies {
  read(c: Context, name: CookieName): string | undefined;
  /** Without `seconds` it ends with the browser. */
  write(c: Context, name: CookieName, token: string, seconds?: number): void;
  remove(c: Context, name: CookieName): void;
}

/** `session`: the login; `browser`: what an unfinished login or a demo's forms are bound to; `form`: a kept form. */
export type CookieName = 'session' | 'browser' | 'form';

export function secretCookies(secure: boolean): SecretCookies {
  const nameOf = (name: CookieName): string => `${secure ? '__Host-' : ''}tovholder_${name}`;
  const attributes = { path: '/', httpOnly: true, secure, sameSite: 'Lax' } as const;
  return {
    read(c, name) {
      const value = getCookie(c, nameOf(name));
      return isToken(value) ? value : undefined;
    },
    write(c, name, token, seconds) {
      setCookie(c, nameOf(name), token, {
        ...attributes,
        ...(seconds === undefined ? {} : { maxAge: seconds }),
      });
    },
    remove(c, name) {
      deleteCookie(c, nameOf(name), attributes);
    },
  };
}
