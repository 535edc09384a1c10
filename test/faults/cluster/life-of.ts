import { readFileSync } from 'node:fs';
import { readScenario, type Scenario } from '../../../domain/simulation/scenario.ts';

/** A life of the acceptance scenarios, by its file's name. */
export function lifeOf(name: string): Scenario {
  const file = new URL(`../../scenarios/${name}.json`, import.meta.url);
  const read = readScenario(JSON.parse(readFileSync(file, 'utf8')));
  if (!read.ok) throw new Error(`the life ${name} does not read`);
  return read.scenario;
}
