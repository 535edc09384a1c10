import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import { isWhole } from './generate.ts';
import { misuse, type Outcome } from './print.ts';
import type { SoakedLife, SoakFailure } from './soak-lives.ts';

/** What was asked for, as the command line gives it: text. */
export interface SoakOptions {
  caseYears?: string;
  seed?: string;
  out?: string;
}

const SAY_EVERY_MS = 10_000;

/**
 * Lives of ever new seeds on the pure domain, one thread a core, until so many years are lived or an invariant fails:
 * then the seed and the file with the shortest life that still fails.
 */
export async function soak(options: SoakOptions, say: (text: string) => void): Promise<Outcome> {
  const { caseYears = '1000', seed = '1', out = '.' } = options;
  if (!isWhole(caseYears) || Number(caseYears) < 1)
    return misuse('Angiv antallet af sagsår.', 'Give the number of case-years.', 'case-years');
  if (!isWhole(seed)) return misuse('Frøet er et helt tal.', 'The seed is a whole number.', 'seed');
  const { years, lives, highest, failures, seconds } = await live(
    { wantedYears: Number(caseYears), seed: Number(seed), folder: resolve(out) },
    say,
  );
  const document = {
    caseYears: Math.floor(years),
    lives,
    seeds: { from: Number(seed), to: highest },
    seconds: Math.round(seconds * 10) / 10,
    caseYearsPerSecond: Math.round((years / seconds) * 10) / 10,
    failures,
  };
  return {
    document,
    text: () =>
      [
        `${document.caseYears} sagsår, ${lives} liv, frø ${seed} til ${highest}, ${document.caseYearsPerSecond} sagsår i sekundet`,
        ...failures.map((one) => `frø ${one.seed}: ${one.invariant}: ${one.about}; se ${one.file}`),
      ].join('\n'),
    ok: failures.length === 0,
  };
}

interface Lived {
  years: number;
  lives: number;
  highest: number;
  failures: SoakFailure[];
  seconds: number;
}

function live(
  wanted: { wantedYears: number; seed: number; folder: string },
  say: (text: string) => void,
): Promise<Lived> {
  const { wantedYears, seed, folder } = wanted;
  const startedMs = performance.now();
  const stride = availableParallelism();
  const lived: Lived = { years: 0, lives: 0, highest: seed, failures: [], seconds: 0 };
  let saidMs = startedMs;
  return new Promise((done, failed) => {
    const threads = Array.from({ length: stride }, (_, i) => startThread({ seed: seed + i, stride, folder }));
    const end = (how: () => void) => {
      lived.seconds = (performance.now() - startedMs) / 1000;
      void Promise.all(threads.map((thread) => thread.terminate())).then(how, failed);
    };
    for (const thread of threads) {
      thread.on('message', ({ seed: one, years, failure }: SoakedLife) => {
        lived.years += years;
        lived.lives += 1;
        lived.highest = Math.max(lived.highest, one);
        if (failure) lived.failures.push(failure);
        if (performance.now() - saidMs > SAY_EVERY_MS) {
          saidMs = performance.now();
          const rate = lived.years / ((saidMs - startedMs) / 1000);
          say(`${Math.floor(lived.years)} case-years, seed ${lived.highest}, ${rate.toFixed(1)} a second\n`);
        }
        if (failure || lived.years >= wantedYears) end(() => done(lived));
      });
      thread.on('error', (error) => end(() => failed(error)));
    }
  });
}

const startThread = (of: { seed: number; stride: number; folder: string }): Worker =>
  new Worker(new URL('../bin/thread.mjs', import.meta.url), {
    workerData: { ...of, entry: new URL('./soak-worker.ts', import.meta.url).href },
  });
