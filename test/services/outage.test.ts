import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { readEvents } from '../../db/read-journal.ts';
import { waitUntil } from '../../db/wait-for-event.ts';
import { startPostgres } from '../../worker/embedded/postgres.ts';
import { commandUpdate, snapshotQuery, workflowIdOf } from '../../workflows/messages.ts';
import { testEngine } from './support/engine.ts';
import { hoursAgo, notificationOf, pregnancy, referral } from './support/requests.ts';
import { testStore } from './support/store.ts';

const store = testStore();
const engine = testEngine(store);
beforeAll(async () => {
  await engine.startWorker();
}, 60_000);

test('while PostgreSQL is down callers hear UNAVAILABLE, the engine keeps what it accepts, and all is there later in order', async () => {
  const opened = await engine.gateway.openCase(pregnancy, referral());
  if (!opened.ok) throw new Error(opened.refusal.code);
  const { id } = opened.answer;
  await store.postgres.stop();

  const refused = await engine.gateway.giveCommand(id, notificationOf('n0'));
  expect(refused).toMatchObject({ ok: false, refusal: { code: 'UNAVAILABLE' } });
  expect(refused.ok || refused.retryAfterSeconds).toBeGreaterThan(0);

  // Straight to the engine: what had passed the gateway when the store went away.
  const handle = engine.client.workflow.getHandle(workflowIdOf(id));
  for (const name of ['n1', 'n2', 'n3']) {
    const { data } = notificationOf(name);
    const command = { name: 'receive-notification', data, role: 'FR' as const, at: hoursAgo(0) };
    const envelope = { command, keyHash: name, bodyHash: name };
    const receipt = await handle.executeUpdate(commandUpdate, { args: [envelope], updateId: name });
    expect(receipt.repeated).toBe(false);
  }
  const meanwhile = await handle.query(snapshotQuery);
  expect(meanwhile.unpublished).toBe(3);

  await startPostgres({ folder: join(store.folder, 'postgres'), say: () => {} });
  const published = await waitUntil(async () => (await readEvents(store.sql, id)).length === 4, 20_000);
  expect(published).toBe(true);
  expect((await readEvents(store.sql, id)).map((event) => event.data.notificationId ?? event.type)).toEqual([
    'referred',
    'n1',
    'n2',
    'n3',
  ]);
  expect(await engine.gateway.giveCommand(id, notificationOf('n4'))).toMatchObject({ ok: true });
}, 60_000);

test('while nobody answers for Temporal callers hear UNAVAILABLE', async () => {
  const opened = await engine.gateway.openCase(pregnancy, referral());
  if (!opened.ok) throw new Error(opened.refusal.code);
  await engine.temporal.stop();
  const refused = await engine.gateway.giveCommand(opened.answer.id, notificationOf('n1'));
  expect(refused).toMatchObject({ ok: false, refusal: { code: 'UNAVAILABLE' } });
}, 60_000);
