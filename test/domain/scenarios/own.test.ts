import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { wentAsExpected } from '../../../domain/simulation/result.ts';
import { readScenario } from '../../../domain/simulation/scenario.ts';
import { simulate } from '../../../domain/simulation/simulate.ts';
import { differences, type Expected } from './expected.ts';

/**
 * Whole lives beside the open scenarios. Their expected values were computed from the catalogue by an oracle that
 * shares no code with the domain: its own holidays, its own counting.
 */
const folder = fileURLToPath(new URL('../../scenarios/own', import.meta.url));
const read = (file: string): unknown => JSON.parse(readFileSync(join(folder, file), 'utf8'));
const lives = readdirSync(folder)
  .filter((file) => file.endsWith('.expected.json'))
  .map((file) => file.slice(0, -'.expected.json'.length));

test('there are lives to tell', () => {
  expect(lives.length).toBeGreaterThanOrEqual(12);
});

test.each(lives)('%s comes out as the catalogue says', (life) => {
  const scenario = readScenario(read(`${life}.json`));
  if (!scenario.ok) throw new Error(scenario.refusal.message.en);
  const result = simulate(scenario.scenario);
  expect(differences(result, read(`${life}.expected.json`) as Expected)).toEqual([]);
  expect(wentAsExpected(result, scenario.scenario.steps)).toBe(true);
});
