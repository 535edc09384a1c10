import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nodeCommand } from '../../worker/supervisor/node-service.ts';
import { testEngine } from '../services/support/engine.ts';
import { testStore } from '../services/support/store.ts';
import { notification, referral } from './support/api.ts';

const store = testStore();
const engine = testEngine(store);

interface ApiProcess {
  url: string;
  process: ChildProcess;
  /** Asks it to end; resolves with its exit code. */
  stop: () => Promise<number | null>;
}

let api: ApiProcess;

/** The API as it runs in earnest; resolves when it prints that it is ready. */
function startApi(): Promise<ApiProcess> {
  const { command, args } = nodeCommand('api/main.ts');
  const env = {
    ...process.env,
    PORT: '0',
    DATABASE_URL: store.postgres.url,
    TEMPORAL_ADDRESS: engine.temporal.address,
    OIDC_ISSUER: '',
  };
  const child = spawn(command, args, { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise<number | null>((done) => child.once('exit', done));
  const stop = () => {
    child.kill('SIGTERM');
    return ended;
  };
  return new Promise((ready, failed) => {
    void ended.then((code) => failed(new Error(`the API ended with ${code}`)));
    child.stdout.on('data', (chunk: Buffer) => {
      const url = /^api ready (http:\S+)$/m.exec(chunk.toString())?.[1];
      if (url) ready({ url, process: child, stop });
    });
  });
}

const headers = { Authorization: 'Bearer demo:esbjerg:FR', 'Content-Type': 'application/json' };

async function post(path: string, body: unknown, more: Record<string, string> = {}) {
  const response = await fetch(`${api.url}${path}`, {
    method: 'POST',
    headers: { ...headers, ...more },
    body: JSON.stringify(body),
  });
  // biome-ignore lint/suspicious/noExplicitAny: answers of every shape are looked into
  return { status: response.status, body: (await response.json()) as any };
}

async function get(path: string) {
  const response = await fetch(`${api.url}${path}`, { headers });
  // biome-ignore lint/suspicious/noExplicitAny: answers of every shape are looked into
  return { status: response.status, body: (await response.json()) as any };
}

/** A referral and a notification that lie in the past on any day. */
const hoursAgo = (hours: number): string => new Date(Date.now() - hours * 3_600_000).toISOString();
const refer = () => referral({ receivedAt: hoursAgo(5), edd: undefined, eddSource: undefined });
const notify = () => notification({ receivedAt: hoursAgo(1) });

describe('the API process over real servers', () => {
  beforeAll(async () => {
    api = await startApi();
  }, 60_000);
  afterAll(() => api?.stop());

  it('is not ready while no worker polls, and ready as soon as one does', async () => {
    const before = await get('/readyz');
    expect([before.status, before.body.code, before.body.reason]).toEqual([503, 'UNAVAILABLE', 'worker']);
    await engine.startWorker();
    await expect.poll(async () => (await get('/readyz')).status, { timeout: 20_000 }).toBe(200);
  });

  it('answers a command when the next read already shows it, and the same key again after a restart', async () => {
    const opened = await post('/v1/cases', refer(), { 'Idempotency-Key': 'life' });
    expect(opened.status).toBe(201);
    const path = `/v1/cases/${opened.body.id}`;
    const body = notify();
    const key = { 'Idempotency-Key': 'n' };
    const first = await post(`${path}/commands/receive-notification`, body, key);
    expect(first.body.opened).toContain('F1-15.n1');
    expect((await get(`${path}/deadlines/F1-15.n1`)).body.status).toMatch(/open|due-soon/);
    expect(
      (await get('/v1/worklist')).body.items.map((row: { deadlineId: string }) => row.deadlineId),
    ).toContain('F1-15.n1');
    expect(await api.stop()).toBe(0);
    api = await startApi();
    expect((await post(`${path}/commands/receive-notification`, body, key)).body).toEqual(first.body);
    expect((await get(path)).body.version).toBe(2);
    expect((await get(`${path}/journal/verification`)).body).toMatchObject({ ok: true, events: 2 });
  });

  it('refuses in the contract’s words what the case refuses', async () => {
    const { body } = await post('/v1/cases', refer());
    const path = `/v1/cases/${body.id}/commands`;
    await post(`${path}/receive-notification`, notify());
    const twice = await post(`${path}/receive-notification`, notify());
    expect([twice.status, twice.body.code]).toEqual([409, 'DUPLICATE']);
    const unknown = await post(`${path}/acknowledge-notification`, { notificationId: 'n9' });
    expect([unknown.status, unknown.body.code]).toEqual([422, 'NOT_FOUND']);
    const stale = await post(
      `${path}/acknowledge-notification`,
      { notificationId: 'n1' },
      { 'If-Match': '"1"' },
    );
    expect([stale.status, stale.body.code]).toEqual([412, 'VERSION_CONFLICT']);
  });

  it('opens one case per live child at a birth, linked both ways', async () => {
    const { body } = await post('/v1/cases', refer());
    const birth = await post(`/v1/cases/${body.id}/commands/record-birth`, {
      bornAt: hoursAgo(1),
      children: [
        { ref: 'child:1', alive: true },
        { ref: 'child:2', alive: true },
      ],
      place: 'Esbjerg',
    });
    expect(birth.body.links.map(({ ref }: { ref: string }) => ref)).toEqual(['child:1', 'child:2']);
    const child = await get(`/v1/cases/${birth.body.links[1].id}`);
    expect(child.body).toMatchObject({ ref: 'child:2', kind: 'child', phase: 'birth' });
    const rels = child.body.links.map(({ rel, ref }: { rel: string; ref: string }) => `${rel} ${ref}`).sort();
    expect(rels).toEqual(['pregnancy pregnancy', 'sibling child:1']);
  });
});

it('an environment with mistakes is refused at once, every mistake by name', async () => {
  const { command, args } = nodeCommand('api/main.ts');
  const env = { ...process.env, PORT: 'eighty', DATABASE_URL: 'mysql://x', TEMPORAL_ADDRESS: 'nowhere' };
  const { code, error } = await new Promise<{ code: unknown; error: string }>((done) => {
    execFile(command, args, { env }, (failure, _out, stderr) => done({ code: failure?.code, error: stderr }));
  });
  expect(code).toBe(1);
  for (const name of ['PORT', 'DATABASE_URL', 'TEMPORAL_ADDRESS'])
    expect(error).toContain(`  ${name} must be`);
});
