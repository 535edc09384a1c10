import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { type SimulationResult, wentAsExpected } from '../../../domain/simulation/result.ts';
import { readScenario } from '../../../domain/simulation/scenario.ts';
import { simulate } from '../../../domain/simulation/simulate.ts';
import { differences, type Expected } from './expected.ts';

const folder = fileURLToPath(new URL('../../scenarios', import.meta.url));
const read = (name: string): unknown => JSON.parse(readFileSync(join(folder, name), 'utf8'));
const names = readdirSync(folder)
  .filter((name) => name.endsWith('.expected.json'))
  .map((name) => name.slice(0, -'.expected.json'.length));

function simulated(name: string): { result: SimulationResult; expected: Expected; asMarked: boolean } {
  const scenario = readScenario(read(`${name}.json`));
  if (!scenario.ok) throw new Error(scenario.refusal.message.en);
  const result = simulate(scenario.scenario);
  const expected = read(`${name}.expected.json`) as Expected;
  return { result, expected, asMarked: wentAsExpected(result, scenario.scenario.steps) };
}

test.each(names)('%s comes out as expected', (name) => {
  const { result, expected, asMarked } = simulated(name);
  expect(differences(result, expected)).toEqual([]);
  expect(asMarked || (expected.refusals ?? []).length > 0).toBe(true);
});

test('a status, a date, a refusal or a message that differs is noticed', () => {
  expect(names.length).toBeGreaterThanOrEqual(5);
  const { result, expected } = simulated('notification-over-easter');
  const bent = (change: (copy: SimulationResult) => unknown) => {
    const copy = structuredClone(result);
    change(copy);
    return differences(copy, expected).length;
  };
  expect(bent(() => {})).toBe(0);
  const without = (copy: SimulationResult) =>
    Object.assign(copy.cases[0] ?? {}, {
      deadlines: copy.cases[0]?.deadlines.map((d) => ({ ...d, status: 'paused', dueOn: null, dueAt: null })),
    });
  expect(bent(without)).toBeGreaterThan(3);
  expect(bent((copy) => Object.assign(copy, { refusals: [{ step: 1, code: 'BUSY', message: '' }] }))).toBe(1);
  expect(bent((copy) => Object.assign(copy, { cases: [] }))).toBeGreaterThan(0);
});
