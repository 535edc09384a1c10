import type { Sql } from '../db/connect.ts';
import { markDelivered, markFailed, type PendingRelay, readPendingRelays } from '../db/relay-outbox.ts';
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
      await deliver(engine, relay);
      await markDelivered(sql, relay.seq);
    } catch (error) {
      stuck.add(relay.to_case);
      await markFailed(sql, relay.seq, error instanceof Error ? error.name : 'unknown');
    }
  }
  return stuck.size === 0;
}

function deliver(engine: Engine, relay: PendingRelay): Promise<void> {
  switch (relay.kind) {
    case 'birth':
      return engine.openBorn(relay.payload.child, relay.payload);
    case 'relay':
      return engine.relay(relay.to_case, relay.payload);
    case 'withdrawal':
      return engine.withdraw(relay.to_case);
  }
}
