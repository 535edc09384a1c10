// Over 300 lines: one case full of canaries is looked for everywhere, on one store, engine and pair of APIs.
import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from '@temporalio/client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { call } from '../../cli/program.ts';
import { connect } from '../../db/connect.ts';
import { postgresPersons } from '../../db/person-register.ts';
import { eventsOfRows, readJournalRows } from '../../db/read-journal.ts';
import { waitUntil } from '../../db/wait-for-event.ts';
import { KEY_BYTES } from '../../security/master-key.ts';
import { sealingDataConverter } from '../../worker/codec/data-converter.ts';
import { listMails, type MailCatcher, startMailCatcher } from '../../worker/embedded/mail-catcher.ts';
import { commandUpdate, snapshotQuery, workflowIdOf } from '../../workflows/messages.ts';
import { type ApiProcess, startApiProcess } from './support/api-process.ts';
import { CANARIES, CANARY, CANARY_CPR, placesOf } from './support/canaries.ts';
import { type Ask, askWrongly, giveEveryCommand } from './support/canary-requests.ts';
import { type Collector, startCollector } from './support/collector.ts';
import { testEngine, type WorkerProcess } from './support/engine.ts';
import { hoursAgo, notificationOf, pregnancy, referral } from './support/requests.ts';
import { testStore } from './support/store.ts';

const store = testStore();
const engine = testEngine(store);
const apis: ApiProcess[] = [];
let catcher: MailCatcher;
let mails: string;
let worker: WorkerProcess;
let api: ApiProcess;
let collector: Collector;
/** Everything that a process may say of itself, and to whom. */
const loud = () => ({
  LOG_LEVEL: 'trace',
  OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
  OTEL_BSP_SCHEDULE_DELAY: '100',
});

beforeAll(async () => {
  mails = join(store.folder, 'mails');
  catcher = await startMailCatcher({ port: 0, folder: mails });
  collector = await startCollector();
  [worker, api] = await Promise.all([
    engine.startWorker({ SMTP_URL: catcher.url, ...loud() }),
    startApi(loud()),
  ]);
}, 90_000);
afterAll(async () => {
  await Promise.all(apis.map((one) => one.stop()));
  await catcher?.stop();
  await collector?.stop();
});

async function startApi(env: NodeJS.ProcessEnv = {}): Promise<ApiProcess> {
  const started = await startApiProcess({
    DATABASE_URL: store.postgres.url,
    TEMPORAL_ADDRESS: engine.temporal.address,
    ...env,
  });
  apis.push(started);
  return started;
}

async function ask(one: ApiProcess, path: string, body?: unknown, accept = 'application/json') {
  const headers = {
    Authorization: 'Bearer demo:esbjerg:FR',
    'Content-Type': 'application/json',
    Accept: accept,
  };
  const init = body === undefined ? { headers } : { headers, method: 'POST', body: JSON.stringify(body) };
  const response = await fetch(`${one.url}${path}`, init);
  const text = await response.text();
  // biome-ignore lint/suspicious/noExplicitAny: answers of every shape are looked into
  const json = (/json/.test(response.headers.get('Content-Type') ?? '') ? JSON.parse(text) : null) as any;
  return { status: response.status, retryAfter: response.headers.get('Retry-After'), text, json };
}

/** Whoever sends too much may find the line closed before the answer is read. */
function tooMuch(error: Error): Response {
  if ((error.cause as { code?: string } | undefined)?.code !== 'UND_ERR_SOCKET') throw error;
  return new Response('', { status: 413 });
}

const asking =
  (one: ApiProcess): Ask =>
  async (path, init) => {
    const response = await fetch(`${one.url}${path}`, init).catch(tooMuch);
    return { status: response.status, text: await response.text() };
  };

async function openedCase(): Promise<string> {
  const opened = await engine.gateway.openCase(pregnancy, referral());
  if (!opened.ok) throw new Error(opened.refusal.code);
  return opened.answer.id;
}

