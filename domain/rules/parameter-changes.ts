import type { Json } from '../json.ts';
import { defaultParameters, municipalParameters, type Parameters, parametersFor } from './parameters.ts';
import type { Role } from './roles.ts';
import { parameterMistake } from './validate-parameters.ts';

/** One municipality's change of one parameter: what was in force before, what since, by whom and why. */
export interface ParameterChange {
  municipality: string;
  name: string;
  before: Json;
  value: Json;
  reason: string;
  byRole: Role;
  /** The person or system, as the login knows it. */
  by: string;
  changedAt: string;
}

/** Where a value comes from: the regional defaults, the values that ship for the municipality, or a change. */
export type ParameterOrigin = 'default' | 'shipped' | 'changed';

/** One parameter as it stands in a municipality. */
export interface ParameterInForce {
  name: keyof Parameters;
  value: Json;
  default: Json;
  origin: ParameterOrigin;
  /** The change that set it, or null. */
  change: ParameterChange | null;
}

/**
 * What changes, given in the order in which they were made, put in place of a municipality's own values. A value that
 * today's law no longer allows counts for nothing.
 */
export function changedValues(
  changes: readonly Pick<ParameterChange, 'name' | 'value'>[],
): Partial<Parameters> {
  return Object.fromEntries(standing(changes).map(({ name, value }) => [name, value]));
}

/** Every parameter of a municipality, and where its value comes from. */
export function parametersInForce(
  municipality: string,
  changes: readonly ParameterChange[],
): readonly ParameterInForce[] {
  const values = parametersFor(municipality, changedValues(changes));
  const shipped = municipalParameters[municipality.toLowerCase()] ?? {};
  return (Object.keys(defaultParameters) as (keyof Parameters)[]).map((name) => {
    const change = standing(changes).findLast((one) => one.name === name) ?? null;
    const origin = change ? 'changed' : Object.hasOwn(shipped, name) ? 'shipped' : 'default';
    return { name, value: jsonOf(values[name]), default: jsonOf(defaultParameters[name]), origin, change };
  });
}

function standing<Change extends Pick<ParameterChange, 'name' | 'value'>>(
  changes: readonly Change[],
): readonly Change[] {
  return changes.filter(({ name, value }) => parameterMistake({ [name]: value }) === null);
}

/** Parameters are plain JSON, which their interfaces cannot say. */
const jsonOf = (value: Parameters[keyof Parameters]): Json => value as unknown as Json;
