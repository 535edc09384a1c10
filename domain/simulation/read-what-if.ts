import { isCivilDate, parseInstant } from '../calendar/index.ts';
import { type Refusal, refuse } from '../case/refusal.ts';
import { isStorable } from '../case/storable.ts';
import { isJsonObject, type JsonObject } from '../json.ts';
import type { Parameters } from '../rules/parameters.ts';
import { parameterMistake } from '../rules/validate-parameters.ts';
import type { WhatIf } from './what-if.ts';

const MAX_STEPS = 200;

/** Reads a question from parsed JSON; what is wrong is named by its place. */
export function readWhatIf(input: unknown): { ok: true; question: WhatIf } | { ok: false; refusal: Refusal } {
  const bad = (da: string, en: string, reason: string) => ({
    ok: false as const,
    refusal: refuse('VALIDATION', da, en, { reason }),
  });
  if (!isJsonObject(input))
    return bad('Spørgsmålet skal være et objekt.', 'The question must be an object.', 'body');
  const { steps = [], ruleSet, parameters = {}, until } = input as Record<string, unknown>;
  if (!Array.isArray(steps) || steps.length > MAX_STEPS || !steps.every(isStep))
    return bad(
      'steps skal være en liste af trin med at, command og data.',
      'steps must be a list of steps with at, command and data.',
      'steps',
    );
  if (ruleSet !== undefined && ruleSet !== 'current' && !isCivilDate(ruleSet))
    return bad('ruleSet skal være current eller en dato.', 'ruleSet must be current or a date.', 'ruleSet');
  if (!isJsonObject(parameters))
    return bad('parameters skal være et objekt.', 'parameters must be an object.', 'parameters');
  const mistake = parameterMistake(parameters);
  if (mistake)
    return bad(
      `${mistake.name} ${mistake.da}.`,
      `${mistake.name} ${mistake.en}.`,
      `parameters.${mistake.name}`,
    );
  if (until !== undefined && parseInstant(until) === null)
    return bad('until skal være et tidspunkt.', 'until must be an instant.', 'until');
  return {
    ok: true,
    question: {
      steps: steps.map((step: { at: string; command: string; data?: JsonObject; case?: string }) => ({
        at: step.at,
        command: step.command,
        data: step.data ?? {},
        ...(step.case === undefined ? {} : { case: step.case }),
      })),
      parameters: parameters as Partial<Parameters>,
      ...(typeof ruleSet === 'string' ? { ruleSet } : {}),
      ...(typeof until === 'string' ? { until } : {}),
    },
  };
}

const isStep = (step: unknown): boolean =>
  isJsonObject(step) &&
  parseInstant(step.at) !== null &&
  typeof step.command === 'string' &&
  (step.case === undefined || typeof step.case === 'string') &&
  (step.data === undefined || (isJsonObject(step.data) && isStorable(step.data)));
