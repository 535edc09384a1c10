import { spawnSync } from 'node:child_process';
import { projectRoot } from '../worker/embedded/home.ts';
import { median, round } from './load.ts';

/** One measurement of `bench/warm-memory-worker.ts`. */
interface Warmth {
  kibPerCase: number;
  cpuMsPerStart: number;
}

/**
 * P7: resident memory per cached case against a cached bare workflow, each in a worker process of its own, interleaved.
 * Beside it the CPU that the first task of a case takes, client included.
 */
export function warmMemory(quick: boolean) {
  const rounds = quick ? 2 : 5;
  const pairs: { ours: Warmth; baseline: Warmth; ratio: number }[] = [];
  for (let i = 0; i < rounds; i++) {
    const baseline = measure('bare');
    const ours = measure('cases');
    pairs.push({ ours, baseline, ratio: round(ours.kibPerCase / baseline.kibPerCase) });
    console.error(`round ${i}: ${ours.kibPerCase} KiB ours, ${baseline.kibPerCase} KiB bare`);
  }
  return { P7: { value: median(pairs.map((pair) => pair.ratio)), unit: 'ratio', goal: 1.5, pairs } };
}

function measure(variant: 'bare' | 'cases'): Warmth {
  const args = ['--expose-gc', '--import', 'tsx', 'bench/warm-memory-worker.ts', variant];
  const run = spawnSync(process.execPath, args, {
    cwd: projectRoot,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (run.status !== 0) throw new Error(`the ${variant} worker ended with ${run.status}`);
  return JSON.parse(run.stdout.trim().split('\n').at(-1) ?? '{}') as Warmth;
}
