// On the real server: runs that end while commands come in (F16), one key from many callers at once (F10), a cache
// far too small (F18), and a worker of a named build.

import { randomUUID } from 'node:crypto';
import { NativeConnection, type Worker } from '@temporalio/worker';
import fc from 'fast-check';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { createActivities } from '../../activities/publish.ts';
import { readEvents } from '../../db/read-journal.ts';
import { verifyJournal } from '../../db/verify-journal.ts';
import { createCaseEngine } from '../../worker/case-engine.ts';
import { sealingDataConverter } from '../../worker/codec/data-converter.ts';
import { createWorker, type WorkerParts } from '../../worker/create-worker.ts';
import { workerDeployment } from '../../worker/deployment.ts';
import { tovholderHome } from '../../worker/embedded/home.ts';
import type { CommandAnswer, GatewayAnswer } from '../../worker/gateway/case-gateway.ts';
import { createCaseGateway } from '../../worker/gateway/temporal-case-gateway.ts';
import { quietTemporal } from '../../worker/quiet-temporal.ts';
import { workflowBundle } from '../../worker/workflow-bundle.ts';
import { migrateSignal, workflowIdOf } from '../../workflows/messages.ts';
import { testEngine } from './support/engine.ts';
import { notificationOf, pregnancy, referral } from './support/requests.ts';
import { testStore } from './support/store.ts';

const store = testStore();
const engine = testEngine(store);
let bundle: string;
let stop: (() => Promise<void>) | undefined;

beforeAll(async () => {
  quietTemporal('ERROR');
  bundle = await workflowBundle(tovholderHome());
}, 90_000);
afterEach(async () => {
  await stop?.();
  stop = undefined;
});

/** A worker in this process, so that it can be made otherwise than in earnest and looked into. */
async function work(parts: Partial<WorkerParts> = {}): Promise<Worker> {
  const connection = await NativeConnection.connect({ address: engine.temporal.address });
  const worker = await createWorker({
    connection,
    namespace: 'default',
    activities: createActivities({ sql: store.sql, engine: createCaseEngine(engine.client) }),
    bundle,
    dataConverter: sealingDataConverter(store.sql),
    shutdownGraceMs: 1_000,
    ...parts,
  });
  const running = worker.run();
  stop = async () => {
    worker.shutdown();
    await running;
    await connection.close();
  };
  return worker;
}

/** Asks again with the same key while the engine is busy, as any caller does. */
async function insist<T>(ask: () => Promise<GatewayAnswer<T>>): Promise<GatewayAnswer<T>> {
  for (let attempt = 1; ; attempt += 1) {
    const answer = await ask();
    const again = !answer.ok && (answer.refusal.code === 'BUSY' || answer.refusal.code === 'UNAVAILABLE');
    if (!again || attempt === 30) return answer;
    await new Promise((done) => setTimeout(done, 100));
  }
}

async function opened(gateway = engine.gateway): Promise<string> {
  const [key, refer] = [randomUUID(), referral()];
  const answer = await insist(() => gateway.openCase(pregnancy, refer, { key }));
  if (!answer.ok) throw new Error(answer.refusal.code);
  return answer.answer.id;
}

const give = (caseId: string, name: string, key = name): Promise<GatewayAnswer<CommandAnswer>> => {
  const command = commandOnce(name);
  return insist(() => engine.gateway.giveCommand(caseId, command, { key, bodyHash: name }));
};

const notifications = new Map<string, ReturnType<typeof notificationOf>>();
function commandOnce(name: string): ReturnType<typeof notificationOf> {
  const command = notifications.get(name) ?? notificationOf(name);
  notifications.set(name, command);
  return command;
}

/** The notifications that a case's journal holds, in its order. */
async function told(caseId: string): Promise<unknown[]> {
  const events = await readEvents(store.sql, caseId);
  expect(events.map((event) => event.id)).toEqual(events.map((_, i) => i + 1));
  return events.filter(({ type }) => type === 'notification-received').map(({ data }) => data.notificationId);
}

/** The runs of a case, and in how many of them the very last task answered an update. */
async function runsOf(caseId: string): Promise<{ runs: number; raced: number; failedTasks: number }> {
  const workflowId = workflowIdOf(caseId);
  const found = { runs: 0, raced: 0, failedTasks: 0 };
  const latest = await engine.client.workflow.getHandle(workflowId).fetchHistory();
  let runId: string | null | undefined =
    latest.events?.[0]?.workflowExecutionStartedEventAttributes?.firstExecutionRunId;
  while (runId) {
    const { events } = await engine.client.workflow.getHandle(workflowId, runId).fetchHistory();
    const all = events ?? [];
    const lastTask = all.findLastIndex((event) => event.workflowTaskCompletedEventAttributes);
    found.runs += 1;
    found.failedTasks += all.filter(
      (event) => event.workflowTaskFailedEventAttributes?.failure?.applicationFailureInfo,
    ).length;
    runId = all.at(-1)?.workflowExecutionContinuedAsNewEventAttributes?.newExecutionRunId;
    if (runId && all.slice(lastTask).some((event) => event.workflowExecutionUpdateCompletedEventAttributes))
      found.raced += 1;
  }
  return found;
}

