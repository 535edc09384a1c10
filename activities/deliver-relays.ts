import type { Sql } from '../db/connect.ts';
import {
  markDelivered,
  markFailed,
  openRelay,
  type PendingRelay,
  readPendingRelays,
} from '../db/relay-outbox.ts';
import { waitForEvent } from '../db/wait-for-event.ts';
import type { Engine } from './engine-port.ts';

/**
 * Tells linked cases what they have not heard yet, in the order in which it happened; behind something that failed
 * nothing more goes to the same case. Two that deliver at once do no harm. True when nothing is left.
 */
export async function deliverRelays(
  sql: Sql,
  engine: Engine,
  which: { from: string; kinds?: readonly PendingRelay['kind'][] } | { olderThanMs: number },
): Promise<boolean> {
  const waiting = await readPendingRelays(sql, which);
  const stuck = new Set<string>();
  for (const relay of waiting) {
    if (stuck.has(relay.to_case)) continue;
    try {
      await deliver(sql, engine, relay);
      await markDelivered(sql, relay.seq);
    } catch (error) {
      stuck.add(relay.to_case);
      await markFailed(sql, relay.seq, error instanceof Error ? error.name : 'unknown');
    }
  }
  return stuck.size === 0;
}

async function deliver(sql: Sql, engine: Engine, relay: PendingRelay): Promise<void> {
  // A withdrawal says nothing, and must reach a case whose words nobody can read; a case that withdraws itself was erased.
  if (relay.kind === 'withdrawal' && relay.from_case === relay.to_case) return engine.end(relay.to_case);
  if (relay.kind === 'withdrawal') return engine.withdraw(relay.to_case);
  const said = await openRelay(sql, relay);
  if (said.kind === 'birth') return engine.openBorn(said.payload.child, said.payload);
  if (said.kind === 'withdrawal') return;
  const { lastEventId } = await engine.relay(relay.to_case, said.payload);
  // Told is told only when the case's own readers see it.
  if (!(await waitForEvent(sql, relay.to_case, lastEventId))) throw new NotYetPublished();
}

/** The case has heard, but its store does not show it yet. */
class NotYetPublished extends Error {
  override name = 'NotYetPublished';
}
