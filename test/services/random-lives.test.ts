import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { differencesOn, firstDifference } from '../../cli/agree.ts';
import { type RehearsalStage, startStage } from '../../cli/rehearsal-stage.ts';
import { generateLife } from '../../domain/simulation/lives/generate-life.ts';
import { tovholderHome } from '../../worker/embedded/home.ts';

// Two hundred lives, each of more steps: `tovholder agree --seeds 1..200`.
const SEEDS = Array.from({ length: 20 }, (_, i) => i + 1);
const SIZE = { maxSteps: 22, maxYears: 0.9 };

let stage: RehearsalStage;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tovholder-lives-'));
  stage = await startStage({ folder, home: tovholderHome(), say: () => {} });
}, 120_000);
afterAll(async () => {
  await stage?.stop();
  rmSync(folder, { recursive: true, force: true });
});

test('twenty random lives come out of the real parts as they come out of the pure domain, to the letter', async () => {
  const steps = SEEDS.flatMap((seed) => generateLife({ seed, ...SIZE }).steps);
  expect(steps.filter((step) => !step.refused).length).toBeGreaterThan(300);
  expect(steps.filter((step) => step.refused).length).toBeGreaterThan(10);
  expect(await differencesOn(stage, SEEDS, SIZE)).toEqual([]);
}, 600_000);

test('a difference is told by its place', () => {
  const simulated = { cases: [{ version: 3, sent: [] }] };
  expect(firstDifference(simulated, { cases: [{ version: 3, sent: [] }] })).toBeNull();
  expect(firstDifference(simulated, { cases: [{ version: 4, sent: [] }] })).toEqual({
    at: '/cases/0/version',
    simulated: 3,
    rehearsed: 4,
  });
});
