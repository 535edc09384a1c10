import { setTimeout as pause } from 'node:timers/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import { readEvents } from '../../db/read-journal.ts';
import { waitUntil } from '../../db/wait-for-event.ts';
import { STATE_SCHEMA } from '../../domain/case/upcast-state.ts';
import { freePort } from '../../worker/embedded/free-port.ts';
import { operationMetrics, STUCK_WORKFLOWS } from '../../worker/metrics/operation-metrics.ts';
import { TASK_QUEUE } from '../../worker/temporal-connection.ts';
import { workflowIdOf } from '../../workflows/messages.ts';
import { testEngine, type WorkerProcess } from './support/engine.ts';
import { hoursAgo, insist, notificationOf, pregnancy, referral } from './support/requests.ts';
import { testStore } from './support/store.ts';

/** The type of event by which a workflow asks for something to be done. */
const ACTIVITY_SCHEDULED = 10;
const store = testStore();
const engine = testEngine(store);
let worker: WorkerProcess;
let url: string;
beforeAll(async () => {
  const port = await freePort();
  url = `http://127.0.0.1:${port}`;
  worker = await engine.startWorker({ TOVHOLDER_WORKER_PORT: String(port) });
}, 60_000);

let counter = 0;
async function opened(receivedAt?: string): Promise<string> {
  const key = `opened ${receivedAt ?? ''} ${counter++}`;
  const refer = referral(receivedAt);
  return (await insist(() => engine.gateway.openCase(pregnancy, refer, { key }))).id;
}

const metrics = (ranMs: number | null = null) =>
  operationMetrics({ sql: store.sql, client: engine.client, deadManRanMs: async () => ranMs })();

/** The value of a metric in Prometheus' text form. */
function figure(text: string, name: string): number | undefined {
  const line = text.split('\n').find((one) => one.startsWith(`${name} `));
  return line === undefined ? undefined : Number(line.split(' ').at(-1));
}

describe('the metrics of the work', () => {
  test('count open and overdue deadlines and say how old the oldest unsent reminder is', async () => {
    const before = await metrics();
    const id = await opened(hoursAgo(40));
    const late = notificationOf('n1', hoursAgo(30));
    await insist(() => engine.gateway.giveCommand(id, late, { key: 'late' }));
    const after = await metrics(1_700_000_000_000);
    expect(figure(after, 'tovholder_open_cases')).toBe((figure(before, 'tovholder_open_cases') ?? 0) + 1);
    expect(figure(after, 'tovholder_open_deadlines')).toBeGreaterThan(5);
    expect(figure(after, 'tovholder_overdue_deadlines')).toBeGreaterThanOrEqual(1);
    // The 24 hours ended six hours ago; nobody sends here.
    expect(figure(after, 'tovholder_unsent_reminders')).toBeGreaterThanOrEqual(1);
    expect(figure(after, 'tovholder_dead_man_last_run_timestamp_seconds')).toBe(1_700_000_000);
    expect(figure(before, 'tovholder_dead_man_last_run_timestamp_seconds')).toBe(0);
    expect(figure(after, 'tovholder_stuck_workflows')).toBe(0);
  });

  test('leave a demo case out, whose clock is not ours', async () => {
    const before = await metrics();
    const demo = { ...pregnancy, clockOffsetMs: 86_400_000 };
    const refer = referral();
    await insist(() => engine.gateway.openCase(demo, refer, { key: 'demo' }));
    expect(figure(await metrics(), 'tovholder_open_cases')).toBe(figure(before, 'tovholder_open_cases'));
  });

  test('count a workflow whose task keeps failing', async () => {
    // No such workflow is known to the worker, so that every task of it fails until somebody deploys one.
    const handle = await engine.client.workflow.start('nobodyWroteThis', {
      taskQueue: TASK_QUEUE,
      workflowId: 'stuck',
      workflowTaskTimeout: 1_000,
    });
    const seen = async () => (await engine.client.workflow.count(STUCK_WORKFLOWS)).count === 1;
    expect(await waitUntil(seen, 60_000)).toBe(true);
    expect(figure(await metrics(), 'tovholder_stuck_workflows')).toBe(1);
    await handle.terminate('the test is through');
    expect(await waitUntil(async () => !(await seen()), 10_000)).toBe(true);
  }, 80_000);
});

