// Plays the lives of `lives.ts` through the real workflows and keeps their histories for a release:
//   npx tsx tools/replay/record.ts 0.2.0
// The store is in memory and payloads are left as they are: the histories hold made-up persons only, and must stay
// readable when keys are long gone. A release that is recorded already is never recorded again.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { Client } from '@temporalio/client';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { NativeConnection, Worker } from '@temporalio/worker';
import { tovholderHome } from '../../worker/embedded/home.ts';
import { resolveTestServer } from '../../worker/embedded/temporal-binary.ts';
import { startTimeSkippingServer } from '../../worker/embedded/test-server.ts';
import { quietTemporal } from '../../worker/quiet-temporal.ts';
import { workflowBundle } from '../../worker/workflow-bundle.ts';
import { workflowIdOf } from '../../workflows/messages.ts';
import { HISTORIES, type Manifest } from './histories.ts';
import { LIVES } from './lives.ts';
import { type PlayGround, playedStore, playLife } from './play-life.ts';

const TASK_QUEUE = 'recording';
// No name of the machine goes into the files.
const IDENTITY = 'recorder';

async function record(release: string): Promise<Manifest> {
  const folder = join(HISTORIES, release);
  if (existsSync(folder)) throw new Error(`Release ${release} is recorded already; a release only adds.`);
  quietTemporal('ERROR');
  const home = tovholderHome();
  const executable = await resolveTestServer(home, (line) => process.stderr.write(`${line}\n`));
  const server = await startTimeSkippingServer({ executable });
  const connection = await NativeConnection.connect({ address: server.address });
  const played = playedStore();
  const worker = await Worker.create({
    connection,
    identity: IDENTITY,
    taskQueue: TASK_QUEUE,
    workflowBundle: { codePath: await workflowBundle(home) },
    activities: played.activities,
    shutdownGraceTime: 1_000,
  });
  const running = worker.run();
  try {
    const { connection: own, options } = server.environment.client;
    const client = new Client({ connection: own, namespace: options.namespace, identity: IDENTITY });
    const ground: PlayGround = {
      client,
      taskQueue: TASK_QUEUE,
      nowMs: () => server.environment.currentTimeMs(),
      sleep: (ms) => server.environment.sleep(ms),
    };
    const { version: sdk } = createRequire(import.meta.url)('@temporalio/worker/package.json') as {
      version: string;
    };
    const manifest: Manifest = { release, sdk, histories: [] };
    const files = new Map<string, Buffer>();
    for (const life of LIVES) {
      const ids = await playLife(ground, played, life);
      for (const [ref, kept] of Object.entries(life.keep)) {
        const workflowId = workflowIdOf(ids.get(ref) ?? '');
        const runs = await runsOf(client, workflowId);
        process.stderr.write(`${life.name} ${ref}: ${runs.map((run) => run.events).join(' + ')} events\n`);
        for (const n of kept) {
          const run = runs[n];
          if (!run) throw new Error(`${life.name} ${ref} has only ${runs.length} runs.`);
          const file = `${life.name}.${ref.replace(':', '-')}.${n + 1}.json.gz`;
          files.set(file, gzipSync(run.json, { level: 9 }));
          manifest.histories.push({ file, workflowId, shows: life.shows, events: run.events });
        }
      }
    }
    mkdirSync(folder, { recursive: true });
    for (const [file, bytes] of files) writeFileSync(join(folder, file), bytes);
    writeFileSync(join(folder, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
    return manifest;
  } finally {
    worker.shutdown();
    await running;
    await connection.close();
    await server.stop();
  }
}

/** All runs of a case from its first, each as JSON. */
async function runsOf(client: Client, workflowId: string): Promise<{ json: string; events: number }[]> {
  const runs: { json: string; events: number }[] = [];
  const latest = await client.workflow.getHandle(workflowId).fetchHistory();
  let runId: string | null | undefined =
    latest.events?.[0]?.workflowExecutionStartedEventAttributes?.firstExecutionRunId;
  while (runId) {
    const history = await client.workflow.getHandle(workflowId, runId).fetchHistory();
    runs.push({ json: historyToJSON(history), events: history.events?.length ?? 0 });
    runId = history.events?.at(-1)?.workflowExecutionContinuedAsNewEventAttributes?.newExecutionRunId;
  }
  return runs;
}

const release = process.argv[2];
if (!release) {
  process.stderr.write('Name the release: npx tsx tools/replay/record.ts 0.2.0\n');
  process.exitCode = 2;
} else {
  const { histories } = await record(release);
  process.stdout.write(`${histories.length} histories recorded for ${release}\n`);
}
