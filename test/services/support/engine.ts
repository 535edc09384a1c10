import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { afterAll, beforeAll } from 'vitest';
import { createCaseEngine } from '../../../worker/case-engine.ts';
import { sealingDataConverter } from '../../../worker/codec/data-converter.ts';
import { tovholderHome } from '../../../worker/embedded/home.ts';
import { resolveTemporalCli } from '../../../worker/embedded/temporal-binary.ts';
import { startTemporalDevServer, type TemporalDevServer } from '../../../worker/embedded/temporal-server.ts';
import type { CaseGateway } from '../../../worker/gateway/case-gateway.ts';
import { createCaseGateway } from '../../../worker/gateway/temporal-case-gateway.ts';
import { nodeCommand } from '../../../worker/supervisor/node-service.ts';
import type { Store } from './store.ts';

/** A worker in a process of its own, as it runs in earnest. */
export interface WorkerProcess {
  pid: number;
  /** Ends it as a power cut would. */
  kill: () => Promise<void>;
  stop: () => Promise<void>;
  /** How it ended; null while it runs. */
  exit: () => { code: number | null; signal: NodeJS.Signals | null } | null;
}

/** The engine around a store: a real Temporal, workers as processes, and the gateway. */
export interface TestEngine {
  temporal: TemporalDevServer;
  client: Client;
  gateway: CaseGateway;
  startWorker: (env?: NodeJS.ProcessEnv) => Promise<WorkerProcess>;
  /** Everything that the workers have written. */
  workerLogs: () => string;
}

/** Starts a Temporal dev server on the store's folder before the tests of the file and ends everything after them. */
export function testEngine(store: Store): TestEngine {
  const engine = {} as TestEngine;
  const workers: WorkerProcess[] = [];
  const said: string[] = [];
  engine.workerLogs = () => said.join('');
  beforeAll(async () => {
    const cli = await resolveTemporalCli(tovholderHome(), () => {});
    const folder = join(store.folder, 'temporal');
    engine.temporal = await startTemporalDevServer({ cli, folder, say: () => {} });
    const connection = await Connection.connect({ address: engine.temporal.address });
    engine.client = new Client({ connection, dataConverter: sealingDataConverter(store.sql) });
    engine.gateway = createCaseGateway({
      client: engine.client,
      engine: createCaseEngine(engine.client),
      sql: store.sql,
    });
    engine.startWorker = async (env = {}) => {
      const worker = await startWorkerProcess(
        {
          TEMPORAL_ADDRESS: engine.temporal.address,
          DATABASE_URL: store.postgres.url,
          TOVHOLDER_ANCHOR_FILE: join(store.folder, 'anchors', 'journal.jsonl'),
          ...env,
        },
        said,
      );
      workers.push(worker);
      return worker;
    };
  }, 90_000);
  afterAll(async () => {
    await Promise.all(workers.map((worker) => worker.stop()));
    // The connection ends with the process of the file: a call given up on a stopped engine goes on trying until its
    // deadline, and trying on a closed connection would throw where nobody can catch it.
    await engine.temporal?.stop();
  });
  return engine;
}

async function startWorkerProcess(env: NodeJS.ProcessEnv, log: string[]): Promise<WorkerProcess> {
  const { command, args } = nodeCommand('worker/main.ts');
  const { SMTP_URL: _none, ...inherited } = process.env;
  const child = spawn(command, args, { env: { ...inherited, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  let exit: { code: number | null; signal: NodeJS.Signals | null } | null = null;
  const ended = new Promise<void>((done) =>
    child.once('close', (code, signal) => {
      exit = { code, signal };
      done();
    }),
  );
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => log.push(chunk.toString('utf8')));
  await ready(child);
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    await ended;
  };
  return {
    pid: child.pid ?? 0,
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
    exit: () => exit,
  };
}

function ready(child: ChildProcess): Promise<void> {
  return new Promise((done, failed) => {
    let said = '';
    const hear = (chunk: Buffer) => {
      said += chunk.toString('utf8');
      if (/^worker ready$/m.test(said)) done();
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('close', () => failed(new Error(`The worker ended: ${said.slice(-500)}`)));
  });
}