/** Every byte that Temporal keeps, every table, every log, every mail. */
async function everywhere(): Promise<Record<string, Uint8Array>> {
  const folder = join(store.folder, 'temporal');
  const files = readdirSync(folder).map(
    (name) => [`temporal/${name}`, readFileSync(join(folder, name))] as const,
  );
  const tables = await store.owner<{ name: string }[]>`
    select table_name as name from information_schema.tables where table_schema = 'public'`;
  const rows = await Promise.all(
    tables.map(async ({ name }) => {
      const [all] = await store.owner`select json_agg(t)::text as text from ${store.owner(name)} t`;
      return [`table ${name}`, Buffer.from(String(all?.text))] as const;
    }),
  );
  return {
    ...Object.fromEntries([...files, ...rows]),
    'worker log': Buffer.from(engine.workerLogs()),
    'api log': Buffer.from(apis.map((one) => one.log()).join('')),
    mails: Buffer.from(JSON.stringify(await listMails(mails))),
    'collector of traces': collector.heard(),
  };
}

test('nothing that was written about anybody stands in plain in histories, tables, logs, traces or mails', async () => {
  const opened = await ask(api, '/v1/cases', {
    kind: 'pregnancy',
    municipality: 'esbjerg',
    receivedAt: hoursAgo(40),
    referrer: { role: 'GP', organisation: `${CANARY} klinik` },
    mother: { name: `${CANARY} Person`, cpr: CANARY_CPR, address: `${CANARY} vej 1` },
    remark: `${CANARY} ukendt felt`,
  });
  expect(opened.status).toBe(201);
  const id = opened.json.id as string;
  // Late, so that mails leave about it.
  const late = { ...notificationOf('n0', hoursAgo(30)).data, concern: `${CANARY} bekymring` };
  expect((await ask(api, `/v1/cases/${id}/commands/receive-notification`, late)).status).toBe(200);

  const wrong = await askWrongly(asking(api), id);
  expect(wrong.filter((status) => status < 400 || status >= 500)).toEqual([]);
  const storeless = await startApi({
    ...loud(),
    DATABASE_URL: 'postgres://tovholder:x@127.0.0.1:1/tovholder',
  });
  expect((await ask(storeless, `/v1/cases/${id}/commands/receive-notification`, late)).status).toBe(503);
  const statuses = await giveEveryCommand(asking(api), id);
  expect(statuses.filter((status) => status === 200).length).toBeGreaterThan(20);
  expect(statuses.filter((status) => status === 409 || status === 422).length).toBeGreaterThan(5);
  expect(statuses.filter((status) => status >= 500)).toEqual([]);

  // An activity that fails: the store refuses what the engine has accepted, then takes it.
  await store.owner`alter table journal add constraint no_more check (case_id <> ${store.owner.unsafe(`'${id}'`)}) not valid`;
  const given = { ...notificationOf('n9').data, concern: `${CANARY} igen` };
  const handle = engine.client.workflow.getHandle(workflowIdOf(id));
  const command = { name: 'receive-notification', data: given, role: 'FR' as const, at: hoursAgo(0) };
  const envelope = { command, keyHash: 'n9', bodyHash: 'n9' };
  await handle.executeUpdate(commandUpdate, { args: [envelope], updateId: 'n9' });
  const failing = await waitUntil(async () => {
    const { raw } = await handle.describe();
    return (raw.pendingActivities ?? []).some((one) => one.lastFailure);
  }, 10_000);
  expect(failing).toBe(true);
  const [pending] = (await handle.describe()).raw.pendingActivities ?? [];
  expect(pending?.lastFailure?.message).toBe('Encoded failure');
  await store.owner`alter table journal drop constraint no_more`;
  expect(await waitUntil(async () => (await handle.query(snapshotQuery)).unpublished === 0, 15_000)).toBe(
    true,
  );
  expect(await waitUntil(async () => (await listMails(mails)).length > 0, 15_000)).toBe(true);

  const places = await everywhere();
  expect(placesOf(places, CANARIES)).toEqual([]);

  // Names, numbers and addresses are not even in what can be opened: engine and journal know ids, the register who it is.
  const events = await eventsOfRows(store.sql, await readJournalRows(store.sql, id));
  const opaque = { personId: expect.stringMatching(/^p_[0-9a-f]{32}$/) };
  expect(events[0]?.data.mother).toEqual(opaque);
  const readable = JSON.stringify([events, await handle.query(snapshotQuery)]);
  for (const secret of [CANARY_CPR, `${CANARY} Person`, `${CANARY} vej 1`])
    expect(readable).not.toContain(secret);
  const persons = postgresPersons(store.sql);
  const [mother] = await persons.personsOf(id);
  expect(mother).toMatchObject({ who: 'mother', ...opaque });
  const known = await persons.find(mother?.personId ?? '');
  expect(known?.names.map(({ value }) => value)).toContain(`${CANARY} Person`);
  expect(known?.addresses.map(({ value }) => value)).toContain(`${CANARY} vej 1`);
  // What the scan does find: without the codec, in a table, in a log.
  const plain = new Client({ connection: engine.client.connection });
  await plain.workflow.start('control', {
    taskQueue: 'nobody',
    workflowId: 'control',
    args: ['PAPEGOEJE i klartekst'],
  });
  const found = placesOf(await everywhere(), ['PAPEGOEJE']);
  expect(found.some((name) => name.startsWith('temporal/temporal.db'))).toBe(true);
  expect(placesOf(places, [id])).toEqual(
    expect.arrayContaining(['table journal', 'table case_key', 'mails']),
  );
  expect(placesOf(places, [id])).not.toContain('collector of traces');
  expect(placesOf({ base64: Buffer.from(Buffer.from(`.${CANARY}`).toString('base64')) }, [CANARY])).toEqual([
    'base64',
  ]);
  expect(readable).toContain(`${CANARY} bekymring`);
}, 180_000);

