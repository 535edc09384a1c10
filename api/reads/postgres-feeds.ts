import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { type FeedRow, insertFeed, listFeeds, revokeFeed, useFeed } from '../../db/calendar-feeds.ts';
import type { Sql } from '../../db/connect.ts';
import { isRole, type Role } from '../../domain/rules/roles.ts';
import { FEED_DAYS, type Feed, type Feeds } from '../feed-ports.ts';
import { hashOfToken, isToken, newToken } from '../identity/secret-token.ts';
import { reachable } from './postgres-reads.ts';

/** A holder that cannot be read shows nothing: never "everything". */
const holder = z.object({
  role: z.custom<Role>((role) => typeof role === 'string' && isRole(role)),
  scope: z.string().min(1),
  organisation: z.string().min(1),
  cases: z.array(z.string()).optional(),
});

/** The calendars in PostgreSQL. */
export const postgresFeeds = (sql: Sql): Feeds => ({
  async create({ subject, role, scope, organisation, cases }) {
    const token = newToken();
    const feed = { feedId: randomUUID(), tokenHash: hashOfToken(token), subject, days: FEED_DAYS };
    const said = { role, scope, organisation, ...(cases ? { cases: [...cases] } : {}) };
    await reachable(insertFeed(sql, { ...feed, holder: said }));
    return token;
  },
  list: async (subject) => (await reachable(listFeeds(sql, subject))).flatMap((row) => feedOf(row) ?? []),
  async use(token) {
    const row = isToken(token) ? await reachable(useFeed(sql, hashOfToken(token))) : undefined;
    return row ? feedOf(row) : null;
  },
  revoke: (subject, feedId) => reachable(revokeFeed(sql, subject, feedId)),
});

function feedOf({ feedId, subject, holder: said, createdAt, expiresAt, lastReadAt }: FeedRow): Feed | null {
  const read = holder.safeParse(said);
  if (!read.success) return null;
  const { cases, ...rest } = read.data;
  return {
    feedId,
    subject,
    holder: { ...rest, ...(cases ? { cases } : {}) },
    createdMs: createdAt.getTime(),
    expiresMs: expiresAt.getTime(),
    lastReadMs: lastReadAt?.getTime() ?? null,
  };
}
