import { ApplicationFailure } from '@temporalio/common';
import type { Sql } from '../db/connect.ts';
import { publish } from '../db/publish.ts';
import type { PublishBatch, Published } from '../db/publish-batch.ts';
import { type StoreTrouble, storeTroubleIn } from '../db/store-trouble.ts';
import { deliverRelays } from './deliver-relays.ts';
import type { Engine } from './engine-port.ts';

export type { PublishBatch, Published };

/** What a case's workflow may do to the world. */
export interface CaseActivities {
  /** Writes a batch and opens or ends the cases that it says; null, nothing new, is answered without the store. */
  publish(batch: PublishBatch | null): Promise<Published>;
}

/** The activities on these connections. */
export function createActivities({ sql, engine }: { sql: Sql; engine: Engine }): CaseActivities {
  return {
    async publish(batch) {
      if (batch === null) return { kind: 'written', facts: [] };
      const published = await publish(sql, batch).catch(withTrouble);
      // What fails here stays in the outbox, where the worker finds it.
      if (published.kind === 'written' && batch.births.length + batch.withdrawals.length > 0)
        await deliverRelays(sql, engine, { from: batch.state.id, kinds: ['birth', 'withdrawal'] });
      return published;
    },
  };
}

const TROUBLE = 'store:';

/** What the store suffers from, by the type of a failed publication: the only part of it that is not sealed. */
export const storeTroubleOf = (type: string | null | undefined): StoreTrouble | null =>
  type?.startsWith(TROUBLE) ? (type.slice(TROUBLE.length) as StoreTrouble) : null;

/** It is tried again like any other failure; whoever waits for it can be told what is the matter. */
function withTrouble(error: unknown): never {
  const trouble = storeTroubleIn(error);
  if (trouble === null) throw error;
  throw ApplicationFailure.create({
    type: `${TROUBLE}${trouble}`,
    message: 'the store does not take it',
    cause: error as Error,
  });
}
