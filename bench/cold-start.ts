import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { migrate } from '../db/migrate.ts';
import { projectRoot } from '../worker/embedded/home.ts';
import { nodeCommand } from '../worker/supervisor/node-service.ts';
import { workflowBundle } from '../worker/workflow-bundle.ts';
import { bareBundle } from './bare/bundle.ts';
import { firstCommand } from './embedded.ts';
import { median, round } from './load.ts';
import { lineMatching, openStage, type Stage } from './stage.ts';

const GOAL = 3;
const PATIENCE_MS = 60_000;

/**
 * P10: from the start of worker and API, side by side, to the first acknowledged command, against `Worker.create` of a
 * bare worker; servers run, schema and bundles are there. Beside it the ratios to a bare worker's whole process, which
 * starts Node and loads the SDK as ours does, until it takes work and until a first update of its own is acknowledged.
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
        toFirstUpdate: round(median(pairs.map((pair) => pair.ours / pair.baseline.firstUpdateMs))),
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
  /** Until it takes work. */
  processMs: number;
  /** Until a first update was acknowledged, as ours is measured until a first command was. */
  firstUpdateMs: number;
}

function run(entry: string, env: NodeJS.ProcessEnv): ChildProcess {
  const { command, args } = nodeCommand(entry);
  return spawn(command, args, { cwd: projectRoot, env, stdio: ['ignore', 'pipe', 'inherit'] });
}

async function startBare({ env }: Stage, bundle: string): Promise<Bare> {
  const from = performance.now();
  const child = run('bench/bare/create.ts', { ...env, BARE_BUNDLE: bundle });
  const created = lineMatching(child, /^created (\S+)/);
  const acknowledged = lineMatching(child, /^acknowledged/);
  const [, createMs = ''] = await created;
  const processMs = round(performance.now() - from);
  await acknowledged;
  const firstUpdateMs = round(performance.now() - from);
  await ended(child);
  return { createMs: round(Number(createMs)), processMs, firstUpdateMs };
}

/** Milliseconds until a referral was acknowledged; both processes are gone when it resolves. */
async function startOurs({ env }: Stage): Promise<number> {
  const from = performance.now();
  const children = [run('worker/main.ts', env), run('api/main.ts', env)];
  try {
    const [, url = ''] = await lineMatching(children[1] as ChildProcess, /^api ready (http:\S+)/);
    await firstCommand(url, PATIENCE_MS);
    return performance.now() - from;
  } finally {
    for (const child of children) child.kill('SIGTERM');
    await Promise.all(children.map(ended));
  }
}

const ended = (child: ChildProcess): Promise<unknown> =>
  child.exitCode !== null ? Promise.resolve() : new Promise((done) => child.once('exit', done));
