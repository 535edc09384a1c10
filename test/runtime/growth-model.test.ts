import { expect, test } from 'vitest';
import type { LifeWeight } from '../../bench/growth/life-weight.ts';
import { growthOf, type UnitCosts } from '../../bench/growth/model.ts';

const life: LifeWeight = {
  ...{ years: 6, commands: 88, reminders: 40, timers: 60, publishes: 150, runs: 12 },
  ...{ actions: 400, events: 1_200, historyBytes: 600_000, storeBytes: 500_000 },
};
const costs: UnitCosts = {
  commandMs: { engine: 10, worker: 15, api: 7, store: 3 },
  timerMs: 20,
  warmCaseKib: 200,
};

test('a thousand lives a year ask for what one asks for, a thousand times', () => {
  const grown = growthOf({ name: 'en region', livesAYear: 1_000 }, life, costs);
  expect(grown).toMatchObject({ livesOpen: 6_000, commandsADay: 400, actionsAYear: 400_000 });
  expect(grown.storeGbAYear).toBeCloseTo(0.5);
  expect(grown.storeGbStanding).toBeCloseTo(3);
  // A twelfth of its history is in the run that is open.
  expect(grown.historyGbStanding).toBeCloseTo(0.3);
  expect(grown.warmGb).toBeCloseTo(2.46, 2);
  // 400 commands of 35 ms in a day of 28,800 seconds, and 60,000 moments of 20 ms in 220 of them.
  expect(grown.cores).toBeCloseTo(400 / 28_800 / (1_000 / 35) + 60_000 / 220 / 28_800 / 50, 6);
  expect(grown.coresAtPeak).toBeCloseTo(grown.cores * 10);
});

test('everything grows as the lives do', () => {
  const one = growthOf({ name: '', livesAYear: 1 }, life, costs);
  const many = growthOf({ name: '', livesAYear: 60_000 }, life, costs);
  for (const [name, value] of Object.entries(one))
    if (typeof value === 'number') expect(many[name as 'cores']).toBeCloseTo(value * 60_000, 3);
});
