import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test, vi } from 'vitest';
import { call } from '../../cli/program.ts';
import { connectAs } from '../../db/connect.ts';
import { readEvents } from '../../db/read-journal.ts';
import { verifyJournal } from '../../db/verify-journal.ts';
import { tovholderHome } from '../../worker/embedded/home.ts';
import { startPostgres } from '../../worker/embedded/postgres.ts';
import { resolveTemporalCli } from '../../worker/embedded/temporal-binary.ts';
import { startTemporalDevServer } from '../../worker/embedded/temporal-server.ts';
import { createAnchoring } from '../../worker/watch/anchor-heads.ts';
import type { Sides } from '../../worker/watch/compare-case.ts';
import { type Reconciliation, reconcile } from '../../worker/watch/reconcile.ts';
import { verifyAnchors } from '../../worker/watch/verify-anchors.ts';
import { workflowIdOf } from '../../workflows/messages.ts';
import { testEngine, type WorkerProcess } from './support/engine.ts';
import { patiently } from './support/patiently.ts';
import { hoursAgo, notificationOf, pregnancy, referral } from './support/requests.ts';
import { testStore } from './support/store.ts';

const store = testStore();
const engine = testEngine(store);
let worker: WorkerProcess;
// The dead-man check would mend what is to be found here.
const QUIET = { TOVHOLDER_DEAD_MAN_SECONDS: '604800' };
const sides = (): Sides => ({ client: engine.client, sql: store.sql });
const lookAt = (mend = false) => reconcile(sides(), { mend, relayPatienceMs: 0 });
const shown = ({ gaps }: Pick<Reconciliation, 'gaps'>) =>
  gaps.map((one) => `${one.caseId} ${one.kind}`).sort();

beforeAll(async () => {
  worker = await engine.startWorker(QUIET);
}, 90_000);

/** With its owners: PostgreSQL refuses a folder that is not its own. */
const copyOf = (from: string, to: string) => execFileSync('cp', ['-a', from, to]);

async function opened(key: string): Promise<string> {
  const refer = referral();
  // Demo cases: their clock can be moved to the next reminder.
  const open = () => engine.gateway.openCase({ ...pregnancy, clockOffsetMs: 0 }, refer, { key });
  return (await patiently(open)).id;
}

async function given(id: string, name: string): Promise<void> {
  const command = notificationOf(name);
  await patiently(() => engine.gateway.giveCommand(id, command, { key: `${id}/${name}` }));
}

async function born(id: string): Promise<string> {
  const data = { bornAt: hoursAgo(1), place: 'Esbjerg', children: [{ ref: 'child:1', alive: true }] };
  const command = { name: 'record-birth', role: 'WARD' as const, data };
  const answer = await patiently(() => engine.gateway.giveCommand(id, command, { key: `${id}/birth` }));
  return answer.links[0]?.id ?? '';
}

/** Moves a demo case's clock, and its family's, to where something is said. */
async function aged(id: string, hours: number): Promise<void> {
  const moved = await engine.gateway.forward(id, hoursAgo(-hours));
  if (!moved.ok) throw new Error(moved.refusal.code);
}

const wordsOf = async (id: string) =>
  (await readEvents(store.sql, id)).map((event) => ({ ...event, data: event.data }));
const outboxOf = async (id: string) =>
  (
    await store.sql<
      { message_id: string }[]
    >`select message_id from outbox where case_id = ${id} order by planned_ms, seq`
  ).map((row) => row.message_id);

/** Stops Temporal, does something to its folder, and starts it again at the same address. */
async function withTemporalDown(change: (folder: string) => void): Promise<void> {
  await worker.stop();
  await engine.temporal.stop();
  change(join(store.folder, 'temporal'));
  const cli = await resolveTemporalCli(tovholderHome(), () => {});
  engine.temporal = await startTemporalDevServer({
    cli,
    folder: join(store.folder, 'temporal'),
    say: () => {},
  });
  worker = await engine.startWorker(QUIET);
}

