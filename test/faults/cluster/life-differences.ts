import type { SimulatedCase } from '../../../domain/simulation/result.ts';

/**
 * Where two lives part, by case: their acts, the state and day of each deadline, and each message with its day. To the day, because
 * a step here is given when its turn comes, and a wait for an answer moves it by seconds.
 */
export function differences(expected: readonly SimulatedCase[], lived: readonly SimulatedCase[]): string[] {
  const byRef = new Map(lived.map((one) => [one.ref, one]));
  return expected.flatMap((wanted) => {
    const found = byRef.get(wanted.ref);
    if (!found) return [`${wanted.ref} is not there`];
    const one = (what: string, of: (kase: SimulatedCase) => string[]) => {
      const [should, is] = [of(wanted), of(found)];
      const missing = without(should, is);
      const tooMuch = without(is, should);
      return [
        ...missing.map((line) => `${wanted.ref}: ${what} missing: ${line}`),
        ...tooMuch.map((line) => `${wanted.ref}: ${what} too much: ${line}`),
      ];
    };
    const day = (at: string | null | undefined) => at?.slice(0, 10) ?? '';
    return [
      ...(wanted.version === found.version
        ? []
        : [`${wanted.ref}: ${found.version} acts for ${wanted.version}`]),
      ...one('event', ({ events }) => events.map(({ id, type }) => `${id} ${type}`)),
      ...one('deadline', ({ deadlines }) =>
        deadlines.map(({ id, status, dueAt }) => `${id} ${status} ${day(dueAt)}`),
      ),
      ...one('message', ({ sent }) =>
        sent.map(({ at, kind, deadlineId, to }) => `${kind} ${deadlineId} ${to} ${day(at)}`),
      ),
    ];
  });
}

/** What is left of a list when each of another's is taken out once. */
function without(all: readonly string[], taken: readonly string[]): string[] {
  const left = [...all];
  for (const one of taken) {
    const at = left.indexOf(one);
    if (at >= 0) left.splice(at, 1);
  }
  return left;
}
