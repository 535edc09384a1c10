/**
 * A count as it may be passed on. Statistics Denmark asks for three persons at least behind a cell; what is told here is
 * about drugs and pregnancy, so it is five. What is small is `few`, what would give it away by subtraction is `withheld`. Nought is nobody, and stands.
 */
export type Shown = number | 'few' | 'withheld';

const FEWEST = 5;

const isFew = (n: number): boolean => n > 0 && n < FEWEST;

/**
 * Counts that add up to a total, with the total last. Where one of them alone is small, the next smallest is withheld too;
 * where there is none, the total is.
 */
export function guarded(counts: readonly number[]): { counts: readonly Shown[]; total: Shown } {
  const sum = counts.reduce((all, n) => all + n, 0);
  const shown: Shown[] = counts.map((n) => (isFew(n) ? 'few' : n));
  const total: Shown = isFew(sum) ? 'few' : sum;
  const hidden = shown.filter((one) => one === 'few').length;
  if (hidden !== 1 || counts.length === 1) return { counts: shown, total };
  const others = counts.filter((n) => !isFew(n) && n > 0);
  if (others.length === 0) return { counts: shown, total };
  shown[counts.indexOf(Math.min(...others))] = 'withheld';
  return { counts: shown, total };
}

/** One count by itself. */
export const guardedOne = (n: number): Shown => (isFew(n) ? 'few' : n);