test('commands that come while runs end are done once each, and their keys hold before, during and after', async () => {
  await work();
  const { client } = engine;
  const short = createCaseGateway({
    client,
    engine: createCaseEngine(client),
    sql: store.sql,
    historyBudget: 24,
  });
  const id = await opened(short);
  const names = Array.from({ length: 48 }, (_, i) => `n${i + 1}`);
  const answers = new Map<string, unknown>();
  for (let wave = 0; wave < 8; wave += 1) {
    const now = names.slice(wave * 6, wave * 6 + 6);
    if (wave % 3 === 1) await client.workflow.getHandle(workflowIdOf(id)).signal(migrateSignal);
    // Every second one is asked twice at once; the two may fall into two runs.
    const asked = now.flatMap((name, i) => (i % 2 === 0 ? [name, name] : [name]));
    await Promise.all(
      asked.map(async (name) => {
        const answer = await give(id, name);
        if (!answer.ok) throw new Error(`${name}: ${answer.refusal.code}`);
        if (answers.has(name)) expect(answer.answer).toEqual(answers.get(name));
        answers.set(name, answer.answer);
      }),
    );
  }
  for (const name of names)
    expect(await give(id, name)).toEqual({ ok: true, repeated: true, answer: answers.get(name) });
  expect((await told(id)).sort()).toEqual([...names].sort());
  const { runs, raced, failedTasks } = await runsOf(id);
  expect(runs).toBeGreaterThan(5);
  // The race itself: an update answered in the task that ended its run.
  expect(raced).toBeGreaterThan(0);
  expect(failedTasks).toBe(0);
}, 90_000);

test('however many callers bring one key at once, one of its bodies is done once and every other body is a conflict', async () => {
  await work();
  const id = await opened();
  let asked = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom('a', 'b'), { minLength: 2, maxLength: 6 }), async (bodies) => {
      asked += 1;
      const key = `key${asked}`;
      const answers = await Promise.all(bodies.map((body) => give(id, `${key}${body}`, key)));
      const done = (await told(id)).filter(
        (name) => String(name).startsWith(`${key}a`) || name === `${key}b`,
      );
      expect(done.length).toBe(1);
      answers.forEach((answer, i) => {
        if (`${key}${bodies[i]}` === done[0]) expect(answer).toMatchObject({ ok: true });
        else expect(answer).toMatchObject({ ok: false, refusal: { code: 'IDEMPOTENCY_CONFLICT' } });
      });
    }),
    { numRuns: 15 },
  );
  expect(asked).toBeGreaterThanOrEqual(15);
}, 90_000);

test('a worker that may keep two cases serves forty in turn, loses nothing and fails no task', async () => {
  const worker = await work({ maxCachedWorkflows: 2 });
  const cases: string[] = [];
  for (let i = 0; i < 5; i += 1)
    cases.push(...(await Promise.all(Array.from({ length: 8 }, () => opened()))));
  for (const name of ['s1', 's2', 's3']) {
    // Eight at once, and never the eight that went before: each finds its case evicted.
    for (let i = 0; i < cases.length; i += 8) {
      const answers = await Promise.all(cases.slice(i, i + 8).map((id) => give(id, name)));
      expect(answers.filter((answer) => !answer.ok)).toEqual([]);
    }
  }
  for (const id of cases) expect(await told(id)).toEqual(['s1', 's2', 's3']);
  // Forty took turns in two places, so nearly every command found its case evicted.
  expect(worker.getStatus().numCachedWorkflows).toBeLessThanOrEqual(3);
  for (const id of cases.slice(0, 8)) expect((await runsOf(id)).failedTasks).toBe(0);
  expect((await verifyJournal(store.sql)).faults).toEqual([]);
}, 120_000);

test('a worker of a named build serves the cases once its build is the current one, and hands them to the next', async () => {
  const { client } = engine;
  const makeCurrent = async (buildId: string) => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        await client.workflowService.setWorkerDeploymentCurrentVersion({
          namespace: 'default',
          deploymentName: 'tovholder',
          buildId,
        });
        return;
      } catch (error) {
        // The server knows a build from its worker's first poll on.
        if (attempt === 100) throw error;
        await new Promise((done) => setTimeout(done, 100));
      }
    }
  };
  const buildOf = async (caseId: string) => {
    const { events } = await client.workflow.getHandle(workflowIdOf(caseId)).fetchHistory();
    return events?.findLast((event) => event.workflowTaskCompletedEventAttributes)
      ?.workflowTaskCompletedEventAttributes?.deploymentVersion?.buildId;
  };
  await work({ deployment: workerDeployment({ TOVHOLDER_BUILD_ID: 'build-1' }) });
  await makeCurrent('build-1');
  const id = await opened();
  expect((await give(id, 'v1')).ok).toBe(true);
  expect(await buildOf(id)).toBe('build-1');
  await stop?.();
  await work({ deployment: workerDeployment({ TOVHOLDER_BUILD_ID: 'build-2' }) });
  await makeCurrent('build-2');
  expect((await give(id, 'v2')).ok).toBe(true);
  expect(await buildOf(id)).toBe('build-2');
  expect(await told(id)).toEqual(['v1', 'v2']);
  expect(workerDeployment({})).toBeUndefined();
}, 90_000);
