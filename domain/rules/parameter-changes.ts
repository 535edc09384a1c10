import type { CivilDate } from '../calendar/index.ts';
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
  /** The first day on which it holds: the day it was made, or later. */
  validFromOn: CivilDate;
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
  /** The next change that is decided and does not hold yet, or null. */
  coming: ParameterChange | null;
}

/** What counts of a change for the values of a day. */
type DatedChange = Pick<ParameterChange, 'name' | 'value' | 'validFromOn'>;

/**
 * What changes, given in the order in which they were made, put in place of a municipality's own values on a day: of those
 * that hold by then the one with the latest first day, and of two with the same day the one made last. A value that today's
 * law no longer allows counts for nothing.
 */
export function changedValues(changes: readonly DatedChange[], on: CivilDate): Partial<Parameters> {
  return Object.fromEntries(standing(changes, on).map(({ name, value }) => [name, value]));
}

/** Every parameter of a municipality on a day, and where its value comes from. */
export function parametersInForce(
  municipality: string,
  changes: readonly ParameterChange[],
  on: CivilDate,
): readonly ParameterInForce[] {
  const values = parametersFor(municipality, changedValues(changes, on));
  const later = inOrder(changes).filter((one) => one.validFromOn > on && isAllowed(one));
  const shipped = municipalParameters[municipality.toLowerCase()] ?? {};
  return (Object.keys(defaultParameters) as (keyof Parameters)[]).map((name) => {
    const change = standing(changes, on).findLast((one) => one.name === name) ?? null;
    const coming = later.find((one) => one.name === name) ?? null;
    const origin = change ? 'changed' : Object.hasOwn(shipped, name) ? 'shipped' : 'default';
    const [value, byDefault] = [jsonOf(values[name]), jsonOf(defaultParameters[name])];
    return { name, value, default: byDefault, origin, change, coming };
  });
}

const standing = <Change extends DatedChange>(changes: readonly Change[], on: CivilDate): readonly Change[] =>
  inOrder(changes).filter((one) => one.validFromOn <= on && isAllowed(one));

/** Sorting is stable: changes for the same day stay in the order in which they were made. */
const inOrder = <Change extends DatedChange>(changes: readonly Change[]): readonly Change[] =>
  changes.toSorted((a, b) => (a.validFromOn < b.validFromOn ? -1 : a.validFromOn > b.validFromOn ? 1 : 0));

const isAllowed = ({ name, value }: DatedChange): boolean => parameterMistake({ [name]: value }) === null;

/** Parameters are plain JSON, which their interfaces cannot say. */
const jsonOf = (value: Parameters[keyof Parameters]): Json => value as unknown as Json;