describe('a case that a newer build wrote', () => {
  test('waits for it, is named in the log and counted, and loses nothing; the others go on', async () => {
    const id = `c_${'7'.repeat(32)}`;
    const handle = await engine.client.workflow.start('pregnancyCase', {
      taskQueue: TASK_QUEUE,
      workflowId: workflowIdOf(id),
      workflowTaskTimeout: 1_000,
      // What a release after this one might hand to its next run.
      args: [{ schemaVersion: STATE_SCHEMA + 1, begin: { by: 'continuing', live: { of: 'another shape' } } }],
    });
    const counted = async () => (await engine.client.workflow.count(STUCK_WORKFLOWS)).count === 1;
    expect(await waitUntil(counted, 60_000)).toBe(true);
    expect(figure(await metrics(), 'tovholder_stuck_workflows')).toBe(1);
    const lines = engine.workerLogs().split('\n');
    // By its id, and by the place that reads what a run begins with; what was written there is no business of a log's.
    expect(lines.some((line) => line.includes(workflowIdOf(id)) && line.includes('readInput'))).toBe(true);
    await opened();
    expect((await handle.describe()).status.name).toBe('RUNNING');
    const { events } = await handle.fetchHistory();
    expect((events ?? []).filter(({ eventType }) => Number(eventType) === ACTIVITY_SCHEDULED)).toEqual([]);
    expect(await store.sql`select 1 from journal where case_id = ${id}`).toHaveLength(0);
    await handle.terminate('the test is through');
  }, 80_000);
});

describe('the worker on its own port', () => {
  const get = async (path: string) => {
    const response = await fetch(`${url}${path}`);
    return { status: response.status, text: await response.text() };
  };

  test('is alive and ready, and measures how long the journal took', async () => {
    await opened();
    expect((await get('/healthz')).status).toBe(200);
    expect(await get('/readyz')).toEqual({ status: 200, text: '{"ready":true}' });
    const { text } = await get('/metrics');
    expect(figure(text, 'tovholder_publish_lag_seconds_count')).toBeGreaterThanOrEqual(1);
    expect(figure(text, 'tovholder_cases_waiting_to_publish')).toBe(0);
    expect(text).not.toMatch(/c_[0-9a-f]{32}/);
    expect((await get('/other')).status).toBe(404);
  });

  test('finishes what is under way when it is asked to end, and loses nothing', async () => {
    const id = await opened();
    const names = Array.from({ length: 12 }, (_, i) => `s${i}`);
    const answers = names.map((key) => {
      const command = notificationOf(key);
      return insist(() => engine.gateway.giveCommand(id, command, { key }));
    });
    while ((await readEvents(store.sql, id)).length < 3) await pause(5);
    const next = engine.startWorker();
    await worker.stop();
    expect(worker.exit()).toEqual({ code: 0, signal: null });
    await next;
    expect(await Promise.all(answers)).toHaveLength(names.length);
    expect((await readEvents(store.sql, id)).length).toBe(1 + names.length);
  }, 60_000);

  test('says what it cannot reach when the store is away', async () => {
    const port = await freePort();
    url = `http://127.0.0.1:${port}`;
    await engine.startWorker({ TOVHOLDER_WORKER_PORT: String(port) });
    await store.postgres.stop();
    expect(await get('/readyz')).toEqual({ status: 503, text: '{"ready":false,"missing":["database"]}' });
    expect((await get('/healthz')).status).toBe(200);
    const text = await metrics();
    expect(text).toContain('tovholder_source_up{source="store"} 0');
    expect(text).toContain('tovholder_source_up{source="engine"} 1');
    expect(figure(text, 'tovholder_open_deadlines')).toBeUndefined();
  }, 60_000);
});