test('while engine and store agree nothing is found, and what bends one of them is', async () => {
  const id = await opened('agree');
  await given(id, 'n1');
  expect((await lookAt()).gaps).toEqual([]);

  await engine.client.workflow.getHandle(workflowIdOf(id)).terminate('made up');
  await store.owner`update case_view set version = version, snapshot = '{}'::json where id = ${id}`;
  await store.owner`
    insert into outbox (case_id, deadline_id, due, step, recipient, kind, planned_at, planned_ms, message_id)
    values (${id}, 'F1-15.gone', null, 'x', 'FR', 'reminder', ${hoursAgo(1)}, 0, '<made-up>')`;
  const found = await lookAt();
  expect(shown(found)).toEqual(
    [`${id} message without deadline`, `${id} read model differs`, `${id} workflow ended`].sort(),
  );
  const env = {
    ...process.env,
    DATABASE_URL: store.postgres.url,
    TEMPORAL_ADDRESS: engine.temporal.address,
    TOVHOLDER_ANCHOR_FILE: join(store.folder, 'anchors', 'journal.jsonl'),
  };
  const told = await call(['reconcile', '--text'], env, () => {});
  expect(told?.outcome.ok).toBe(false);
  expect(told?.outcome.text()).toContain('Læsemodellen er ikke, som journalen fortæller.');
  const mended = await call(['reconcile', '--repair'], env, () => {});
  expect(mended?.outcome).toMatchObject({ ok: true, document: { left: [] } });
  expect((await lookAt()).gaps).toEqual([]);
  await given(id, 'n2');
  const alive = await call(['rebuild', '--workflow', id], env, () => {});
  expect(alive?.outcome).toMatchObject({ ok: false, document: { workflows: [{ outcome: 'alive' }] } });
}, 120_000);

test('after a repair only what differed is looked at again', async () => {
  const [whole, bent] = [await opened('once'), await opened('again')];
  await vi.waitFor(async () => expect((await lookAt()).gaps).toEqual([]), 20_000);
  await store.owner`update case_view set version = version, snapshot = '{}'::json where id = ${bent}`;
  const asked = vi.spyOn(engine.client.workflow, 'getHandle');
  const timesAsked = (id: string) => asked.mock.calls.filter(([one]) => one === workflowIdOf(id)).length;
  try {
    const { repairs, left } = await lookAt(true);
    expect(repairs).toMatchObject([{ caseId: bent, done: 'retold' }]);
    expect(left).toEqual([]);
    expect(timesAsked(whole)).toBeGreaterThan(0);
    expect(timesAsked(bent)).toBeGreaterThan(2 * timesAsked(whole));
  } finally {
    asked.mockRestore();
  }
}, 60_000);

test('a Temporal that was put back from an older copy learns everything that the journal has', async () => {
  const [a, b] = [await opened('older-a'), await opened('older-b')];
  await given(a, 'n1');
  await engine.temporal.stop();
  await worker.stop();
  const copy = join(store.folder, 'temporal-copy');
  copyOf(join(store.folder, 'temporal'), copy);
  await withTemporalDown(() => {});

  await given(a, 'n2');
  await aged(a, 30);
  const child = await born(b);
  const late = await opened('older-late');
  const truth = {
    a: await wordsOf(a),
    b: await wordsOf(b),
    child: await wordsOf(child),
    outbox: await outboxOf(a),
  };

  await withTemporalDown((folder) => {
    for (const name of ['temporal.db', 'temporal.db-wal', 'temporal.db-shm'])
      rmSync(join(folder, name), { force: true });
    execFileSync('cp', ['-a', `${copy}/.`, folder]);
  });
  const found = await lookAt();
  const seeded = [
    `${a} journal ahead`,
    `${b} journal ahead`,
    `${child} workflow missing`,
    `${late} workflow missing`,
  ];
  expect(shown(found)).toEqual(expect.arrayContaining(seeded));

  const mended = await lookAt(true);
  expect(mended.left).toEqual([]);
  expect((await lookAt()).gaps).toEqual([]);
  expect({
    a: await wordsOf(a),
    b: await wordsOf(b),
    child: await wordsOf(child),
    outbox: await outboxOf(a),
  }).toEqual(truth);
  for (const [n, id] of [a, b, child, late].entries()) if (id !== child) await given(id, `after${n}`);
  expect((await verifyJournal(store.sql)).faults).toEqual([]);
}, 240_000);

