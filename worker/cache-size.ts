/** Measured by `npm run bench -- P7` (decision 0005), for a case just opened. */
const KIB_PER_NEW_CASE = 205;
/** A case that has lived for years keeps more facts, and the deadlines worked out from them. */
const GROWN = 3;
const DEFAULT_BUDGET_MIB = 512;
const FEWEST = 10;

/**
 * How many cases a worker keeps in memory: its budget in MiB (TOVHOLDER_CACHE_MIB) over what a grown case takes. The
 * SDK's own limit counts workflows of any size, and an isolate that runs out of memory takes the whole worker along.
 */
export function cacheSize(budgetMib: string | undefined): number {
  const given = Number(budgetMib || DEFAULT_BUDGET_MIB);
  if (!Number.isFinite(given) || given <= 0)
    throw new Error('TOVHOLDER_CACHE_MIB must be a number of MiB, like 512');
  return Math.max(FEWEST, Math.floor((given * 1024) / (KIB_PER_NEW_CASE * GROWN)));
}
