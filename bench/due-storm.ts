import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Client, Connection } from '@temporalio/client';
import { connect, type Sql } from '../db/connect.ts';
import { formatInstant } from '../domain/calendar/index.ts';
import { readMasterKeyRing } from '../security/master-key-ring.ts';
import { projectRoot } from '../worker/embedded/home.ts';
import { closedLoop, median, quantile, round } from './load.ts';
import { lineMatching, openStage, type Stage } from './stage.ts';

const FULL = 10_000;
const QUICK = 200;
const LANES = 16;
const HOUR_MS = 3_600_000;
/** All fall due within so long, one second's share at a time. */
const WITHIN_MS = 60_000;
/** From the end of the preparation to the storm: workers are killed and come back cold. */
const CALM_MS = 25_000;
const PATIENCE_MS = 1_800_000;
const BARE_QUEUE = 'bench-bare';

/** When the nth of them falls due. */
const dueMs = (atMs: number, n: number): number => atMs + ((n * 1_000) % WITHIN_MS);

/**
 * P4: as many reminders as there are cases, all due within one minute, every case cold: seconds from the first moment to
 * the last one recorded as sent, against as many bare workflows that sleep until such a moment and end. The second figure is what
 * somebody at a screen feels: the p99 of reading a case's deadlines during the storm, against a quiet time.
 */
export async function dueStorm(quick: boolean) {
  const size = quick ? QUICK : FULL;
  const rounds = 1;
  const pairs: { ours: Storm; baseline: number }[] = [];
  for (let i = 0; i < rounds; i++) {
    const ours = await storm(size);
    console.error(`  ours: ${JSON.stringify(ours)}`);
    pairs.push({ ours, baseline: await bareStorm(size) });
  }
  const ratios = pairs.map(({ ours, baseline }) => ours.seconds / baseline);
  const feelings = pairs.map(({ ours }) => ours.stormP99Ms / ours.quietP99Ms);
  return {
    P4: {
      value: round(median(ratios)),
      unit: 'ratio to bare timer workflows',
      goal: 3,
      interactive: { value: round(median(feelings)), unit: 'ratio of p99, storm to quiet', goal: 3 },
      reminders: size,
      ours: { seconds: pairs.map(({ ours }) => ours.seconds) },
      baseline: { seconds: pairs.map(({ baseline }) => baseline) },
      pairs: pairs.map(({ ours, baseline }) => ({ ...ours, baseline })),
    },
  };
}

interface Storm {
  seconds: number;
  /** Sent more than once: must be none. */
  twice: number;
  quietP99Ms: number;
  stormP99Ms: number;
}

async function storm(size: number): Promise<Storm> {
  const stage = await openStage({ bare: false });
  const sql = connect(stage.env.DATABASE_URL ?? '', { ring: readMasterKeyRing(stage.env), max: 2 });
  try {
    const call = caller(stage.productUrl);
    const cases: string[] = [];
    const opened = performance.now();
    await closedLoop(size, LANES, async () => void cases.push(await call.openCase()));
    const perCaseMs = (performance.now() - opened) / size;
    const atMs = Math.ceil((Date.now() + perCaseMs * size * 1.5 + CALM_MS + 5_000) / 1_000) * 1_000;
    const given = await closedLoop(size, LANES, (n) =>
      call.notify(cases[n] ?? '', dueMs(atMs, n) - 12 * HOUR_MS),
    );
    if (cases.length < size || given.failures > 0)
      throw new Error(`only ${cases.length} of ${size} cases could be prepared`);
    await sentBefore(sql, atMs);
    if (Date.now() > atMs - 12_000) throw new Error('the preparation took longer than planned');
    const { worker } = stage.pids();
    if (worker !== undefined) process.kill(worker, 'SIGKILL');
    await pause(8_000);
    const quietP99Ms = await p99While(call, cases, () => Date.now() < atMs - 1_000);
    await pause(Math.max(0, atMs - Date.now()));
    let over = false;
    const felt = p99While(call, cases, () => !over);
    const endMs = await lastSent(sql, atMs, size);
    over = true;
    const [row] = await sql<{ twice: number }[]>`
      select count(*)::int as twice from delivery where channel = 'mail' and maybe_twice`;
    const seconds = round((endMs - atMs) / 1_000);
    return { seconds, twice: row?.twice ?? 0, quietP99Ms, stormP99Ms: await felt };
  } finally {
    await sql.end({ timeout: 1 });
    await stage.close();
  }
}

/** What fell due while the cases were prepared is out of the way. */
async function sentBefore(sql: Sql, atMs: number): Promise<void> {
  for (;;) {
    const [row] = await sql<{ n: number }[]>`
      select count(*)::int as n from outbox where planned_ms < ${atMs} and sent_at is null and cancelled_at is null`;
    if (row?.n === 0) return;
    await pause(500);
  }
}

/** Epoch milliseconds at which the last of the storm's reminders was recorded as sent. */
async function lastSent(sql: Sql, atMs: number, size: number): Promise<number> {
  const patience = Date.now() + PATIENCE_MS;
  while (Date.now() < patience) {
    const [row] = await sql<{ sent: number; last_ms: number }[]>`
      select count(*)::int as sent, (extract(epoch from max(sent_at)) * 1000)::bigint as last_ms
      from outbox
      where planned_ms >= ${atMs} and planned_ms < ${atMs + WITHIN_MS} and sent_at is not null`;
    if (row && row.sent >= size) return row.last_ms;
    // The rows are counted one by one; asked often, that alone would be felt.
    await pause(2_000);
  }
  throw new Error('the storm did not end');
}

