import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client, Connection } from '@temporalio/client';
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import type { CaseActivities } from '../activities/publish.ts';
import { formatInstant } from '../domain/calendar/index.ts';
import { factOf } from '../domain/case/evolve.ts';
import { parametersFor } from '../domain/rules/parameters.ts';
import { tovholderHome } from '../worker/embedded/home.ts';
import { resolveTemporalCli } from '../worker/embedded/temporal-binary.ts';
import { startTemporalDevServer, type TemporalDevServer } from '../worker/embedded/temporal-server.ts';
import { workflowBundle } from '../worker/workflow-bundle.ts';
import type { CaseInput } from '../workflows/case-input.ts';
import { bareBundle } from './bare/bundle.ts';
import { endWithParent } from './end-with-parent.ts';
import { round } from './load.ts';

// Starts cases (or bare workflows) in one worker whose publish writes nothing, and prints what each keeps in memory.
const QUEUE = 'bench-memory';
const WARM_UP = 30;
const COUNTED = 300;
const AT_ONCE = 16;

const bare = process.argv[2] === 'bare';
Runtime.install({ logger: new DefaultLogger('ERROR') });
const folder = mkdtempSync(join(tmpdir(), 'tovholder-memory-'));
const say = (line: string) => console.error(line);
// Before anything is started: a parent that goes meanwhile must not leave it behind.
let started: TemporalDevServer | undefined;
endWithParent(async () => {
  await started?.stop();
  rmSync(folder, { recursive: true, force: true });
});
const server = await startTemporalDevServer({
  cli: await resolveTemporalCli(tovholderHome(), say),
  folder,
  say: () => {},
});
started = server;
const connection = await NativeConnection.connect({ address: server.address });
const activities: CaseActivities = {
  publish: async (batch) => ({ kind: 'written', facts: batch ? batch.events.map(factOf) : [] }),
};
const worker = await Worker.create({
  connection,
  taskQueue: QUEUE,
  workflowBundle: {
    codePath: bare ? await bareBundle(join(folder, 'bare.js')) : await workflowBundle(folder),
  },
  activities,
  maxCachedWorkflows: 5_000,
});
const running = worker.run();
const clientConnection = await Connection.connect({ address: server.address });
const client = new Client({ connection: clientConnection });

await startMany(0, WARM_UP);
const before = await resident();
const cpu = process.cpuUsage();
await startMany(WARM_UP, COUNTED);
const { user, system } = process.cpuUsage(cpu);
const after = await resident();
console.log(
  JSON.stringify({
    kibPerCase: round((after - before) / 1024 / COUNTED),
    cpuMsPerStart: round((user + system) / 1000 / COUNTED),
  }),
);
worker.shutdown();
await running;
await clientConnection.close();
await connection.close();
await server.stop();
rmSync(folder, { recursive: true, force: true });
// Standard input, which the parent keeps open, would hold this process.
process.exit(0);

async function resident(): Promise<number> {
  globalThis.gc?.();
  await pause(1_500);
  return process.memoryUsage().rss;
}

async function startMany(from: number, count: number): Promise<void> {
  let next = from;
  const lane = async () => {
    while (next < from + count) await startOne(next++);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
}

/** Starts one and waits until its first task is done. */
async function startOne(n: number): Promise<void> {
  const workflowId = `warm-${n}`;
  const handle = bare
    ? await client.workflow.start('bareWorkflow', { workflowId, taskQueue: QUEUE })
    : await client.workflow.start('pregnancyCase', { workflowId, taskQueue: QUEUE, args: [referral(n)] });
  while ((await handle.describe()).historyLength < 4) await pause(50);
}

function referral(n: number): CaseInput {
  const at = formatInstant(Date.now() - 1_000);
  const data = { receivedAt: at, referrer: { role: 'GP' }, mother: { name: 'Prøve Person' } };
  const opening = {
    id: `c_warm${n}`,
    ref: 'pregnancy',
    kind: 'pregnancy' as const,
    municipality: 'esbjerg',
    parameters: parametersFor('esbjerg'),
    ruleSet: null,
    links: [],
  };
  const refer = { name: 'refer', at, role: 'FR' as const, data };
  return {
    schemaVersion: 1,
    begin: { by: 'referral', opening, refer, keyHash: `k${n}`, bodyHash: 'b' },
    clockOffsetMs: 0,
    demo: false,
  };
}
