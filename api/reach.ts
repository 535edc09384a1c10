import { municipalitiesOf, onlyCasesOf } from '../access/horizon.ts';
import { unitOf } from '../access/unit.ts';
import { tellDenied } from './denied.ts';
import type { Looker } from './look.ts';

/** What the caller's scope reaches, narrowed by a filter: one that names somebody else's municipality finds nothing. */
export function reachOf(looker: Looker, municipality?: string) {
  const reached = municipalitiesOf(looker.caller);
  if (municipality && !reached.includes(municipality)) tellDenied(looker, 'NOT_FOUND');
  const municipalities = reached.filter((one) => !municipality || one === municipality);
  return { municipalities, ...onlyCasesOf(looker.caller) };
}

/** The same for a list of cases by themselves: without a filter also those that somebody was let in to, or had before. */
export function knownOf(looker: Looker, municipality?: string) {
  const { scope, role } = looker.caller;
  const reach = reachOf(looker, municipality);
  return municipality ? reach : { ...reach, orKnownTo: { scope, unit: unitOf(role) } };
}
