import { setTimeout as pause } from 'node:timers/promises';
import { Worker } from '@temporalio/worker';
import { beforeAll, expect, test } from 'vitest';
import { readCase } from '../../db/read-case.ts';
import { readMessages } from '../../db/read-life.ts';
import { verifyJournal } from '../../db/verify-journal.ts';
import { sealingDataConverter } from '../../worker/codec/data-converter.ts';
import { tovholderHome } from '../../worker/embedded/home.ts';
import { quietTemporal } from '../../worker/quiet-temporal.ts';
import { workflowBundle } from '../../worker/workflow-bundle.ts';
import { workflowIdOf } from '../../workflows/messages.ts';
import { testEngine } from './support/engine.ts';
import { notificationOf, pregnancy, referral } from './support/requests.ts';
import { testStore } from './support/store.ts';

const store = testStore();
const engine = testEngine(store);
beforeAll(async () => {
  await engine.startWorker();
}, 60_000);

async function opened(key?: string) {
  const answer = await engine.gateway.openCase(pregnancy, referral(), key ? { key } : {});
  if (!answer.ok) throw new Error(answer.refusal.code);
  return answer.answer;
}

test('an answered command is in the journal and the read model', async () => {
  const { id, version } = await opened();
  expect(version).toBe(1);
  const answer = await engine.gateway.giveCommand(id, notificationOf('n1'));
  expect(answer).toMatchObject({ ok: true, repeated: false, answer: { version: 2 } });
  if (answer.ok) expect(answer.answer.opened).toContain('F1-15.n1');
  expect((await readCase(store.sql, id))?.snapshot.version).toBe(2);
});

test('the same key and body give the first answer again, another body is a conflict', async () => {
  const { id } = await opened();
  const command = notificationOf('n1');
  const first = await engine.gateway.giveCommand(id, command, { key: 'k1' });
  const again = await engine.gateway.giveCommand(id, command, { key: 'k1' });
  expect(again).toEqual({ ...first, repeated: true });
  const other = await engine.gateway.giveCommand(id, notificationOf('n2'), { key: 'k1' });
  expect(other).toMatchObject({ ok: false, refusal: { code: 'IDEMPOTENCY_CONFLICT' } });
  expect((await readCase(store.sql, id))?.snapshot.version).toBe(2);
});

test('sixteen at once with one key do it once and hear the same', async () => {
  const { id } = await opened();
  const command = notificationOf('n1');
  const answers = await Promise.all(
    Array.from({ length: 16 }, () => engine.gateway.giveCommand(id, command, { key: 'all' })),
  );
  const heard = answers.filter((one) => one.ok).map((one) => JSON.stringify(one.ok && one.answer));
  expect(new Set(heard).size).toBe(1);
  // What the engine could not take at once may be tried again; nothing else may come of it.
  for (const one of answers) if (!one.ok) expect(one.refusal.code).toBe('BUSY');
  expect((await readCase(store.sql, id))?.snapshot.version).toBe(2);
});

test('the same key opens the same case', async () => {
  const refer = referral();
  const [a, b] = await Promise.all([
    engine.gateway.openCase(pregnancy, refer, { key: 'open' }),
    engine.gateway.openCase(pregnancy, refer, { key: 'open' }),
  ]);
  const c = await engine.gateway.openCase(pregnancy, refer, { key: 'open' });
  expect(a.ok && b.ok && c.ok && new Set([a.answer.id, b.answer.id, c.answer.id]).size).toBe(1);
  const other = await engine.gateway.openCase({ ...pregnancy, municipality: 'aabenraa' }, refer, {
    key: 'open',
  });
  expect(other).toMatchObject({ ok: false, refusal: { code: 'IDEMPOTENCY_CONFLICT' } });
});

test('refusals keep their code and reason, and change nothing', async () => {
  const { id } = await opened();
  const unknown = await engine.gateway.giveCommand(id, { name: 'no-such-thing', role: 'FR', data: {} });
  expect(unknown).toMatchObject({ ok: false, refusal: { code: 'NOT_FOUND', reason: 'command' } });
  const stale = await engine.gateway.giveCommand(id, notificationOf('n1'), { ifVersion: 7 });
  expect(stale).toMatchObject({ ok: false, refusal: { code: 'VERSION_CONFLICT' } });
  const nowhere = await engine.gateway.giveCommand(`c_${'0'.repeat(32)}`, notificationOf('n1'));
  expect(nowhere).toMatchObject({ ok: false, refusal: { code: 'NOT_FOUND' } });
  const late = await engine.gateway.openCase(pregnancy, referral('2199-01-01T00:00:00+01:00'));
  expect(late).toMatchObject({ ok: false, refusal: { code: 'VALIDATION' } });
  expect((await readCase(store.sql, id))?.snapshot.version).toBe(1);
});

test('two who saw the same version: one is taken, one is told', async () => {
  const { id } = await opened();
  const answers = await Promise.all([
    engine.gateway.giveCommand(id, notificationOf('n1'), { ifVersion: 1 }),
    engine.gateway.giveCommand(id, notificationOf('n2'), { ifVersion: 1 }),
  ]);
  const codes = answers.map((one) => (one.ok ? 'taken' : one.refusal.code)).sort();
  expect(codes).toEqual(['VERSION_CONFLICT', 'taken']);
});

