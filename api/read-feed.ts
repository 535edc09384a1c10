import type { Context } from 'hono';
import { unitOf } from '../access/unit.ts';
import { onBehalfOf } from '../db/claim.ts';
import type { Caller } from './identity/caller.ts';
import { personalCalendar } from './personal-calendar.ts';
import type { Ports } from './ports.ts';

/**
 * The calendar behind a secret address, as its owner may see it now; null for an address that is over or never was. It is
 * read on the owner's behalf like any other look, and the look is on record under their name.
 */
export async function readFeed(
  { c, ports }: { c: Context; ports: Ports },
  token: string,
  baseUrl: string,
): Promise<string | null> {
  const feed = await ports.feeds.use(token);
  if (!feed) return null;
  const caller: Caller = { ...feed.holder, subject: feed.subject, how: 'token' };
  const { scope, role, subject, cases } = caller;
  const claim = { scope, unit: unitOf(role), subject, ...(cases ? { cases } : {}) };
  return onBehalfOf(claim, () => personalCalendar({ c, ports, caller }, baseUrl));
}
