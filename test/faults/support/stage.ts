import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll } from 'vitest';
import { projectRoot, tovholderHome } from '../../../worker/embedded/home.ts';
import { resolveTemporalCli } from '../../../worker/embedded/temporal-binary.ts';
import { startTemporalDevServer } from '../../../worker/embedded/temporal-server.ts';
import { nodeCommand } from '../../../worker/supervisor/node-service.ts';
import { type TestEngine, testEngine, type WorkerProcess } from '../../services/support/engine.ts';
import { type Store, testStore } from '../../services/support/store.ts';
import { type MailServer, startMailServer } from './mail-server.ts';
import { type RecordingClient, recordingClient } from './recording-client.ts';

/** The API in a process of its own. */
export interface ApiProcess {
  url: string;
  /** Resolves with the signal that ended it; null when it ended by itself. */
  ended: Promise<NodeJS.Signals | null>;
  stop: () => Promise<void>;
}

/** The whole product as processes, a receiving mail server, and a caller who writes down what it hears. */
export interface FaultStage {
  store: Store;
  engine: TestEngine;
  mail: MailServer;
  client: RecordingClient;
  worker: WorkerProcess;
  api: ApiProcess;
  /** A worker beside those that run; the caller decides which of them is `worker`. */
  startWorker: () => Promise<WorkerProcess>;
  /** An API in place of the one that was killed. */
  restartApi: () => Promise<void>;
  /** The Temporal server again, on the same data and address. */
  restartTemporal: () => Promise<void>;
  /** Everything that worker and API have written. */
  logs: () => string;
  /** Cases that the client did not open; left out, there are none. */
  filled?: ReadonlySet<string>;
}

const preload = pathToFileURL(join(projectRoot, 'test/faults/stand-ins/kill-before-answer.mjs')).href;

/**
 * Starts it all before the tests of the file and ends it after them. Call it at the top of a test file. `prepare` is given
 * the store's folder before anything lies in it, and returns how to clear it.
 */
export function faultStage(prepare?: (folder: string) => () => void): FaultStage {
  const store = testStore(prepare);
  const engine = testEngine(store);
  const stage = { store, engine } as FaultStage;
  let logFolder = '';
  const env = (): NodeJS.ProcessEnv => ({
    ...process.env,
    DATABASE_URL: store.postgres.url,
    TEMPORAL_ADDRESS: engine.temporal.address,
    OIDC_ISSUER: '',
    PORT: '0',
  });

  beforeAll(async () => {
    logFolder = join(store.folder, 'logs');
    mkdirSync(logFolder);
    stage.mail = await startMailServer();
    stage.startWorker = () => engine.startWorker({ SMTP_URL: stage.mail.url });
    stage.restartApi = async () => {
      stage.api = await startApi(env(), join(logFolder, 'api.log'));
    };
    stage.restartTemporal = async () => {
      const cli = await resolveTemporalCli(tovholderHome(), () => {});
      const folder = join(store.folder, 'temporal');
      engine.temporal = await startTemporalDevServer({ cli, folder, say: () => {} });
    };
    stage.logs = () => readFileSync(join(logFolder, 'api.log'), 'utf8') + engine.workerLogs();
    stage.client = recordingClient(() => stage.api.url);
    [stage.worker] = await Promise.all([stage.startWorker(), stage.restartApi()]);
  }, 120_000);
  afterAll(async () => {
    await stage.api?.stop();
    await stage.mail?.stop();
  });
  return stage;
}

function startApi(env: NodeJS.ProcessEnv, logFile: string): Promise<ApiProcess> {
  const { command, args } = nodeCommand('api/main.ts');
  const child: ChildProcess = spawn(command, ['--import', preload, ...args], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  const ended = new Promise<NodeJS.Signals | null>((done) =>
    child.once('exit', (_code, signal) => done(signal)),
  );
  return new Promise((ready, failed) => {
    void ended.then(() => failed(new Error(`the API ended: ${said.slice(-500)}`)));
    const hear = (chunk: Buffer) => {
      said += chunk.toString('utf8');
      writeFileSync(logFile, chunk, { flag: 'a' });
      const url = /^api ready (http:\S+)$/m.exec(said)?.[1];
      const stop = async () => {
        child.kill('SIGTERM');
        await ended;
      };
      if (url) ready({ url, ended, stop });
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
  });
}
