import { municipalitiesOf, onlyCasesOf } from '../access/horizon.ts';
import { tellDenied } from './denied.ts';
import type { Looker } from './look.ts';

/** What the caller's scope reaches, narrowed by a filter: one that names somebody else's municipality finds nothing. */
export function reachOf(looker: Looker, municipality?: string) {
  const reached = municipalitiesOf(looker.caller);
  if (municipality && !reached.includes(municipality)) tellDenied(looker, 'NOT_FOUND');
  const municipalities = reached.filter((one) => !municipality || one === municipality);
  return { municipalities, ...onlyCasesOf(looker.caller) };
}