test('a trace goes from the request through the update to the publication in the worker, and on to the mail', async () => {
  const parts = [
    'tovholder-api POST /v1/cases/:id/commands/:command',
    'tovholder-api command receive-notification',
    'tovholder-api update command',
    'tovholder-worker publish',
    'tovholder-worker send mail',
  ];
  const whole = () => {
    const spans = collector.spans();
    return [...new Set(spans.map(({ traceId }) => traceId))]
      .map((id) => spans.filter(({ traceId }) => traceId === id))
      .find((one) => parts.every((part) => one.some(({ service, name }) => `${service} ${name}` === part)));
  };
  expect(await waitUntil(async () => whole() !== undefined, 15_000)).toBe(true);
  const [request, command, update, published, mail] = parts.map((part) =>
    whole()?.find(({ service, name }) => `${service} ${name}` === part),
  );
  expect([command?.parentSpanId, update?.parentSpanId]).toEqual([request?.spanId, command?.spanId]);
  expect([published?.parentSpanId, mail?.parentSpanId]).toEqual([command?.spanId, command?.spanId]);
  expect(api.log()).toContain(`"trace":"${request?.traceId}"`);
}, 30_000);

test('a worker with another key stops at the case, names it and its key, and loses nothing', async () => {
  const id = await openedCase();
  const [key] = await store.sql<{ key_id: string }[]>`select key_id from case_key where case_id = ${id}`;
  const other = join(store.folder, 'other.key');
  writeFileSync(other, randomBytes(KEY_BYTES));
  await worker.stop();
  const stranger = await engine.startWorker({ TOVHOLDER_MASTER_KEY_FILE: other });
  const handle = engine.client.workflow.getHandle(workflowIdOf(id));
  const { data } = notificationOf('n1');
  const command = { name: 'receive-notification', data, role: 'FR' as const, at: hoursAgo(0) };
  const args: [{ command: typeof command; keyHash: string; bodyHash: string }] = [
    { command, keyHash: 'n1', bodyHash: 'n1' },
  ];
  const unheard = engine.client.withDeadline(Date.now() + 3_000, () =>
    handle.executeUpdate(commandUpdate, { args, updateId: 'n1' }),
  );
  await expect(unheard).rejects.toThrow();
  await stranger.stop();
  expect((await handle.describe()).status.name).toBe('RUNNING');
  expect(engine.workerLogs()).toContain(`${key?.key_id}`);
  expect(engine.workerLogs()).toContain(id);

  const blind = await startApi({ TOVHOLDER_MASTER_KEY_FILE: other });
  const answers = [
    await ask(blind, `/v1/cases/${id}`),
    await ask(blind, `/v1/cases/${id}/journal`),
    await ask(blind, `/v1/cases/${id}/commands/receive-notification`, notificationOf('n2').data),
  ];
  for (const answer of answers) {
    expect(answer).toMatchObject({ status: 503, json: { code: 'UNAVAILABLE' } });
    expect(Number(answer.retryAfter)).toBeGreaterThan(0);
  }
  expect(blind.log()).toContain(id);
  expect(blind.log()).toContain(key?.key_id);

  worker = await engine.startWorker({ SMTP_URL: catcher.url });
  // The engine tries a task that failed again after growing pauses; meanwhile callers are asked to wait.
  const goesOn = await waitUntil(async () => {
    const answer = await engine.gateway.giveCommand(id, notificationOf('n3'), { key: 'n3' });
    if (!answer.ok) expect(answer.refusal.code).toBe('UNAVAILABLE');
    return answer.ok;
  }, 45_000);
  expect(goesOn).toBe(true);
  const again = await handle.executeUpdate(commandUpdate, { args, updateId: 'n1' });
  expect(again.version).toBeGreaterThan(1);
  const { events } = await handle.fetchHistory();
  expect(events?.some((event) => event.workflowTaskFailedEventAttributes)).toBe(true);
}, 90_000);

