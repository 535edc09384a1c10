import type { Context } from 'hono';

/** Only to a page of our own: `//elsewhere` and addresses with a host go to the start. */
export function wayOn(next: unknown): string {
  return typeof next === 'string' &&
    /^\/(?![/\\])[\x21-\x7e]{0,500}$/.test(next) &&
    !next.startsWith('/login')
    ? next
    : '/work';
}

/** Where to go on after login; a form that was sent is reached again by its own address. */
export function wayBack(c: Context): string {
  const url = new URL(c.req.url);
  return `${url.pathname}${url.search}`;
}
