import type { Caller } from './identity/caller.ts';

/** As whom a calendar was made: what of a caller says what they may see. */
export type FeedHolder = Pick<Caller, 'role' | 'scope' | 'organisation' | 'cases'>;

/** A calendar that somebody subscribes to, as its owner sees it: no secret. */
export interface Feed {
  feedId: string;
  subject: string;
  holder: FeedHolder;
  createdMs: number;
  expiresMs: number;
  lastReadMs: number | null;
}

/** The calendars that people subscribe to. A secret is known to its owner alone; the store keeps its hash. */
export interface Feeds {
  /** Makes one; the token is told this once. */
  create(caller: Caller): Promise<string>;
  /** Those of somebody that still live, newest first. */
  list(subject: string): Promise<readonly Feed[]>;
  /** The live one of a token, and that it was read; null for one that is over or never was. */
  use(token: string): Promise<Feed | null>;
  revoke(subject: string, feedId: string): Promise<void>;
}

/** How long an address holds: it outlives no half year of somebody's work unseen. */
export const FEED_DAYS = 180;
