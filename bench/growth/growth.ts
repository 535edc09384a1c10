import { lifeWeight } from './life-weight.ts';
import { growthOf, type Population, type UnitCosts } from './model.ts';

/** Planned on the safe side; docs/growth.md says what they rest on. */
const populations: readonly Population[] = [
  { name: 'one municipality', livesAYear: 100 },
  { name: 'a region with 22 municipalities', livesAYear: 1_200 },
  { name: 'the whole country', livesAYear: 6_000 },
  { name: 'every birth in the country', livesAYear: 60_000 },
];

/** P1 (decision 0014), P4 and P7, measured on two cores with everything on. */
const costs: UnitCosts = {
  commandMs: { engine: 11.2, worker: 15.7, api: 6.9, store: 3.5 },
  timerMs: 102,
  warmCaseKib: 205,
};

/** G1: what one life weighs, measured, and what a population asks for, modelled from it. */
export async function growth(quick: boolean) {
  const lives = quick ? 2 : 10;
  const life = await lifeWeight(lives);
  return { G1: { lives, life, costs, modelled: populations.map((one) => growthOf(one, life, costs)) } };
}
