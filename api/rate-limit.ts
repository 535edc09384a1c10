import type { Context, MiddlewareHandler } from 'hono';
import { rateLimiter } from 'hono-rate-limiter';
import { clientAddress } from './identity/client-address.ts';
import { callerOf } from './identity/identify.ts';
import { no } from './refused.ts';

/** Requests per minute and process. */
export interface RateLimits {
  /** Of one person. */
  person: number;
  /** Of one system with a token. */
  system: number;
  /** Of one address, as long as nobody is logged in there. */
  address: number;
  /** Proxies of our own in front of this process. */
  proxies: number;
}

const MINUTE_MS = 60_000;

/**
 * Limits by whom a request is from, found out before; an address counts only for those who are nobody. Whoever asks more
 * is told when to go on; `onLimited` hears of it once a minute and caller.
 */
export function rateLimit(limits: RateLimits, onLimited: (c: Context) => void = () => {}): MiddlewareHandler {
  const limitOf = (c: Context): number => {
    const caller = callerOf(c);
    if (!caller) return limits.address;
    return caller.how === 'token' ? limits.system : limits.person;
  };
  return rateLimiter({
    windowMs: MINUTE_MS,
    limit: limitOf,
    standardHeaders: 'draft-6',
    keyGenerator: (c: Context) => {
      const caller = callerOf(c);
      return caller ? `subject ${caller.subject}` : `address ${clientAddress(c, limits.proxies)}`;
    },
    handler: (c: Context) => {
      const { resetTime, used, limit } = c.get('rateLimit' as never) as {
        resetTime?: Date;
        used: number;
        limit: number;
      };
      if (used === limit + 1) onLimited(c);
      const leftMs = resetTime === undefined ? MINUTE_MS : resetTime.getTime() - Date.now();
      throw no(
        null,
        'BUSY',
        'Der er sendt for mange forespørgsler. Vent lidt.',
        'Too many requests were sent. Wait a little.',
        { retryAfter: Math.max(1, Math.ceil(leftMs / 1_000)) },
      );
    },
  });
}
