import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { migrate } from '../db/migrate.ts';
import { formatInstant } from '../domain/calendar/index.ts';
import { projectRoot } from '../worker/embedded/home.ts';
import { nodeCommand } from '../worker/supervisor/node-service.ts';
import { workflowBundle } from '../worker/workflow-bundle.ts';
import { bareBundle } from './bare/bundle.ts';
import { median, round } from './load.ts';
import { lineMatching, openStage, type Stage } from './stage.ts';

const GOAL = 3;
const PATIENCE_MS = 60_000;

/**
 * P10: from the start of worker and API, side by side, to the first acknowledged command, against `Worker.create` of a
 * bare worker; servers run, schema and bundles are there. Beside it the ratio to a bare worker's whole process, which
 * starts Node and loads the SDK as ours does.
 */
export async function coldStart(quick: boolean) {
  const rounds = quick ? 3 : 7;
  const stage = await openStage({ bare: false, product: false });
  try {
    const home = stage.env.TOVHOLDER_HOME ?? '';
    await migrate(stage.env.DATABASE_URL ?? '');
    await workflowBundle(home);
    const bundle = await bareBundle(join(home, 'bare.js'));
    const pairs: { ours: number; baseline: Bare; ratio: number }[] = [];
    for (let i = 0; i < rounds; i++) {
      const baseline = await startBare(stage, bundle);
      const ours = await startOurs(stage);
      pairs.push({ ours: round(ours), baseline, ratio: round(ours / baseline.createMs) });
      console.error(`round ${i}: ${round(ours)} ms ours, ${baseline.createMs} ms bare`);
    }
    return {
      P10: {
        value: median(pairs.map((pair) => pair.ratio)),
        unit: 'ratio',
        goal: GOAL,
        toWholeProcess: round(median(pairs.map((pair) => pair.ours / pair.baseline.processMs))),
        pairs,
        ours: { firstCommandMs: median(pairs.map((pair) => pair.ours)) },
        baseline: { createMs: median(pairs.map((pair) => pair.baseline.createMs)) },
      },
    };
  } finally {
    await stage.close();
  }
}

interface Bare {
  createMs: number;
  processMs: number;
}

function run(entry: string, env: NodeJS.ProcessEnv): ChildProcess {
  const { command, args } = nodeCommand(entry);
  return spawn(command, args, { cwd: projectRoot, env, stdio: ['ignore', 'pipe', 'inherit'] });
}

async function startBare({ env }: Stage, bundle: string): Promise<Bare> {
  const from = performance.now();
  const child = run('bench/bare/create.ts', { ...env, BARE_BUNDLE: bundle });
  const [, created = ''] = await lineMatching(child, /^created (\S+)/);
  const processMs = round(performance.now() - from);
  await ended(child);
  return { createMs: round(Number(created)), processMs };
}

/** Milliseconds until a referral was acknowledged; both processes are gone when it resolves. */
async function startOurs({ env }: Stage): Promise<number> {
  const from = performance.now();
  const children = [run('worker/main.ts', env), run('api/main.ts', env)];
  try {
    const [, url = ''] = await lineMatching(children[1] as ChildProcess, /^api ready (http:\S+)/);
    while (!(await referred(url))) {
      if (performance.now() - from > PATIENCE_MS) throw new Error('no command was acknowledged');
      await pause(10);
    }
    return performance.now() - from;
  } finally {
    for (const child of children) child.kill('SIGTERM');
    await Promise.all(children.map(ended));
  }
}

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
  return answer?.status === 201;
}

const ended = (child: ChildProcess): Promise<unknown> =>
  child.exitCode !== null ? Promise.resolve() : new Promise((done) => child.once('exit', done));
