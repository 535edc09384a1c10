import { createHash } from 'node:crypto';
import type { Context, Hono } from 'hono';
import { rateLimiter } from 'hono-rate-limiter';
import { readFeed } from '../../api/read-feed.ts';
import { callOfPage, type PageDeps } from '../page-call.ts';
import { FeedPage } from './feed-page.tsx';

const HOUR_MS = 3_600_000;
/** Calendars ask a few times an hour; more is somebody else, or a mistake. */
const READS_AN_HOUR = 30;

/** The calendar that one person subscribes to: its page, and its secret address, which asks for no login. */
export function mountFeed(app: Hono, deps: PageDeps): void {
  app.get('/account/calendar', async (c) => {
    const call = callOfPage(c, deps);
    const feeds = await deps.ports.feeds.list(call.caller.subject);
    return c.html(<FeedPage frame={call.frame} feeds={feeds} made={null} />);
  });

  app.post('/account/calendar', async (c) => {
    const call = callOfPage(c, deps);
    const token = await deps.ports.feeds.create(call.caller);
    const feeds = await deps.ports.feeds.list(call.caller.subject);
    const made = new URL(`/feed/${token}.ics`, baseOf(c, deps)).href;
    return c.html(<FeedPage frame={call.frame} feeds={feeds} made={made} />, 201);
  });

  app.post('/account/calendar/end', async (c) => {
    const call = callOfPage(c, deps);
    const { feed } = await c.req.parseBody();
    if (typeof feed === 'string') await deps.ports.feeds.revoke(call.caller.subject, feed);
    return c.redirect('/account/calendar', 303);
  });

  app.get('/feed/:file', limited, async (c) => {
    const token = tokenOf(c);
    const ics = token && (await readFeed({ c, ports: deps.ports }, token, baseOf(c, deps)));
    // One answer for what never was and for what is over.
    if (!ics) return c.text('404', 404);
    return c.body(ics, 200, {
      'Content-Type': 'text/calendar; charset=utf-8',
      'Content-Disposition': 'attachment; filename="tovholder.ics"',
      'Referrer-Policy': 'no-referrer',
      'X-Robots-Tag': 'noindex',
    });
  });
}

const tokenOf = (c: Context): string | undefined => /^([\w-]{43})\.ics$/.exec(c.req.param('file') ?? '')?.[1];

/** Where people reach this system, as they came here themselves. */
function baseOf(c: Context, { https }: PageDeps): string {
  const url = new URL(c.req.url);
  if (https) url.protocol = 'https:';
  return url.origin;
}

/** By the address that is asked for, not by who asks: it is the address that may have got about. */
const limited = rateLimiter({
  windowMs: HOUR_MS,
  limit: READS_AN_HOUR,
  keyGenerator: (c: Context) => createHash('sha256').update(c.req.path).digest('hex'),
  handler: (c: Context) => c.text('429', 429, { 'Retry-After': '3600' }),
});
