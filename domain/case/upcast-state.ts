import { defaultParameters } from '../rules/parameters.ts';
import type { CaseOpening } from './command.ts';
import type { CaseState } from './state.ts';

/** Fills in the parameters that did not exist yet when a case was opened: for it they have their defaults. */
export function withAllParameters<T extends CaseState | CaseOpening>(known: T): T {
  const missing = Object.keys(defaultParameters).some((name) => !Object.hasOwn(known.parameters, name));
  return missing ? { ...known, parameters: { ...defaultParameters, ...known.parameters } } : known;
}

/** A state as any released version wrote it (`schemaVersion`), in today's shape. */
export const upcastState = (state: CaseState): CaseState => withAllParameters(state);
