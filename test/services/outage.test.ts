import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { readEvents } from '../../db/read-journal.ts';
import { waitUntil } from '../../db/wait-for-event.ts';
import { formatInstant } from '../../domain/calendar/index.ts';
import { startPostgres } from '../../worker/embedded/postgres.ts';
import { commandUpdate, forwardUpdate, snapshotQuery, workflowIdOf } from '../../workflows/messages.ts';
import { startApiProcess } from './support/api-process.ts';
import { testEngine } from './support/engine.ts';
import { hoursAgo, insist, notificationOf, pregnancy, referral } from './support/requests.ts';
import { testStore } from './support/store.ts';

const HOUR_MS = 3_600_000;
const store = testStore();
const engine = testEngine(store);
beforeAll(async () => {
  await engine.startWorker();
}, 60_000);

test('while PostgreSQL is down callers hear UNAVAILABLE, the engine keeps what it accepts, and all is there later in order', async () => {
  const refer = referral();
  const { id } = await insist(() => engine.gateway.openCase(pregnancy, refer, { key: 'before the outage' }));
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

/** The text of every event of a case that says something of its own, in order. */
const namesOf = async (id: string) =>
  (await readEvents(store.sql, id)).map((event) => event.data.notificationId ?? event.type);

test("an hour without PostgreSQL on a case's clock: its timers fire, its commands count, and all appears in order", async () => {
  const api = await startApiProcess({
    DATABASE_URL: store.postgres.url,
    TEMPORAL_ADDRESS: engine.temporal.address,
  });
  // A demo case's clock can be moved: the hour passes at once, the outage is real.
  const opened = await engine.gateway.openCase({ ...pregnancy, clockOffsetMs: 0 }, referral(hoursAgo(30)));
  if (!opened.ok) throw new Error(opened.refusal.code);
  const { id } = opened.answer;
  // Their 24 hours end 15 and 45 minutes from now.
  for (const [name, hours] of [
    ['n1', 23.75],
    ['n2', 23.25],
  ] as const)
    expect(await engine.gateway.giveCommand(id, notificationOf(name, hoursAgo(hours)))).toMatchObject({
      ok: true,
    });
  const said = async () =>
    (
      await store.sql<{ deadline_id: string }[]>`
        select deadline_id from outbox where case_id = ${id} and kind = 'breach' order by seq`
    ).map((row) => row.deadline_id);
  expect(await said()).toEqual([]);
  const path = `${api.url}/v1/cases/${id}`;
  const authorization = 'Bearer demo:esbjerg:FR';
  expect((await fetch(path, { headers: { authorization } })).status).toBe(200);

  await store.postgres.stop();
  for (const call of [
    fetch(path, { headers: { authorization } }),
    fetch(`${path}/commands/record-contact`, {
      method: 'POST',
      headers: { authorization, 'content-type': 'application/json' },
      body: '{"by":"SSR","with":"mother","method":"phone","reached":true}',
    }),
  ]) {
    const response = await call;
    expect([response.status, response.headers.has('retry-after')]).toEqual([503, true]);
    expect(await response.json()).toMatchObject({ code: 'UNAVAILABLE' });
  }
  const handle = engine.client.workflow.getHandle(workflowIdOf(id));
  const give = (name: string, atMs: number) => {
    const at = formatInstant(Math.floor(atMs / 1000) * 1000);
    const { data } = notificationOf(name, at);
    const command = { name: 'receive-notification', data, role: 'FR' as const, at };
    const envelope = { command, keyHash: name, bodyHash: name };
    return handle.executeUpdate(commandUpdate, { args: [envelope], updateId: name });
  };
  await give('n3', Date.now());
  await handle.executeUpdate(forwardUpdate, { args: [{ clockOffsetMs: HOUR_MS }] });
  await give('n4', Date.now() + HOUR_MS);
  expect((await handle.query(snapshotQuery)).unpublished).toBe(2);

  await startPostgres({ folder: join(store.folder, 'postgres'), say: () => {} });
  expect(await waitUntil(async () => (await namesOf(id)).length === 5, 30_000)).toBe(true);
  expect(await namesOf(id)).toEqual(['referred', 'n1', 'n2', 'n3', 'n4']);
  // Both limits passed while nothing could be written; each is said once, in the order in which they passed.
  const breaches = await said();
  expect([...new Set(breaches)].filter((one) => one.startsWith('F1-15'))).toEqual(['F1-15.n1', 'F1-15.n2']);
  await expect.poll(async () => (await fetch(path, { headers: { authorization } })).status).toBe(200);
  await api.stop();
}, 90_000);

test('while nobody answers for Temporal callers hear UNAVAILABLE', async () => {
  const opened = await engine.gateway.openCase(pregnancy, referral());
  if (!opened.ok) throw new Error(opened.refusal.code);
  await engine.temporal.stop();
  const refused = await engine.gateway.giveCommand(opened.answer.id, notificationOf('n1'));
  expect(refused).toMatchObject({ ok: false, refusal: { code: 'UNAVAILABLE' } });
}, 60_000);
