import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findViolation, type Violation } from '../domain/simulation/lives/find-violation.ts';
import { generateLife, type LifeWish } from '../domain/simulation/lives/generate-life.ts';
import { type Invariant, lifeInvariants } from '../domain/simulation/lives/invariants.ts';
import { shrinkLife } from '../domain/simulation/lives/shrink-life.ts';
import type { Scenario } from '../domain/simulation/scenario.ts';
import { writeScenario } from '../domain/simulation/write-scenario.ts';

/** What became of one life. */
export interface SoakedLife {
  seed: number;
  /** From the referral to the end, in years. */
  years: number;
  failure: SoakFailure | null;
}

/** A life that broke an invariant, and the file with the shortest life that still does. */
export interface SoakFailure extends Violation {
  seed: number;
  steps: number;
  shrunkSteps: number;
  file: string;
}

const YEAR_MS = 365.25 * 86_400_000;

/** Writes the life of a seed, of that size, and checks it; one that fails is shrunk and written into `folder`. */
export function soakLife(
  seed: number,
  folder: string,
  invariants: readonly Invariant[] = lifeInvariants,
  size: Omit<LifeWish, 'seed'> = {},
): SoakedLife {
  const life = generateLife({ ...size, seed });
  const violation = findViolation(life, invariants);
  const years = (Date.parse(life.until) - Date.parse(life.steps[0]?.at ?? life.until)) / YEAR_MS;
  return { seed, years, failure: violation && shrunk(seed, life, violation, folder, invariants) };
}

function shrunk(
  seed: number,
  life: Scenario,
  violation: Violation,
  folder: string,
  invariants: readonly Invariant[],
): SoakFailure {
  const shortest = shrinkLife(
    life,
    (shorter) => findViolation(shorter, invariants)?.invariant === violation.invariant,
  );
  const file = join(folder, `seed-${seed}.json`);
  const name = `seed ${seed}: ${violation.invariant}`;
  writeFileSync(file, `${JSON.stringify(writeScenario({ ...shortest, name }), null, 2)}\n`);
  const about = findViolation(shortest, invariants)?.about ?? violation.about;
  return {
    seed,
    invariant: violation.invariant,
    about,
    steps: life.steps.length,
    shrunkSteps: shortest.steps.length,
    file,
  };
}
