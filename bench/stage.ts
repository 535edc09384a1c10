import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { projectRoot, tovholderHome } from '../worker/embedded/home.ts';
import { type EmbeddedPostgres, startPostgres } from '../worker/embedded/postgres.ts';
import { resolveTemporalCli } from '../worker/embedded/temporal-binary.ts';
import { startTemporalDevServer, type TemporalDevServer } from '../worker/embedded/temporal-server.ts';
import { pidFileOf } from '../worker/supervisor/node-service.ts';

/** The whole product and the bare worker on the same Temporal server, in a folder that is thrown away. */
export interface Stage {
  temporalAddress: string;
  /** Of the product's HTTP server; empty without the product. */
  productUrl: string;
  /** What the product's processes are told. */
  env: NodeJS.ProcessEnv;
  /** Process numbers of the parts, by name. */
  pids: () => Record<string, number | undefined>;
  close: () => Promise<void>;
}

const say = (line: string) => console.error(line);

/** What stands on a stage, and what its processes are told besides. */
interface StageOptions {
  bare?: boolean;
  product?: boolean;
  env?: NodeJS.ProcessEnv;
}

/** Opens a stage; it is closed at a signal too, so that nothing is left running. */
export async function openStage(options: StageOptions = {}): Promise<Stage> {
  const { bare = true, product = true, env: told = {} } = options;
  const folder = mkdtempSync(join(tmpdir(), 'tovholder-bench-'));
  const cli = await resolveTemporalCli(tovholderHome(), say);
  const [postgres, temporal] = await Promise.all([
    startPostgres({ folder: join(folder, 'postgres'), say }),
    startTemporalDevServer({ cli, folder: join(folder, 'temporal'), say }),
  ]);
  const children: ChildProcess[] = [];
  let closing: Promise<void> | undefined;
  const signals = ['SIGTERM', 'SIGINT'] as const;
  const end = () => void close().finally(() => process.exit(1));
  const close = () => {
    // Heard until all is closed, since a signal often comes twice; not longer, since the next stage may be open by then.
    closing ??= closeAll(children, postgres, temporal, folder).finally(() => {
      for (const signal of signals) process.off(signal, end);
    });
    return closing;
  };
  for (const signal of signals) process.on(signal, end);
  try {
    const keyFile = join(folder, 'bench.key');
    writeFileSync(keyFile, randomBytes(32), { mode: 0o600 });
    const env = {
      ...process.env,
      TOVHOLDER_HOME: join(folder, 'home'),
      DATABASE_URL: postgres.url,
      TEMPORAL_ADDRESS: temporal.address,
      TOVHOLDER_MASTER_KEY_FILE: keyFile,
      TOVHOLDER_DEMO_DATA: '0',
      PORT: '0',
      ...told,
    };
    const yardstick = bare ? start(children, ['--import', 'tsx', 'bench/bare/worker.ts'], env) : null;
    const whole = product ? start(children, ['bin/launch.mjs', 'cli/start.ts'], env) : null;
    if (yardstick) await lineMatching(yardstick, /^worker ready/);
    const [, productUrl = ''] = whole ? await lineMatching(whole, /^ready (http:\/\/\S+)/) : [];
    const run = join(folder, 'home', 'run');
    const pids = () => ({
      engine: temporal.pid,
      store: postgres.pid,
      bare: yardstick?.pid,
      worker: pidIn(run, 'worker'),
      api: pidIn(run, 'api'),
      mail: pidIn(run, 'mail catcher'),
      post: pidIn(run, 'digital post'),
      supervisor: whole?.pid,
    });
    return { temporalAddress: temporal.address, productUrl, env, pids, close };
  } catch (error) {
    await close();
    throw error;
  }
}

function pidIn(run: string, name: string): number | undefined {
  try {
    return (JSON.parse(readFileSync(pidFileOf(run, name), 'utf8')) as { pid: number }).pid;
  } catch {
    // It is just being started again, and its file is gone or half there.
    return undefined;
  }
}

function start(children: ChildProcess[], args: string[], env: NodeJS.ProcessEnv): ChildProcess {
  const child = spawn(process.execPath, args, {
    cwd: projectRoot,
    env,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  children.push(child);
  return child;
}

export function lineMatching(child: ChildProcess, wanted: RegExp): Promise<RegExpExecArray> {
  return new Promise((found, failed) => {
    if (!child.stdout) return failed(new Error('no output to read'));
    createInterface({ input: child.stdout }).on('line', (line) => {
      const match = wanted.exec(line);
      if (match) found(match);
    });
    child.once('exit', (code) => failed(new Error(`a process ended with ${code} before it was ready`)));
  });
}

async function closeAll(
  children: ChildProcess[],
  postgres: EmbeddedPostgres,
  temporal: TemporalDevServer,
  folder: string,
) {
  await Promise.all(
    children.map(
      (child) =>
        new Promise<void>((gone) => {
          if (child.exitCode !== null) return gone();
          child.once('exit', () => gone());
          child.kill('SIGTERM');
        }),
    ),
  );
  await Promise.all([temporal.stop(), postgres.stop()]);
  rmSync(folder, { recursive: true, force: true });
}
