import { municipalitiesOf, onlyCasesOf } from '../access/horizon.ts';
import type { Call } from './call.ts';
import { tellDenied } from './denied.ts';

/** What the caller's scope reaches, narrowed by a filter: one that names somebody else's municipality finds nothing. */
export function asked(call: Call, municipality: string | undefined) {
  const reached = municipalitiesOf(call.caller);
  if (municipality && !reached.includes(municipality)) tellDenied(call, 'NOT_FOUND');
  const municipalities = reached.filter((one) => !municipality || one === municipality);
  return { municipalities, ...onlyCasesOf(call.caller) };
}