test('a birth opens a child case that takes commands at once and hears what is told in the pregnancy', async () => {
  const { id } = await opened();
  const bornAt = new Date(Date.now() - 600_000).toISOString();
  const children = [
    { ref: 'child:1', alive: true },
    { ref: 'child:2', alive: true },
  ];
  const birth = { name: 'record-birth', role: 'WARD' as const, data: { bornAt, place: 'Esbjerg', children } };
  const answer = await engine.gateway.giveCommand(id, birth);
  if (!answer.ok) throw new Error(JSON.stringify(answer.refusal));
  const [first, second] = answer.answer.links;
  expect(answer.answer.links.map((link) => link.ref)).toEqual(['child:1', 'child:2']);
  const told = await engine.gateway.giveCommand(first?.id ?? '', notificationOf('n1', bornAt));
  expect(told).toMatchObject({ ok: true });

  const died = new Date().toISOString();
  const death = { name: 'record-death', role: 'WARD' as const, data: { who: 'mother', at: died } };
  expect(await engine.gateway.giveCommand(id, death)).toMatchObject({ ok: true });
  for (const child of [first, second]) {
    const kase = await readCase(store.sql, child?.id ?? '');
    expect(kase?.snapshot.facts.map((fact) => fact.type)).toContain('death-recorded');
  }
  expect((await verifyJournal(store.sql)).faults).toEqual([]);
});

test('a demo case is moved with its family to the next moment; one in real time is not', async () => {
  const real = await opened();
  expect(await engine.gateway.forward(real.id)).toMatchObject({
    ok: false,
    refusal: { code: 'PRECONDITION' },
  });
  const clockOffsetMs = -30 * 86_400_000;
  const receivedAt = new Date(Date.now() + clockOffsetMs - 1_000).toISOString();
  const demo = await engine.gateway.openCase({ ...pregnancy, clockOffsetMs }, referral(receivedAt));
  if (!demo.ok) throw new Error(demo.refusal.code);
  const { id } = demo.answer;
  await engine.gateway.giveCommand(id, notificationOf('n1', receivedAt));
  const moved = await engine.gateway.forward(id);
  expect(moved).toMatchObject({ ok: true });
  const kase = await readCase(store.sql, id);
  expect(kase?.clock_offset_ms).toBeGreaterThan(clockOffsetMs);
  const [{ n } = { n: 0 }] = await store.sql<{ n: number }[]>`
    select count(*)::int as n from outbox where case_id = ${id}`;
  expect(n).toBeGreaterThan(0);
});

test('a command in the very milliseconds of a timer: what the timer had to say comes first, and nothing comes twice', async () => {
  const DAY_MS = 86_400_000;
  const dueMs = Date.now() + 4_000;
  const instant = (ms: number) => new Date(ms).toISOString();
  const told = await Promise.all(
    [-25, -10, -3, 0, 3, 10].map(async (early) => {
      const demo = await engine.gateway.openCase(
        { ...pregnancy, clockOffsetMs: 0 },
        { ...referral(instant(dueMs - DAY_MS)), at: instant(dueMs - DAY_MS) },
      );
      if (!demo.ok) throw new Error(demo.refusal.code);
      const { id } = demo.answer;
      // 24 hours before `dueMs`, so that the breach of F1-15 is due then.
      await engine.gateway.giveCommand(id, notificationOf('n1', instant(dueMs - DAY_MS)));
      await pause(dueMs + early - Date.now());
      const assessment = {
        notificationId: 'n1',
        danger: false,
        acuteMeasures: false,
        assessors: ['fr-anna'],
      };
      const given = { name: 'assess-notification', role: 'FR' as const, data: assessment };
      const answer = await engine.gateway.giveCommand(id, given);
      expect(answer).toMatchObject({ ok: true });
      await pause(500);
      const kase = await readCase(store.sql, id);
      const assessedMs = kase?.snapshot.facts.at(-1)?.ms ?? 0;
      const said = (await readMessages(store.sql, id)).filter((one) => one.deadlineId === 'F1-15.n1');
      expect(new Set(said.map((one) => JSON.stringify(one))).size).toBe(said.length);
      const breaches = said.filter((one) => one.kind === 'breach').length;
      // One that was given before the limit may still arrive after the timer; one given after it never comes first.
      if (assessedMs >= dueMs) expect(breaches).toBeGreaterThan(0);
      return breaches > 0;
    }),
  );
  expect(told).toContain(true);
}, 60_000);

test('every history that came of this replays to the same end', async () => {
  const ids = await store.sql<{ id: string }[]>`select id from case_view order by seq`;
  quietTemporal();
  const options = {
    workflowBundle: { codePath: await workflowBundle(tovholderHome()) },
    dataConverter: sealingDataConverter(store.sql),
  };
  for (const { id } of ids) {
    const history = await engine.client.workflow.getHandle(workflowIdOf(id)).fetchHistory();
    await Worker.runReplayHistory(options, history, workflowIdOf(id));
  }
  expect(ids.length).toBeGreaterThan(10);
}, 60_000);
