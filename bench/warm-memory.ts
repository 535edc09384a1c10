import { spawn } from 'node:child_process';
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
export async function warmMemory(quick: boolean) {
  const rounds = quick ? 2 : 5;
  const pairs: { ours: Warmth; baseline: Warmth; ratio: number }[] = [];
  for (let i = 0; i < rounds; i++) {
    const baseline = await measure('bare');
    const ours = await measure('cases');
    pairs.push({ ours, baseline, ratio: round(ours.kibPerCase / baseline.kibPerCase) });
    console.error(`round ${i}: ${ours.kibPerCase} KiB ours, ${baseline.kibPerCase} KiB bare`);
  }
  return { P7: { value: median(pairs.map((pair) => pair.ratio)), unit: 'ratio', goal: 1.5, pairs } };
}

/** The worker ends with this process, however this one ends: it listens for the end of its standard input. */
function measure(variant: 'bare' | 'cases'): Promise<Warmth> {
  const args = ['--expose-gc', '--import', 'tsx', 'bench/warm-memory-worker.ts', variant];
  const child = spawn(process.execPath, args, { cwd: projectRoot, stdio: ['pipe', 'pipe', 'inherit'] });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString('utf8');
  });
  return new Promise((done, failed) => {
    child.once('close', (code) => {
      if (code === 0) done(JSON.parse(said.trim().split('\n').at(-1) ?? '{}') as Warmth);
      else failed(new Error(`the ${variant} worker ended with ${code}`));
    });
  });
}
