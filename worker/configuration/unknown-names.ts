import { isInternal, variables } from './variables.ts';

/** A variable of our prefix that nothing reads. `meant`: the known name that it is nearly; null when it is like none. */
export interface UnknownName {
  name: string;
  meant: string | null;
}

const PREFIX = 'TOVHOLDER_';
/** Letters that may differ before a name is another word: slips of the hand, an underscore too many or too few. */
const SLIPS = 3;

/**
 * Variables with our prefix that nothing reads: a typing error would otherwise be silent for ever. What Kubernetes puts
 * into every container for a service called `tovholder…` is not counted.
 */
export function unknownNames(given: NodeJS.ProcessEnv): UnknownName[] {
  const known = new Set(variables.map(({ name }) => name));
  return Object.entries(given)
    .filter(
      ([name, value]) => name.startsWith(PREFIX) && !known.has(name) && !isInternal(name) && value !== '',
    )
    .filter(([name, value = '']) => !isServiceLink(name, value))
    .map(([name]) => ({ name, meant: nearest(name) }));
}

/** `…_SERVICE_HOST`, `…_PORT_8080_TCP_ADDR`, `…_PORT=tcp://10.0.0.1:8080`. */
export const isServiceLink = (name: string, value: string): boolean =>
  /_(SERVICE_HOST|SERVICE_PORT(_\w+)?|PORT_\d+_(TCP|UDP|SCTP)(_\w+)?)$/.test(name) ||
  (/_PORT$/.test(name) && /^(tcp|udp|sctp):\/\//.test(value));

/** The known name that fewest slips lead to, when they are few beside its length; ours may also lack the prefix. */
function nearest(name: string): string | null {
  const bare = name.slice(PREFIX.length);
  const slips = variables.map((one) => ({
    name: one.name,
    n: Math.min(distance(name, one.name), distance(bare, one.name)),
  }));
  const best = slips.reduce((a, b) => (b.n < a.n ? b : a));
  return best.n <= Math.min(SLIPS, Math.floor(bare.length / 3)) ? best.name : null;
}

/** How many letters have to be added, taken away or changed to make one text of the other (Levenshtein). */
export function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (const [j, other] of [...b].entries())
      next.push(
        Math.min((next[j] ?? 0) + 1, (row[j + 1] ?? 0) + 1, (row[j] ?? 0) + (letter === other ? 0 : 1)),
      );
    row = next;
  }
  return row.at(-1) ?? 0;
}
