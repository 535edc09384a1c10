import type { Client } from '@temporalio/client';
import { Gauge, type Registry } from 'prom-client';
import type { Sql } from '../../db/connect.ts';
import { readStoreClockMs } from '../../db/read-store-clock.ts';
import { type Loop, startLoop } from '../loop.ts';
import { TASK_QUEUE } from '../temporal-connection.ts';

/** The clock of which machine: PostgreSQL's, or Temporal's. */
export type OtherClock = 'store' | 'engine';

/** Beyond this logins are refused (tokens are allowed as much), and what is written down begins to contradict itself. */
export const CLOCK_LIMIT_MS = 30_000;

const LOOK_MS = 30_000;
const PATIENCE_MS = 3_000;
/** The type of queue that workflows wait in. */
const WORKFLOW_QUEUE = 1;

/** How far a clock is ahead of another, as far as two looks can tell: somewhere between the two. */
export interface Ahead {
  leastMs: number;
  mostMs: number;
}

/** The smallest difference that fits what was seen: nobody is alarmed by how long a question takes. */
export const certainlyMs = ({ leastMs, mostMs }: Ahead): number =>
  leastMs > 0 ? leastMs : mostMs < 0 ? mostMs : 0;

/** A clock was read while ours went from `fromMs` to `toMs`. */
export const aheadOf = (readMs: number, fromMs: number, toMs: number): Ahead => ({
  leastMs: fromMs - readMs,
  mostMs: toMs - readMs,
});

/** When a worker last asked for work, by the engine's own clock; null when none is known. */
export async function lastPollMs(client: Client, namespace: string): Promise<number | null> {
  const { pollers } = await client.withDeadline(Date.now() + PATIENCE_MS, () =>
    client.workflowService.describeTaskQueue({
      namespace,
      taskQueue: { name: TASK_QUEUE },
      taskQueueType: WORKFLOW_QUEUE,
    }),
  );
  const moments = (pollers ?? []).map(
    ({ lastAccessTime: at }) => Number(at?.seconds ?? 0) * 1000 + Math.floor((at?.nanos ?? 0) / 1e6),
  );
  return moments.length === 0 ? null : Math.max(...moments);
}

/**
 * Temporal tells nobody its time. But it says when a worker last asked for work: a moment that was not there at the last
 * look lies between that look and this one.
 */
export function engineClock(lastPoll: () => Promise<number | null>): () => Promise<Ahead | null> {
  let before: { askedMs: number; pollMs: number } | undefined;
  return async () => {
    const askedMs = Date.now();
    const pollMs = await lastPoll();
    const last = before;
    if (pollMs === null) return null;
    before = { askedMs, pollMs };
    const mostMs = Date.now() - pollMs;
    // What has not moved tells only that it is not in the future.
    if (!last || pollMs <= last.pollMs) return mostMs < 0 ? { leastMs: mostMs, mostMs } : null;
    return aheadOf(pollMs, last.askedMs, Date.now());
  };
}

export interface ClockParts {
  sql: Sql;
  client: Client;
  namespace: string;
  registry: Registry;
  /** Told in one sentence, when a clock goes wrong and not again until it was right. */
  warn: (what: string) => void;
}

/** A watch over this machine's clock. */
export interface ClockWatch extends Loop {
  /** How far ours is ahead of the engine's for certain; 0 while nothing is known. */
  engineAheadMs: () => number;
}

/** Compares this process's clock with PostgreSQL's and Temporal's, at once and every half minute. */
export function startClockWatch({ sql, client, namespace, registry, warn }: ClockParts): ClockWatch {
  const gauge = new Gauge({
    name: 'tovholder_clock_ahead_seconds',
    help: "How far this machine's clock is certainly ahead of PostgreSQL's (store) or Temporal's (engine); below 0: behind.",
    labelNames: ['of'],
    registers: [registry],
  });
  const engine = engineClock(() => lastPollMs(client, namespace));
  const names = { store: "PostgreSQL's", engine: "Temporal's" };
  const wrong = new Set<OtherClock>();
  let engineMs = 0;

  const see = (of: OtherClock, ahead: Ahead | null): void => {
    if (ahead === null) return;
    const ms = certainlyMs(ahead);
    if (of === 'engine') engineMs = ms;
    gauge.set({ of }, ms / 1000);
    if (Math.abs(ms) <= CLOCK_LIMIT_MS) {
      wrong.delete(of);
      return;
    }
    if (!wrong.has(of)) warn(offInWords(ms, names[of]));
    wrong.add(of);
  };

  const loop = startLoop(LOOK_MS, async () => {
    const [store, polled] = await Promise.allSettled([storeClock(sql), engine()]);
    if (store.status === 'fulfilled') see('store', store.value);
    if (polled.status === 'fulfilled') see('engine', polled.value);
    return false;
  });
  return { ...loop, engineAheadMs: () => engineMs };
}

async function storeClock(sql: Sql): Promise<Ahead> {
  const fromMs = Date.now();
  const readMs = await readStoreClockMs(sql);
  return aheadOf(readMs, fromMs, Date.now());
}

/** What is the matter, and what to do, for the log. */
export const offInWords = (aheadMs: number, whose: string): string =>
  `this machine's clock is ${Math.round(Math.abs(aheadMs) / 1000)} s ${aheadMs > 0 ? 'ahead of' : 'behind'} ${whose}: let both follow the same time server; no due date moves by it`;