/** Reads the deadlines of one case after another, two at a time, as long as `goesOn`. */
async function p99While(
  call: ReturnType<typeof caller>,
  cases: readonly string[],
  goesOn: () => boolean,
): Promise<number> {
  const times: number[] = [];
  const lane = async (offset: number) => {
    for (let n = offset; goesOn(); n += 2) {
      const before = performance.now();
      await call.read(cases[(n * 7) % cases.length] ?? '');
      times.push(performance.now() - before);
      await pause(50);
    }
  };
  await Promise.all([lane(0), lane(1)]);
  return round(
    quantile(
      times.sort((a, b) => a - b),
      0.99,
    ),
  );
}

/** As many bare workflows that sleep until such a moment, on a worker that has seen none of them. */
async function bareStorm(size: number): Promise<number> {
  const stage = await openStage({ bare: false, product: false });
  const connection = await Connection.connect({ address: stage.temporalAddress });
  const client = new Client({ connection });
  let worker = await bareWorker(stage);
  try {
    const started = performance.now();
    const begin = async (n: number, atMs: number) => {
      const workflowId = `timer-${n}-${atMs}`;
      const args = [atMs === 0 ? 0 : dueMs(atMs, n)] as const;
      return client.workflow.start('bareTimer', { workflowId, taskQueue: BARE_QUEUE, args: [...args] });
    };
    await closedLoop(Math.min(100, size), LANES, async (n) => void (await begin(n, 0)));
    const perMs = (performance.now() - started) / Math.min(100, size);
    const atMs = Date.now() + Math.ceil(perMs * size * 2) + CALM_MS;
    await closedLoop(size, LANES, async (n) => void (await begin(n, atMs)));
    await timersSet(client, size, atMs);
    worker.kill('SIGKILL');
    worker = await bareWorker(stage);
    await pause(Math.max(0, atMs - Date.now()));
    return round(((await lastEnded(client, atMs, size)) - atMs) / 1_000);
  } finally {
    worker.kill('SIGKILL');
    await connection.close();
    await stage.close();
  }
}

/**
 * Epoch milliseconds at which the last of them ended, by the engine's own list. Nobody waits for each of them: ten thousand
 * long polls would weigh more than the timers.
 */
async function lastEnded(client: Client, atMs: number, size: number): Promise<number> {
  const ended = `WorkflowType = 'bareTimer' and ExecutionStatus = 'Completed' and CloseTime >= '${new Date(atMs).toISOString()}'`;
  const patience = Date.now() + PATIENCE_MS;
  while ((await client.workflow.count(ended)).count < size) {
    if (Date.now() > patience) throw new Error('the bare storm did not end');
    await pause(1_000);
  }
  let lastMs = 0;
  for await (const { closeTime } of client.workflow.list({ query: ended }))
    lastMs = Math.max(lastMs, closeTime?.getTime() ?? 0);
  return lastMs;
}

/** Waits until the last that was started sleeps. */
async function timersSet(client: Client, size: number, atMs: number): Promise<void> {
  const handle = client.workflow.getHandle(`timer-${size - 1}-${atMs}`);
  while ((await handle.fetchHistory()).events?.every((event) => !event.timerStartedEventAttributes))
    await pause(200);
  await pause(2_000);
}

async function bareWorker(stage: Stage): Promise<ChildProcess> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'bench/bare/worker.ts'], {
    cwd: projectRoot,
    env: stage.env,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  await lineMatching(child, /^worker ready/);
  return child;
}

function caller(url: string) {
  const headers = { 'content-type': 'application/json', authorization: 'Bearer demo:esbjerg:FR' };
  /** The same again where it was not answered: what is prepared here is not what is measured. */
  const post = async (path: string, body: unknown) => {
    const key = randomUUID();
    for (let tries = 1; ; tries++) {
      const answer = await fetch(`${url}${path}`, {
        method: 'POST',
        headers: { ...headers, 'idempotency-key': key },
        body: JSON.stringify(body),
      });
      if (answer.ok) return (await answer.json()) as { id: string };
      if (tries === 10 || (answer.status < 500 && answer.status !== 429))
        throw new Error(`${path.replace(/c_\w+/, '{id}')}: ${answer.status}`);
      await pause(500);
    }
  };
  const referrer = { role: 'GP', organisation: 'Lægehuset' };
  return {
    openCase: async () => {
      const mother = { name: 'Prøve Person' };
      const receivedAt = formatInstant(Date.now() - 20 * HOUR_MS);
      return (
        await post('/v1/cases', { kind: 'pregnancy', municipality: 'esbjerg', receivedAt, referrer, mother })
      ).id;
    },
    /** The reminder after twelve hours is the storm's. */
    notify: async (id: string, receivedMs: number) => {
      await post(`/v1/cases/${id}/commands/receive-notification`, {
        notificationId: 'n1',
        receivedAt: formatInstant(receivedMs),
        form: 'written',
        notifier: { ...referrer, professional: true },
        concern: 'Bekymring',
      });
    },
    read: async (id: string) => {
      const answer = await fetch(`${url}/v1/cases/${id}/deadlines`, { headers });
      await answer.arrayBuffer();
    },
  };
}
