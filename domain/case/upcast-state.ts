import { defaultParameters } from '../rules/parameters.ts';
import type { CaseOpening } from './command.ts';
import type { CaseState } from './state.ts';

/** The shape that this build writes. It goes up by one with an upcaster below and a fixture of the new shape. */
export const STATE_SCHEMA = 1;

/** One released shape as the next: plain JSON in, plain JSON out. */
type Upcaster = (older: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>;

/** `upcasters[1]` reads a state of shape 1 as shape 2. None may ever be removed: a case sleeps for years. */
const upcasters: Readonly<Record<number, Upcaster>> = {};

/** A state as any released build wrote it (`schemaVersion`), in today's shape. One that is today's stays the same object. */
export const upcastState = (state: CaseState): CaseState =>
  withAllParameters(throughShapes(state, upcasters, STATE_SCHEMA));

/** Goes from shape to shape until `target`; a newer one than that stays as it is, for its reader to refuse. */
export function throughShapes(
  state: CaseState,
  steps: Readonly<Record<number, Upcaster>>,
  target: number,
): CaseState {
  let shape: { readonly schemaVersion: number } = state;
  for (let version = shape.schemaVersion; version < target; version += 1) {
    const step = steps[version];
    if (step) shape = { ...step({ ...shape }), schemaVersion: version + 1 };
  }
  return shape as CaseState;
}

/** Fills in the parameters that did not exist yet when a case was opened: for it they have their defaults. */
export function withAllParameters<T extends CaseState | CaseOpening>(known: T): T {
  const missing = Object.keys(defaultParameters).some((name) => !Object.hasOwn(known.parameters, name));
  return missing ? { ...known, parameters: { ...defaultParameters, ...known.parameters } } : known;
}
