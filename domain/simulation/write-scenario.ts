import type { JsonObject } from '../json.ts';
import type { Scenario } from './scenario.ts';

/** A scenario as the file that `readScenario` reads (contract §6); what has its ordinary value is left out. */
export function writeScenario(scenario: Scenario): JsonObject {
  const { name, municipality, parameters, ruleSet, kind, steps, until } = scenario;
  const file = {
    name,
    municipality,
    ...(Object.keys(parameters).length > 0 ? { parameters } : {}),
    ...(ruleSet === null ? {} : { ruleSet }),
    case: { kind },
    // Who gives a step follows from the steps themselves, and is no part of the format.
    steps: steps.map(({ role: _follows, ...step }) => step),
    until,
  };
  return file as unknown as JsonObject;
}