test('a PostgreSQL that was put back from an older copy learns everything that the engine has', async () => {
  const file = join(store.folder, 'anchors', 'restore.jsonl');
  const [a, b, quiet] = [await opened('younger-a'), await opened('younger-b'), await opened('younger-quiet')];
  await given(a, 'n1');
  await given(quiet, 'n1');
  const saidBefore = await outboxOf(quiet);
  await store.postgres.stop();
  const data = join(store.folder, 'postgres', 'data');
  const copy = join(store.folder, 'postgres-copy');
  copyOf(data, copy);
  store.postgres = await startPostgres({ folder: join(store.folder, 'postgres'), say: () => {} });

  await given(a, 'n2');
  await given(a, 'n3');
  const child = await born(b);
  const late = await opened('younger-late');
  await given(late, 'n1');
  await aged(quiet, 30);
  const ids = [a, b, child, late, quiet];
  const truth = new Map<string, unknown>();
  for (const id of ids) truth.set(id, [await wordsOf(id), (await outboxOf(id)).sort()]);
  await createAnchoring({ sql: store.sql, file, elsewhere: null }).turn();
  // The wrapped keys are kept beside the backups at all times: without them no copy can be read.
  const keys = await store.owner`select * from case_key`;

  await store.postgres.stop();
  rmSync(data, { recursive: true });
  copyOf(copy, data);
  store.postgres = await startPostgres({ folder: join(store.folder, 'postgres'), say: () => {} });
  const owner = connectAs(store.postgres.url, { max: 1 });
  await owner`insert into case_key ${owner(keys)} on conflict do nothing`;
  await owner.end();

  const cut = await verifyAnchors(store.sql, file, { nowMs: Date.now() });
  expect(cut.faults.map((one) => `${one.caseId} ${one.problem}`)).toEqual(
    expect.arrayContaining([`${a} end cut off`, `${late} case deleted`, `${child} case deleted`]),
  );
  const found = await lookAt();
  expect(shown(found)).toEqual(
    expect.arrayContaining([
      `${a} workflow ahead`,
      `${b} workflow ahead`,
      `${child} journal missing`,
      `${late} journal missing`,
      `${quiet} messages not on record`,
    ]),
  );

  const mended = await lookAt(true);
  expect(mended.left).toEqual([]);
  expect((await lookAt()).gaps).toEqual([]);
  for (const id of ids) expect([await wordsOf(id), (await outboxOf(id)).sort()]).toEqual(truth.get(id));
  const again = await store.sql<{ cancel_reason: string | null }[]>`
    select cancel_reason from outbox where case_id = ${quiet} and message_id <> all(${saidBefore})`;
  expect(again.length).toBeGreaterThan(0);
  expect(again.every((row) => row.cancel_reason === 'told before the store was put back')).toBe(true);
  expect((await verifyJournal(store.sql)).faults).toEqual([]);
  for (const [n, id] of [a, late, quiet].entries()) await given(id, `after${n}`);
  // An acknowledged command is known by its key, also where its record was lost for a while.
  expect(
    await engine.gateway.giveCommand(a, notificationOf('n3', hoursAgo(2)), {
      key: `${a}/n3`,
      bodyHash: 'other',
    }),
  ).toMatchObject({ ok: false, refusal: { code: 'IDEMPOTENCY_CONFLICT' } });
}, 240_000);
