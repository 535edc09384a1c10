import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateLife, type LifeWish } from '../domain/simulation/lives/generate-life.ts';
import type { Scenario } from '../domain/simulation/scenario.ts';
import { simulate } from '../domain/simulation/simulate.ts';
import { tovholderHome } from '../worker/embedded/home.ts';
import type { Say } from '../worker/embedded/say.ts';
import { misuse, type Outcome } from './print.ts';
import { type RehearsalStage, startStage } from './rehearsal-stage.ts';
import { playAllOn } from './rehearse.ts';

/** A life that came out differently on the real parts. */
export interface Difference {
  seed: number;
  /** Where the two results part, as a path, and what stood there. */
  at: string;
  simulated: unknown;
  rehearsed: unknown;
}

/** Lives of a size that many can be rehearsed of. */
const AGREED_SIZE = { maxSteps: 30, maxYears: 1 } as const;

const TOGETHER = 20;
// A case takes a command stamped by a clock that goes up to an hour before its own.
const WINDOW_MS = 50 * 60_000;

/** Plays the lives of a range of seeds on the pure domain and on the real parts, and says where they differ. */
export async function agree(range: string | undefined, say: Say): Promise<Outcome> {
  const read = /^(\d{1,9})\.\.(\d{1,9})$/.exec(range ?? '');
  const [from, to] = [Number(read?.[1]), Number(read?.[2])];
  if (!read || from > to) return misuse('Angiv frø som 1..200.', 'Give the seeds as 1..200.', 'seeds');
  const folder = mkdtempSync(join(tmpdir(), 'tovholder-agree-'));
  const startedMs = performance.now();
  const differing: Difference[] = [];
  let stage: RehearsalStage | undefined;
  try {
    stage = await startStage({ folder, home: tovholderHome(), say });
    for (let first = from; first <= to; first += TOGETHER) {
      const seeds = Array.from({ length: Math.min(TOGETHER, to - first + 1) }, (_, i) => first + i);
      differing.push(...(await differencesOn(stage, seeds)));
      say(`seeds up to ${seeds.at(-1)}: ${differing.length} differ`);
    }
  } finally {
    await stage?.stop();
    rmSync(folder, { recursive: true, force: true });
  }
  const lives = to - from + 1;
  const seconds = Math.round((performance.now() - startedMs) / 100) / 10;
  const document = { seeds: { from, to }, agreed: lives - differing.length, differing, seconds };
  return { document, text: () => `${document.agreed} af ${lives} liv er ens`, ok: differing.length === 0 };
}

/** Plays the lives of these seeds side by side on a stage that is up. */
export async function differencesOn(
  stage: RehearsalStage,
  seeds: readonly number[],
  size: Omit<LifeWish, 'seed'> = AGREED_SIZE,
): Promise<readonly Difference[]> {
  const lives: Scenario[] = seeds.map((seed) => generateLife({ seed, ...size }));
  const rehearsed = await playAllOn(stage, lives, WINDOW_MS);
  return lives.flatMap((life, i) => {
    const found = firstDifference(plain(simulate(life)), plain(rehearsed[i]));
    return found ? [{ seed: seeds[i] ?? 0, ...found }] : [];
  });
}

const plain = (result: unknown): unknown => JSON.parse(JSON.stringify(result ?? null));

/** Where two JSON values part first, or null where they are the same to the letter. */
export function firstDifference(
  simulated: unknown,
  rehearsed: unknown,
  at = '',
): Omit<Difference, 'seed'> | null {
  if (JSON.stringify(simulated) === JSON.stringify(rehearsed)) return null;
  if (isContainer(simulated) && isContainer(rehearsed)) {
    for (const key of new Set([...Object.keys(simulated), ...Object.keys(rehearsed)])) {
      const found = firstDifference(simulated[key], rehearsed[key], `${at}/${key}`);
      if (found) return found;
    }
  }
  return { at, simulated, rehearsed };
}

const isContainer = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;
