import { parseInstant } from '../calendar/index.ts';
import { type Refusal, refuse } from '../case/refusal.ts';
import type { CaseKind } from '../case/state.ts';
import { isStorable } from '../case/storable.ts';
import { isJsonObject, type JsonObject } from '../json.ts';
import type { Parameters } from '../rules/parameters.ts';
import type { Role } from '../rules/roles.ts';
import { parameterMistake } from '../rules/validate-parameters.ts';
import { roleOfStep } from './role-of-step.ts';

/** One command of a life, at the moment it is given. `refused` says which code is expected. */
export interface ScenarioStep {
  at: string;
  case: string;
  command: string;
  data: JsonObject;
  refused?: string;
  /** Who gives it, where not any role may; left out: the family department or its leader. */
  role?: Role;
}

/** A case's life as a file (contract §6). */
export interface Scenario {
  name: string;
  municipality: string;
  parameters: Partial<Parameters>;
  ruleSet: string | null;
  kind: CaseKind;
  steps: readonly ScenarioStep[];
  until: string;
}

export type ReadScenario = { ok: true; scenario: Scenario } | { ok: false; refusal: Refusal };

const MAX_STEPS = 5_000;

/** Reads a scenario from parsed JSON; what is wrong is named by its place. */
export function readScenario(input: unknown): ReadScenario {
  const bad = (da: string, en: string, reason: string): ReadScenario => ({
    ok: false,
    refusal: refuse('VALIDATION', da, en, { reason }),
  });
  if (!isJsonObject(input))
    return bad('Scenariet skal være et objekt.', 'The scenario must be an object.', 'scenario');
  const {
    name = '',
    municipality = '',
    parameters = {},
    ruleSet = null,
    steps,
    until,
  } = input as Record<string, unknown>;
  const kase = (input as Record<string, unknown>).case;
  const kind = isJsonObject(kase) ? kase.kind : undefined;
  if (kind !== 'pregnancy' && kind !== 'child') {
    return bad(
      'case.kind skal være pregnancy eller child.',
      'case.kind must be pregnancy or child.',
      'case.kind',
    );
  }
  if (!isJsonObject(parameters))
    return bad('parameters skal være et objekt.', 'parameters must be an object.', 'parameters');
  const mistake = parameterMistake(parameters);
  if (mistake)
    return bad(
      `${mistake.name}: ${mistake.da}.`,
      `${mistake.name}: ${mistake.en}.`,
      `parameters.${mistake.name}`,
    );
  if (parseInstant(until) === null)
    return bad('until skal være et tidspunkt.', 'until must be an instant.', 'until');
  if (!Array.isArray(steps) || steps.length === 0 || steps.length > MAX_STEPS) {
    return bad(
      'steps skal være en liste med mindst ét trin.',
      'steps must be a list of at least one step.',
      'steps',
    );
  }
  const read: ScenarioStep[] = [];
  for (const [i, step] of steps.entries()) {
    const one = readStep(step, kind);
    if (!one)
      return bad(
        `Trin ${i} kan ikke læses: det skal have at, command og data.`,
        `Step ${i} cannot be read: it needs at, command and data.`,
        `steps.${i}`,
      );
    const role = roleOfStep(one, read);
    read.push(role ? { ...one, role } : one);
  }
  return {
    ok: true,
    scenario: {
      name: String(name),
      municipality: String(municipality),
      parameters: parameters as Partial<Parameters>,
      ruleSet: typeof ruleSet === 'string' ? ruleSet : null,
      kind,
      steps: read,
      until: String(until),
    },
  };
}

function readStep(step: unknown, kind: CaseKind): ScenarioStep | null {
  if (!isJsonObject(step)) return null;
  const { at, command, data = {}, refused, case: ref } = step as Record<string, unknown>;
  if (parseInstant(at) === null || typeof command !== 'string' || !isJsonObject(data) || !isStorable(data))
    return null;
  return {
    at: String(at),
    case: typeof ref === 'string' ? ref : kind === 'pregnancy' ? 'pregnancy' : 'child:1',
    command,
    data: data as JsonObject,
    ...(typeof refused === 'string' ? { refused } : {}),
  };
}

/** A second case of the same kind, referred by itself and to be merged: `duplicate`, `duplicate:2` … */
export const isDuplicateRef = (ref: string): boolean => /^duplicate(:[1-9]\d?)?$/.test(ref);

/** Whether a step may open a case: the scenario's first, or a duplicate beside it. */
export const opensCase = ({ command, case: ref }: ScenarioStep, kind: CaseKind): boolean =>
  command === 'refer' && (ref === firstRef(kind) || isDuplicateRef(ref));

/** The ref of a scenario's first case. */
export const firstRef = (kind: CaseKind): string => (kind === 'pregnancy' ? 'pregnancy' : 'child:1');
