import { FEED_DAYS, type Feed, type Feeds } from '../../../api/feed-ports.ts';
import { newToken } from '../../../api/identity/secret-token.ts';

/** The calendars in memory. */
export function pureFeeds(clock: () => number): Feeds {
  const feeds = new Map<string, Feed>();
  const live = () => [...feeds].filter(([, { expiresMs }]) => expiresMs > clock());
  return {
    async create({ subject, role, scope, organisation, cases }) {
      const token = newToken();
      feeds.set(token, {
        feedId: `f${feeds.size + 1}`,
        subject,
        holder: { role, scope, organisation, ...(cases ? { cases } : {}) },
        createdMs: clock(),
        expiresMs: clock() + FEED_DAYS * 86_400_000,
        lastReadMs: null,
      });
      return token;
    },
    list: async (subject) => live().flatMap(([, feed]) => (feed.subject === subject ? [feed] : [])),
    async use(token) {
      const found = live().find(([known]) => known === token)?.[1] ?? null;
      if (found) feeds.set(token, { ...found, lastReadMs: clock() });
      return found;
    },
    async revoke(subject, feedId) {
      for (const [token, feed] of feeds)
        if (feed.subject === subject && feed.feedId === feedId) feeds.delete(token);
    },
  };
}
