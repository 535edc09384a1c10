import type { JsonObject } from '../../json.ts';
import { isJsonObject } from '../../json.ts';
import type { Scenario, ScenarioStep } from '../scenario.ts';
import { playLife } from './played-life.ts';

/**
 * The shortest life found in which `fails` still says true, by leaving out ever smaller parts of it (delta debugging).
 * The referral stays; a step that speaks of an earlier one goes when that one goes. Steps that are refused in what is
 * left say so, so that `simulate` finds nothing unexpected in the file.
 */
export function shrinkLife(scenario: Scenario, fails: (shorter: Scenario) => boolean): Scenario {
  let steps = scenario.steps;
  const attempt = (kept: readonly ScenarioStep[]): boolean => {
    const shorter = foretold({ ...scenario, steps: kept });
    if (kept.length >= steps.length || !fails(shorter)) return false;
    steps = shorter.steps;
    return true;
  };
  /** Tries every part of this size from the end on; true when something could go. */
  const leaveOutParts = (size: number): boolean => {
    const before = steps.length;
    for (let from = steps.length - size; from > 1 - size; from -= size) {
      const start = Math.max(1, from);
      attempt(keeping(steps, (_, i) => i < start || i >= from + size));
    }
    return steps.length < before;
  };
  // What was refused changed nothing, so it mostly can go at once.
  attempt(keeping(steps, (step) => step.refused === undefined));
  for (let size = Math.ceil(steps.length / 2); size > 1; size = Math.ceil(size / 2)) leaveOutParts(size);
  while (leaveOutParts(1));
  return shrinkData({ ...scenario, steps }, fails);
}

/** The steps that stay; those that name a step that goes, go too, and the others count anew. */
function keeping(
  steps: readonly ScenarioStep[],
  stays: (step: ScenarioStep, index: number) => boolean,
): ScenarioStep[] {
  const places = new Map<number, number>();
  const kept: ScenarioStep[] = [];
  for (const [i, step] of steps.entries()) {
    const named = namedStep(step.data);
    const place = named === null ? null : places.get(named);
    if (!stays(step, i) || place === undefined) continue;
    places.set(i, kept.length);
    kept.push(place === null ? step : { ...step, data: { ...step.data, eventId: { step: place } } });
  }
  return kept;
}

function namedStep({ eventId }: JsonObject): number | null {
  const step = isJsonObject(eventId) ? eventId.step : null;
  return typeof step === 'number' ? step : null;
}

/** The life with the refusals that it comes to. */
function foretold(scenario: Scenario): Scenario {
  try {
    const { moments } = playLife(scenario);
    const steps = scenario.steps.map(({ refused: _before, ...step }, i) => {
      const code = moments[i]?.refused;
      return code ? { ...step, refused: code } : step;
    });
    return { ...scenario, steps };
  } catch {
    return scenario;
  }
}

/** Leaves out whatever each remaining step says that does not matter. */
function shrinkData(scenario: Scenario, fails: (shorter: Scenario) => boolean): Scenario {
  let least = scenario;
  for (const [i, step] of scenario.steps.entries()) {
    for (const name of Object.keys(step.data)) {
      const { [name]: _gone, ...data } = least.steps[i]?.data ?? {};
      const steps = least.steps.map((one, n) => (n === i ? { ...one, data } : one));
      const shorter = foretold({ ...least, steps });
      const unchanged = shorter.steps[i]?.refused === least.steps[i]?.refused;
      if (unchanged && fails(shorter)) least = shorter;
    }
  }
  return least;
}
