/**
 * A count as it may be passed on. Statistics Denmark asks for three persons at least behind a cell; what is told here is
 * about drugs and pregnancy, so it is five. What is small is `few`, what would give it away by subtraction is `withheld`. Nought is nobody, and stands.
 */
export type Shown = number | 'few' | 'withheld';

const FEWEST = 5;

const isFew = (n: number): boolean => n > 0 && n < FEWEST;

/**
 * Counts that add up to a total, with the total last. While a small one could be worked out from the total and the others,
 * the next smallest is withheld too; where there is none left, the total is.
 */
export function guarded(counts: readonly number[]): { counts: readonly Shown[]; total: Shown } {
  const sum = counts.reduce((all, n) => all + n, 0);
  const shown: Shown[] = counts.map((n) => (isFew(n) ? 'few' : n));
  if (isFew(sum)) return { counts: shown, total: 'few' };
  while (tells(shown, sum)) {
    const smallest = Math.min(...shown.filter((one) => typeof one === 'number' && one > 0).map(Number));
    if (!Number.isFinite(smallest)) return { counts: shown, total: 'withheld' };
    shown[shown.indexOf(smallest)] = 'withheld';
  }
  return { counts: shown, total: sum };
}

/**
 * Whether a reader who knows the total knows a small count exactly: nothing else is hidden, or what is hidden leaves it one
 * value. What is withheld is no smaller than the fewest and no larger than the smallest that is shown.
 */
function tells(shown: readonly Shown[], sum: number): boolean {
  const few = shown.filter((one) => one === 'few').length;
  const withheld = shown.filter((one) => one === 'withheld').length;
  if (few === 0) return false;
  const told = shown.filter((one) => typeof one === 'number');
  const hidden = told.reduce((rest, n) => rest - n, sum);
  const most = Math.min(...told.filter((n) => n > 0), Number.POSITIVE_INFINITY);
  const others = few - 1;
  const least = Math.max(1, hidden - others * (FEWEST - 1) - (withheld === 0 ? 0 : withheld * most));
  const largest = Math.min(FEWEST - 1, hidden - others - withheld * FEWEST);
  return least >= largest;
}

/** One count by itself. */
export const guardedOne = (n: number): Shown => (isFew(n) ? 'few' : n);
