import { expect, test } from 'vitest';
import { markDelivered, markFailed, readPendingRelays } from '../../db/relay-outbox.ts';
import { testStore } from './support/store.ts';

const store = testStore();
const from = 'c_duplicate';

async function tell(to: string, sourceEventId: number, kind = 'relay', teller = from): Promise<number> {
  const [row] = await store.sql<{ seq: number }[]>`
    insert into relay_outbox (kind, from_case, to_case, source_event_id, payload, created_at)
    values (${kind}, ${teller}, ${to}, ${sourceEventId}, '{}', now() - interval '1 minute') returning seq`;
  return row?.seq ?? 0;
}

const next = async () => (await readPendingRelays(store.sql, { olderThanMs: 0 })).map(({ seq }) => seq);

test('what was told later does not overtake what waits for its next attempt, so that no split comes before its merge', async () => {
  const merged = await tell('c_survivor', 5);
  const split = await tell('c_survivor', 6);
  const elsewhere = await tell('c_sibling', 6);
  const byAnother = await tell('c_survivor', 9, 'relay', 'c_mother');
  const withdrawal = await tell('c_survivor', 7, 'withdrawal');
  expect(await next()).toEqual([merged, split, elsewhere, byAnother, withdrawal]);

  await markFailed(store.sql, merged, 'EngineUnreachable');
  expect(await next()).toEqual([elsewhere, byAnother, withdrawal]);

  await store.owner`update relay_outbox set next_attempt_at = now() where seq = ${merged}`;
  expect(await next()).toEqual([merged, split, elsewhere, byAnother, withdrawal]);
  await markDelivered(store.sql, merged);
  expect(await next()).toEqual([split, elsewhere, byAnother, withdrawal]);
});
