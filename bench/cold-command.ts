import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from '@temporalio/client';
import { NativeConnection, type ReplayWorkerOptions, Worker } from '@temporalio/worker';
import { type RehearsalStage, startStage } from '../cli/rehearsal-stage.ts';
import { playOn } from '../cli/rehearse.ts';
import { sealingDataConverter } from '../worker/codec/data-converter.ts';
import { tovholderHome } from '../worker/embedded/home.ts';
import { workflowBundle } from '../worker/workflow-bundle.ts';
import { bareBundle } from './bare/bundle.ts';
import { busyLife } from './busy-life.ts';
import { allRuns, type Run } from './histories.ts';
import { median, quantile, round } from './load.ts';

const GOAL = 12;
/** Of Temporal's event types: the beginning of the next task. */
const TASK_SCHEDULED = 1 + 4;
const QUEUE = 'bench-cold';

/**
 * P8: processor time to replay a live case from its history, as a worker does that has never seen it, against the replay
 * of a bare workflow with one update. The cases are those of a busy life, each at moments at which it was at rest.
 */
export async function coldCommand(quick: boolean) {
  const folder = mkdtempSync(join(tmpdir(), 'tovholder-cold-'));
  const stage = await startStage({ folder, home: tovholderHome(), say: () => {} });
  try {
    await playOn(stage, busyLife());
    const resting = (await allRuns(stage)).flatMap(atRest);
    const sample = everyNth(resting, quick ? 40 : 200);
    const one = await bareRun(stage, join(folder, 'bare.js'));
    const bare: ReplayWorkerOptions = { workflowBundle: { codePath: join(folder, 'bare.js') } };
    const cases: ReplayWorkerOptions = {
      workflowBundle: { codePath: await workflowBundle(folder) },
      dataConverter: sealingDataConverter(stage.sql),
    };
    const baselines: number[] = [];
    const ours: number[] = [];
    const parts = quick ? 2 : 5;
    for (let i = 0; i < parts; i++) {
      baselines.push(...(await replayed(bare, Array<Run>(20).fill(one))));
      ours.push(...(await replayed(cases, everyPart(sample, i, parts))));
    }
    const unit = median(baselines);
    const sorted = [...ours].sort((a, b) => a - b);
    return {
      P8: {
        value: round(quantile(sorted, 0.99) / unit),
        unit: 'ratio of the p99 case',
        goal: GOAL,
        medianCase: round(median(sorted) / unit),
        ours: {
          restingMoments: resting.length,
          replayed: ours.length,
          cpuMs: { median: round(median(sorted)), p99: round(quantile(sorted, 0.99)) },
          events: { median: median(sample.map(lengthOf)), most: Math.max(...sample.map(lengthOf)) },
        },
        baseline: { replayed: baselines.length, cpuMs: round(unit) },
        pairs: [],
      },
    };
  } finally {
    await stage.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

const lengthOf = ({ history }: Run): number => history.events?.length ?? 0;

/** The run as it stood whenever nothing was under way: before each further task, and at its end. */
function atRest({ workflowId, history }: Run): Run[] {
  const events = history.events ?? [];
  const ends = events.flatMap((event, i) => (i > 4 && Number(event.eventType) === TASK_SCHEDULED ? [i] : []));
  return [...ends, events.length].map((end) => ({
    workflowId,
    history: { ...history, events: events.slice(0, end) } as Run['history'],
  }));
}

function everyNth<T>(all: readonly T[], wanted: number): T[] {
  const distance = Math.max(1, Math.floor(all.length / wanted));
  return all.filter((_, i) => i % distance === 0);
}

const everyPart = <T>(all: readonly T[], part: number, parts: number): T[] =>
  all.filter((_, i) => i % parts === part);

/** Processor milliseconds of each replay; the first of a worker, which loads the code, is not counted. */
async function replayed(options: ReplayWorkerOptions, runs: readonly Run[]): Promise<number[]> {
  const [first] = runs;
  if (!first) return [];
  const times: number[] = [];
  let before = process.cpuUsage();
  for await (const { error } of Worker.runReplayHistories(options, [first, ...runs])) {
    if (error) throw error;
    const { user, system } = process.cpuUsage(before);
    times.push((user + system) / 1000);
    before = process.cpuUsage();
  }
  return times.slice(1);
}

/** A bare workflow that was given one update. */
async function bareRun(stage: RehearsalStage, file: string): Promise<Run> {
  // A client of its own: the yardstick seals nothing.
  const client = new Client({ connection: stage.client.connection });
  const { address } = stage;
  const connection = await NativeConnection.connect({ address });
  const worker = await Worker.create({
    connection,
    taskQueue: QUEUE,
    workflowBundle: { codePath: await bareBundle(file) },
  });
  const run = await worker.runUntil(async () => {
    const workflowId = 'bare-cold';
    const handle = await client.workflow.start('bareWorkflow', { workflowId, taskQueue: QUEUE });
    await handle.executeUpdate<number, [number]>('noop', { args: [1] });
    return { workflowId, history: await handle.fetchHistory() };
  });
  await connection.close();
  return run;
}
