import { randomUUID } from 'node:crypto';
import { type ClaimedMessage, claimMessages } from '../../db/claim-messages.ts';
import type { Sql } from '../../db/connect.ts';
import { extendClaims, settleMessages } from '../../db/settle-messages.ts';
import { type Loop, startLoop } from '../loop.ts';
import { tracedChannel } from '../traces/traced-channel.ts';
import type { Tracing } from '../traces/tracing.ts';
import { type Breaker, breaker } from './breaker.ts';
import type { Channel } from './channels/channel.ts';
import { deliverBatch } from './deliver-batch.ts';
import type { People } from './people.ts';

/** What the sender stands on. */
export interface SenderParts {
  /** A pool of its own: what people do at the same time must not wait for a storm of reminders. */
  sql: Sql;
  channels: readonly Channel[];
  people: People;
  /** Where the links in the mails lead. */
  publicUrl: string;
  /** The address that mails come from. */
  from: string;
  /** Told what could not be delivered, by number and code. */
  onFailure?: (failure: {
    seq: number;
    channel: string;
    error: string;
    attempts: number;
    dead: boolean;
  }) => void;
  /** Told what was delivered. */
  onSent?: (sent: { kind: string; channel: string }) => void;
  /** Told when the outbox itself could not be worked on. */
  onError?: (error: unknown) => void;
  /** Tells of each delivery; null or left out where nothing is traced. */
  tracing?: Tracing | null;
}

/** A channel with what is known of its other side. */
export interface OpenChannel {
  channel: Channel;
  breaker: Breaker;
}

const AT_ONCE = 50;
const LEASE_SECONDS = 90;
const POLL_MS = 500;

/**
 * Delivers the messages of the outbox: each is claimed, checked again, resolved to people and sent to each of them once.
 * Only where the other side's own answer was lost is something sent again, under the same Message-ID, and marked.
 */
export function startSender(parts: SenderParts): Loop {
  const by = randomUUID();
  const open = new Map(
    parts.channels.map((one) => {
      const channel = parts.tracing ? tracedChannel(one, parts.sql, parts.tracing) : one;
      return [one.name, { channel, breaker: breaker() }] as const;
    }),
  );
  const loop = startLoop(
    POLL_MS,
    async () => {
      const claimed = await claimMessages(parts.sql, { by, limit: AT_ONCE, leaseSeconds: LEASE_SECONDS });
      if (claimed.length === 0) return false;
      const keep = keepClaims(parts.sql, by, claimed);
      try {
        await settleMessages(parts.sql, by, await deliverBatch(claimed, parts, open));
      } finally {
        clearInterval(keep);
      }
      return claimed.length === AT_ONCE;
    },
    parts.onError,
  );
  return {
    async stop() {
      await loop.stop();
      for (const { channel } of open.values()) channel.close?.();
    },
  };
}

/** A slow server must not make others take what is under way here. */
const keepClaims = (sql: Sql, by: string, claimed: readonly ClaimedMessage[]): NodeJS.Timeout =>
  setInterval(
    () =>
      void extendClaims(
        sql,
        by,
        claimed.map(({ seq }) => seq),
        LEASE_SECONDS,
      ).catch(() => {}),
    (LEASE_SECONDS * 1000) / 3,
  );