test('F22: an erased case answers 410 everywhere, its workflow ends, its history opens nowhere, and others go on', async () => {
  const [id, other] = [await openedCase(), await openedCase()];
  const handle = engine.client.workflow.getHandle(workflowIdOf(id));
  expect((await handle.query(snapshotQuery)).state.id).toBe(id);
  expect((await ask(api, `/v1/cases/${id}`)).status).toBe(200);
  const erased = await call(
    ['erase', '--case', id, '--reason', 'retention-over', '--yes'],
    { DATABASE_URL: store.postgres.url },
    () => {},
  );
  expect(erased?.outcome.ok).toBe(true);

  for (const path of ['', '/deadlines', '/timeline', '/journal', '/commands'])
    expect(await ask(api, `/v1/cases/${id}${path}`)).toMatchObject({
      status: 410,
      json: { code: 'NOT_FOUND' },
    });
  const told = await ask(api, `/v1/cases/${id}/commands/receive-notification`, notificationOf('n1').data);
  expect(told).toMatchObject({ status: 410, json: { code: 'NOT_FOUND', reason: 'erased' } });
  const stranger = await fetch(`${api.url}/v1/cases/${id}`, {
    headers: { Authorization: 'Bearer demo:aabenraa:FR' },
  });
  expect(stranger.status).toBe(404);
  expect((await ask(api, '/v1/worklist?scope=unit&limit=200')).text).not.toContain(id);
  expect((await ask(api, '/v1/cases?limit=200')).text).not.toContain(id);
  expect((await ask(api, `/v1/cases/${other}`)).status).toBe(200);
  expect(await engine.gateway.giveCommand(id, notificationOf('n2'))).toMatchObject({
    ok: false,
    refusal: { code: 'NOT_FOUND' },
  });

  const ended = await waitUntil(async () => (await handle.describe()).status.name === 'TERMINATED', 15_000);
  expect(ended).toBe(true);
  const blind = await startApi();
  expect((await ask(blind, `/v1/cases/${id}`)).status).toBe(410);
  expect((await ask(blind, `/v1/cases/${other}`)).status).toBe(200);
  expect(await engine.gateway.giveCommand(other, notificationOf('n1'))).toMatchObject({ ok: true });
  const page = await ask(blind, `/cases/${id}`, undefined, 'text/html');
  expect(page.status).toBe(410);
  expect(page.text).toContain('Sagen er slettet');

  const started = async (caseId: string) => {
    const { events } = await engine.client.workflow.getHandle(workflowIdOf(caseId)).fetchHistory();
    return events?.[0]?.workflowExecutionStartedEventAttributes?.input?.payloads ?? [];
  };
  const fresh = connect(store.postgres.url, { max: 1 });
  const [codec] = sealingDataConverter(fresh).payloadCodecs ?? [];
  await expect(codec?.decode(await started(id))).rejects.toThrow(/destroyed/);
  expect(Buffer.from((await codec?.decode(await started(other)))?.[0]?.data ?? '').toString()).toContain(
    'Prøve Person',
  );
  await fresh.end({ timeout: 1 });
}, 90_000);
