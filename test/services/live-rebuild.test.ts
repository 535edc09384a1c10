import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type CaseStanding, readStandings } from '../../db/case-standings.ts';
import { readEvents } from '../../db/read-journal.ts';
import { readLedger } from '../../db/read-ledger.ts';
import { waitUntil } from '../../db/wait-for-event.ts';
import { createCaseEngine } from '../../worker/case-engine.ts';
import { sealingDataConverter } from '../../worker/codec/data-converter.ts';
import { tovholderHome } from '../../worker/embedded/home.ts';
import { resolveTemporalCli } from '../../worker/embedded/temporal-binary.ts';
import { startTemporalDevServer, type TemporalDevServer } from '../../worker/embedded/temporal-server.ts';
import { createCaseGateway } from '../../worker/gateway/temporal-case-gateway.ts';
import { type RebuiltWorkflow, rebuildWorkflow } from '../../worker/watch/rebuild-workflow.ts';
import { snapshotQuery, workflowIdOf } from '../../workflows/messages.ts';
import { testEngine } from './support/engine.ts';
import { patiently } from './support/patiently.ts';
import { hoursAgo, notificationOf, pregnancy, referral } from './support/requests.ts';
import { testStore } from './support/store.ts';

const store = testStore();
const engine = testEngine(store);
let fresh: TemporalDevServer | undefined;
let client: Client;
let before: Awaited<ReturnType<typeof remembered>>;
let rebuilt: RebuiltWorkflow[];
let id: string;
let childId: string;

const DAY_MS = 86_400_000;
const birth = () => ({
  name: 'record-birth',
  role: 'WARD' as const,
  data: { bornAt: hoursAgo(1), place: 'Esbjerg', children: [{ ref: 'child:1', alive: true }] },
});

async function live(of: Client, caseId: string) {
  return of.workflow.getHandle(workflowIdOf(caseId)).query(snapshotQuery);
}

/** All that the engine and the outbox say of a case. */
async function remembered(of: Client, caseId: string) {
  const { state, clockOffsetMs, keysRemembered } = await live(of, caseId);
  const outbox = await store.sql`
    select deadline_id, due, step, recipient, message_id from outbox where case_id = ${caseId} order by seq`;
  const deadlines = await store.sql`
    select id, due_on, due_ms, steps from deadline_view where case_id = ${caseId} order by id`;
  return { state, clockOffsetMs, keysRemembered, outbox: [...outbox], deadlines: [...deadlines] };
}

async function rebuildAll(evenAlive = false): Promise<RebuiltWorkflow[]> {
  const done: RebuiltWorkflow[] = [];
  for (const standing of await readStandings(store.sql, Date.now()))
    done.push(await rebuildWorkflow({ client, sql: store.sql }, standing, { evenAlive }));
  return done;
}

beforeAll(async () => {
  const worker = await engine.startWorker();
  // A demo case, so that time can be moved to the next reminder.
  const [refer, notification, record] = [referral(), notificationOf('n1'), birth()];
  const open = () => engine.gateway.openCase({ ...pregnancy, clockOffsetMs: 0 }, refer, { key: 'open' });
  id = (await patiently(open)).id;
  await patiently(() => engine.gateway.giveCommand(id, notification, { key: 'k1' }));
  const born = await patiently(() => engine.gateway.giveCommand(id, record, { key: 'k2' }));
  childId = born.links[0]?.id ?? '';
  const to = hoursAgo(-30);
  await patiently(() => engine.gateway.forward(id, to));
  before = await remembered(engine.client, id);
  expect(before.outbox.length).toBeGreaterThan(0);
  expect(before.state.breachesTold.length).toBeGreaterThan(0);

  // Temporal's data are lost: an empty engine in its place.
  await worker.stop();
  await engine.temporal.stop();
  const cli = await resolveTemporalCli(tovholderHome(), () => {});
  fresh = await startTemporalDevServer({ cli, folder: join(store.folder, 'temporal-anew'), say: () => {} });
  const connection = await Connection.connect({ address: fresh.address });
  client = new Client({ connection, dataConverter: sealingDataConverter(store.sql) });
  rebuilt = await rebuildAll();
  await engine.startWorker({ TEMPORAL_ADDRESS: fresh.address });
}, 120_000);
afterAll(() => fresh?.stop());

const gateway = () => createCaseGateway({ client, engine: createCaseEngine(client), sql: store.sql });

test('every case lives again as it was: facts, links, clock, messages told and keys', async () => {
  expect(rebuilt.map(({ caseId, outcome, differed }) => ({ caseId, outcome, differed }))).toEqual([
    { caseId: id, outcome: 'started', differed: [] },
    { caseId: childId, outcome: 'started', differed: [] },
  ]);
  const after = await remembered(client, id);
  const { messagesUpToMs, breachesTold, ...state } = after.state;
  const { messagesUpToMs: _was, breachesTold: told, ...wasState } = before.state;
  expect(state).toEqual(wasState);
  expect(breachesTold).toEqual(expect.arrayContaining([...told]));
  expect(messagesUpToMs).toBeGreaterThan(0);
  expect(after.keysRemembered).toBe(before.keysRemembered);
  expect(after.clockOffsetMs).toBe(before.clockOffsetMs);
  expect(after.deadlines).toEqual(before.deadlines);
  expect((await live(client, childId)).state.links).toEqual(
    expect.arrayContaining([expect.objectContaining({ rel: 'pregnancy', id })]),
  );
});

test('a command with an old key is the first answer again, and the case knows the key by itself', async () => {
  const again = await gateway().giveCommand(id, notificationOf('n1', hoursAgo(1)), {
    key: 'k1',
    bodyHash: 'x',
  });
  expect(again).toMatchObject({ ok: false, refusal: { code: 'IDEMPOTENCY_CONFLICT' } });
  const events = (await readEvents(store.sql, id)).length;
  const opened = (await readLedger(store.sql, id, 0)).find((one) => one.version === 1);
  const second = await gateway().openCase({ ...pregnancy, clockOffsetMs: 0 }, referral(), {
    key: 'open',
    bodyHash: opened?.bodyHash ?? '',
  });
  expect(second).toMatchObject({ ok: true, repeated: true, answer: { id } });
  expect((await readEvents(store.sql, id)).length).toBe(events);
});

test('what was said is not said again, and what lies ahead is said once', async () => {
  const known = before.outbox.map((row) => row.message_id);
  const ahead = Date.now() + before.clockOffsetMs + 3 * DAY_MS;
  await patiently(() => gateway().forward(id, new Date(ahead).toISOString()));
  const grown = await waitUntil(async () => {
    const { outbox } = await remembered(client, id);
    return outbox.length > known.length;
  }, 10_000);
  expect(grown).toBe(true);
  const { outbox } = await remembered(client, id);
  const ids = outbox.map((row) => row.message_id);
  expect(ids.slice(0, known.length)).toEqual(known);
  expect(new Set(ids).size).toBe(ids.length);
  const news = notificationOf('n2');
  const told = await patiently(() => gateway().giveCommand(id, news, { key: 'k3' }));
  expect(told.events).toHaveLength(1);
});

test('a case that lives is left alone unless somebody insists', async () => {
  expect((await rebuildAll()).map((one) => one.outcome)).toEqual(['alive', 'alive']);
  const forced = await rebuildAll(true);
  expect(forced.map((one) => one.outcome)).toEqual(['replaced', 'replaced']);
  const standing = (await readStandings(store.sql, Date.now())).map((one: CaseStanding) => one.lastEventId);
  expect((await live(client, id)).state.lastEventId).toBe(standing[0]);
});
