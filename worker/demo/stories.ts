import { readScenario, type Scenario, type ScenarioStep } from '../../domain/simulation/scenario.ts';
import aabenraa from './aabenraa.json' with { type: 'json' };
import esbjerg from './esbjerg.json' with { type: 'json' };
import esbjergNew from './esbjerg-new.json' with { type: 'json' };

/** A life that the demo shows: lived up to today when it is loaded, and what happens afterwards as its clock is moved. */
export interface DemoLife {
  name: string;
  past: Scenario;
  ahead: readonly ScenarioStep[];
}

/** The short lives first: they are there to look at while the long one is still being lived. */
export const demoLives: readonly DemoLife[] = [
  demoLife('aabenraa', aabenraa),
  demoLife('esbjerg-new', esbjergNew),
  demoLife('esbjerg', esbjerg),
];

function demoLife(name: string, file: { steps: object[]; ahead?: object[] }): DemoLife {
  const read = readScenario({ ...file, steps: [...file.steps, ...(file.ahead ?? [])] });
  if (!read.ok) throw new Error(`the demo life ${name} cannot be read: ${read.refusal.message.en}`);
  const { steps } = read.scenario;
  const lived = file.steps.length;
  return { name, past: { ...read.scenario, steps: steps.slice(0, lived) }, ahead: steps.slice(lived) };
}
