import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';

const COOKIE = 'tovholder_keys';
const YEAR_SECONDS = 31_536_000;

/** Whether keys are shortcuts in this browser; they are until somebody turns them off (WCAG 2.1.4). */
export const keysAreOn = (c: Context): boolean => getCookie(c, COOKIE) !== 'off';

export function turnKeys(c: Context, on: boolean): void {
  const how = { path: '/', sameSite: 'Lax' as const, httpOnly: true, maxAge: YEAR_SECONDS };
  setCookie(c, COOKIE, on ? 'on' : 'off', how);
}
