import type { Sql } from './connect.ts';

/** A calendar that somebody subscribes to, as its owner sees it: no secret. */
export interface FeedRow {
  feedId: string;
  subject: string;
  /** As whom it was made; checked by whoever reads it. */
  holder: unknown;
  createdAt: Date;
  expiresAt: Date;
  lastReadAt: Date | null;
}

const columns = (sql: Sql) => sql`
  feed_id as "feedId", subject, holder, created_at as "createdAt", expires_at as "expiresAt",
  last_read_at as "lastReadAt"`;

/** Neither revoked nor too old; the database's clock decides. */
const lives = (sql: Sql) => sql`revoked_at is null and expires_at > now()`;

export async function insertFeed(
  sql: Sql,
  feed: { feedId: string; tokenHash: Uint8Array; subject: string; holder: unknown; days: number },
): Promise<void> {
  await sql`
    insert into calendar_feed (feed_id, token_hash, subject, holder, expires_at)
    values (${feed.feedId}, ${Buffer.from(feed.tokenHash)}, ${feed.subject}, ${sql.json(feed.holder as never)},
      now() + make_interval(days => ${feed.days}))`;
}

/** Those that live, newest first. */
export async function listFeeds(sql: Sql, subject: string): Promise<FeedRow[]> {
  return sql<FeedRow[]>`
    select ${columns(sql)} from calendar_feed where subject = ${subject} and ${lives(sql)}
    order by created_at desc, feed_id`;
}

/** The live feed of a secret, and that it was read now; undefined for one that is over or never was. */
export async function useFeed(sql: Sql, tokenHash: Uint8Array): Promise<FeedRow | undefined> {
  const [row] = await sql<FeedRow[]>`
    update calendar_feed set last_read_at = now()
    where token_hash = ${Buffer.from(tokenHash)} and ${lives(sql)} returning ${columns(sql)}`;
  return row;
}

/** Ends one of somebody's feeds; nobody ends another's. */
export async function revokeFeed(sql: Sql, subject: string, feedId: string): Promise<void> {
  await sql`
    update calendar_feed set revoked_at = now()
    where subject = ${subject} and feed_id = ${feedId} and revoked_at is null`;
}

/** Ends every feed of somebody who has left, or (null) of everybody; how many. */
export async function revokeFeedsOf(sql: Sql, subject: string | null): Promise<number> {
  const rows = await sql`
    update calendar_feed set revoked_at = now()
    where ${lives(sql)} ${subject === null ? sql`` : sql`and subject = ${subject}`} returning feed_id`;
  return rows.length;
}
