import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openPorts } from '../../api/live-ports.ts';
import { readStandings } from '../../db/case-standings.ts';
import { readLastDeadManRun } from '../../db/dead-man-runs.ts';
import { waitUntil } from '../../db/wait-for-event.ts';
import { listMails, type MailCatcher, startMailCatcher } from '../../worker/embedded/mail-catcher.ts';
import { DEAD_MAN_CHECK } from '../../worker/watch/dead-man-schedule.ts';
import { findUnarmed } from '../../worker/watch/find-unarmed.ts';
import { watchFigures } from '../../worker/watch/watch-figures.ts';
import { workflowIdOf } from '../../workflows/messages.ts';
import { testEngine } from './support/engine.ts';
import { patiently } from './support/patiently.ts';
import { hoursAgo, notificationOf, pregnancy, referral } from './support/requests.ts';
import { testStore } from './support/store.ts';

const store = testStore();
const engine = testEngine(store);
const SECONDS = '4';
let catcher: MailCatcher;
let mails: string;
let id: string;
let ports: ReturnType<typeof openPorts>;

beforeAll(async () => {
  mails = join(store.folder, 'mails');
  catcher = await startMailCatcher({ port: 0, folder: mails });
  await engine.startWorker({ TOVHOLDER_DEAD_MAN_SECONDS: SECONDS, SMTP_URL: catcher.url });
  const [refer, notification] = [referral(), notificationOf('n1')];
  const open = () => engine.gateway.openCase({ ...pregnancy, clockOffsetMs: 0 }, refer, { key: 'open' });
  id = (await patiently(open)).id;
  await patiently(() => engine.gateway.giveCommand(id, notification, { key: 'n1' }));
  ports = openPorts(store.postgres.url, {
    ...process.env,
    TEMPORAL_ADDRESS: engine.temporal.address,
    TOVHOLDER_DEAD_MAN_SECONDS: SECONDS,
  });
}, 120_000);
afterAll(async () => {
  await ports?.close();
  await catcher?.stop();
});

const statusOf = async () =>
  (await engine.client.workflow.getHandle(workflowIdOf(id)).describe()).status.name;

test('a case killed behind its back is found and armed again, and its reminder leaves', async () => {
  expect(await waitUntil(async () => (await readLastDeadManRun(store.sql)) !== null, 60_000)).toBe(true);
  await engine.client.workflow.getHandle(workflowIdOf(id)).terminate('made up');
  const killedMs = Date.now();
  const found = await waitUntil(async () => {
    const [run] = await store.sql`
      select 1 from dead_man_run where gaps ->> 'workflow ended' = '1' and rearmed = 1 and remaining = 0
        and case_ids ? ${id} and started_at > to_timestamp(${killedMs - 1000}::double precision / 1000)`;
    return run !== undefined;
  }, 60_000);
  // What the worker said is what a failure has to be understood by.
  expect(found, engine.workerLogs()).toBe(true);
  expect(await statusOf()).toBe('RUNNING');
  expect(engine.workerLogs()).toContain('open deadlines were not watched over');

  const to = hoursAgo(-30);
  await patiently(() => engine.gateway.forward(id, to));
  const left = await waitUntil(
    async () => (await listMails(mails)).some((mail) => mail.text.includes(`/cases/${id}`)),
    30_000,
  );
  expect(left).toBe(true);
  const ids = (await listMails(mails)).map((mail) => mail.headers['message-id']);
  expect(new Set(ids).size).toBe(ids.length);
}, 180_000);

test('a case that sleeps through the moment of a message is found', async () => {
  const standings = await readStandings(store.sql, Date.now());
  const sides = { client: engine.client, sql: store.sql };
  expect(await findUnarmed(sides, standings, 300_000)).toEqual([]);
  // As somebody a hundred days later would find it, had nobody woken it.
  const later = await findUnarmed(sides, standings, -100 * 86_400_000);
  expect(later.map((one) => `${one.caseId} ${one.kind}`)).toEqual([`${id} workflow asleep`]);
});

test('when the check itself stops, readiness and metrics say so, and they recover with it', async () => {
  const ready = async () => (await ports.ports.readiness()).watch;
  expect(await waitUntil(ready, 30_000)).toBe(true);
  const schedule = engine.client.schedule.getHandle(DEAD_MAN_CHECK);
  await schedule.pause('made up');
  expect(await waitUntil(async () => !(await ready()), 60_000)).toBe(true);
  const parts = await ports.ports.readiness();
  expect(parts).toEqual({ engine: true, database: true, worker: true, watch: false });
  const lastMs = (await readLastDeadManRun(store.sql))?.finishedMs ?? 0;
  const metrics = (await ports.ports.operation?.()) ?? '';
  const shown = /^tovholder_dead_man_last_run_timestamp_seconds (\S+)$/m.exec(metrics)?.[1];
  expect(Number(shown) * 1000).toBeCloseTo(lastMs, -2);
  const names = (await watchFigures(store.sql)).map((one) => one.name);
  expect(names).toContain('tovholder_dead_man_unarmed');
  await schedule.unpause();
  expect(await waitUntil(ready, 60_000)).toBe(true);
}, 180_000);
