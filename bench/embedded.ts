import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { formatInstant } from '../domain/calendar/index.ts';
import { projectRoot, tovholderHome } from '../worker/embedded/home.ts';
import { resolveTemporalCli } from '../worker/embedded/temporal-binary.ts';
import { pidFileOf } from '../worker/supervisor/node-service.ts';
import { startedAs, treeOf } from './process-memory.ts';

/** What `npm start` brings up on its own: supervisor, PostgreSQL, Temporal, worker, API, mail catcher, digital post. */
export interface Embedded {
  url: string;
  /** Milliseconds from the start of npm to the line that says it can be used. */
  readyMs: number;
  /** Every process of it by what it is, npm's own included. */
  processes: () => { name: string; pid: number }[];
  /** Resolves when the demo cases are loaded. */
  demoLoaded: Promise<void>;
  stop: () => Promise<void>;
}

/** A folder for the store of an embedded product, and the way to throw it away. */
export function embeddedHome(): { home: string; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'tovholder-embedded-'));
  return { home: join(folder, 'home'), remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Starts it as a user does, with the programs that an earlier start has fetched. Stops at a signal too. */
export async function startEmbedded(home: string, env: NodeJS.ProcessEnv = {}): Promise<Embedded> {
  const cli = await resolveTemporalCli(tovholderHome(), () => {});
  const beganMs = performance.now();
  const { npm_execpath: npmScript } = process.env;
  const [command, before] = npmScript ? [process.execPath, [npmScript]] : ['npm', []];
  const child = spawn(command, [...before, 'start'], {
    cwd: projectRoot,
    env: {
      ...process.env,
      ...{ PORT: '0', TOVHOLDER_HOME: home, TEMPORAL_CLI_PATH: cli },
      ...env,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let stopping: Promise<void> | undefined;
  const stop = () => {
    stopping ??= stopAll(child);
    return stopping;
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.once(signal, () => void stop().finally(() => process.exit(1)));
  let demo = () => {};
  const demoLoaded = new Promise<void>((done) => {
    demo = done;
  });
  const url = await new Promise<string>((found, failed) => {
    if (!child.stdout) return failed(new Error('no output to read'));
    createInterface({ input: child.stdout }).on('line', (line) => {
      const [, ready] = /^ready (http:\/\/\S+)/.exec(line) ?? [];
      if (ready) found(ready);
      if (/^demo cases: (all there|could not)/.test(line)) demo();
    });
    child.once('exit', (code) => failed(new Error(`npm start ended with ${code} before it was ready`)));
  });
  return {
    url,
    readyMs: performance.now() - beganMs,
    processes: () => processesOf(child, home),
    demoLoaded,
    stop,
  };
}

/** Asks to open a case until one is acknowledged. */
export async function firstCommand(url: string, patienceMs: number): Promise<void> {
  const limit = performance.now() + patienceMs;
  while (!(await referred(url))) {
    if (performance.now() > limit) throw new Error('no command was acknowledged');
    await new Promise((done) => setTimeout(done, 10));
  }
}

/** Whether a referral was acknowledged. */
async function referred(url: string): Promise<boolean> {
  const answer = await fetch(`${url}/v1/cases`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: 'Bearer demo:esbjerg:FR',
      'idempotency-key': randomUUID(),
    },
    body: JSON.stringify({
      kind: 'pregnancy',
      municipality: 'esbjerg',
      receivedAt: formatInstant(Date.now() - 1_000),
      referrer: { role: 'GP', organisation: 'Lægehuset' },
      mother: { name: 'Prøve Person' },
    }),
  }).catch(() => null);
  await answer?.arrayBuffer();
  return answer?.status === 201;
}

/** npm's tree, and PostgreSQL's, which is nobody's child; each process by its pid file or else by how it was started. */
function processesOf(child: ChildProcess, home: string): { name: string; pid: number }[] {
  const run = join(home, 'run');
  const known = new Map<number, string>();
  for (const name of ['worker', 'api', 'mail catcher', 'digital post', 'temporal']) {
    const file = pidFileOf(run, name);
    if (existsSync(file)) known.set((JSON.parse(readFileSync(file, 'utf8')) as { pid: number }).pid, name);
  }
  const postmaster = join(home, 'postgres', 'data', 'postmaster.pid');
  const store = existsSync(postmaster) ? treeOf(Number(readFileSync(postmaster, 'utf8').split('\n')[0])) : [];
  const named = treeOf(child.pid ?? 0).map((pid) => ({
    pid,
    name: known.get(pid) ?? otherwise(startedAs(pid)),
  }));
  return [...named, ...store.map((pid) => ({ pid, name: 'postgres' }))];
}

const otherwise = (command: string): string => {
  if (command.includes('cli/start.ts')) return 'supervisor';
  if (command.includes('demo-data')) return 'demo data';
  return command.includes('npm') ? 'npm' : 'shell';
};

/** The supervisor is asked, as somebody at the keyboard would; npm goes when it has gone. */
async function stopAll(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const gone = new Promise<void>((done) => child.once('exit', () => done()));
  const supervisor = treeOf(child.pid ?? 0).findLast((pid) => startedAs(pid).includes('cli/start.ts'));
  if (supervisor === undefined) child.kill('SIGTERM');
  else process.kill(supervisor, 'SIGTERM');
  await gone;
}
