import { Counter, type Registry } from 'prom-client';
import { Tampered } from '../../security/key-unavailable.ts';

/** Counts what could not be read: `key`: it is not to be had; `tampered`: what was sealed does not open. */
export function countUnreadable(registry: Registry): (trouble: unknown) => void {
  const counter = new Counter({
    name: 'tovholder_unreadable_total',
    help: 'Attempts to read something sealed that failed, by what was wrong.',
    labelNames: ['problem'],
    registers: [registry],
  });
  // Both are there from the start, so that the first one is a rise and not a beginning.
  for (const problem of ['key', 'tampered']) counter.inc({ problem }, 0);
  return (trouble) => counter.inc({ problem: trouble instanceof Tampered ? 'tampered' : 'key' });
}
