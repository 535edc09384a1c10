import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';

/**
 * The address that a request came from. Behind `proxies` proxies of our own it is the one that the outermost of them saw:
 * what stands further left in X-Forwarded-For anybody may have written.
 */
export function clientAddress(c: Context, proxies: number): string {
  const forwarded = (c.req.header('X-Forwarded-For') ?? '').split(',').map((one) => one.trim());
  const told = proxies > 0 ? forwarded.at(-proxies) : undefined;
  if (told) return told.slice(0, 64);
  // A request that came over no connection is a test's own.
  return c.env?.incoming ? (getConnInfo(c).remote.address ?? 'unknown') : 'local';
}
