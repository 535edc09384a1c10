import type { Sides } from './compare-case.ts';
import type { Gap } from './gap.ts';
import { type Repair, repair, repairOrder } from './repair.ts';
import { type Survey, type SurveyOptions, survey } from './survey.ts';

/** What was found, what was done about it, and what is left. */
export interface Reconciliation {
  cases: number;
  running: number;
  /** As found, before anything was done. */
  gaps: Gap[];
  repairs: Repair[];
  /** Still there at the end; the same as `gaps` where nothing was to be repaired. */
  left: Gap[];
}

const ROUNDS = 8;

/**
 * Finds every gap between engine and store, either way; with `mend` closes them, one kind after the other, looking
 * again after each: what one repair brings to light is repaired as well. Cases in which nothing differed are compared
 * once: to open ten thousand again because of one would double the time for which a restored store stands still.
 */
export async function reconcile(
  sides: Sides,
  options: SurveyOptions & { mend: boolean },
): Promise<Reconciliation> {
  const { alike, ...found } = await survey(sides, options);
  const result: Reconciliation = { ...found, repairs: [], left: found.gaps };
  if (!options.mend) return result;
  const tried = new Map<string, number>();
  for (let round = 0; round < ROUNDS && result.left.length > 0; round += 1) {
    const now = nextToMend(result.left, tried);
    if (now.length === 0) break;
    for (const one of now) {
      tried.set(nameOf(one), (tried.get(nameOf(one)) ?? 0) + 1);
      result.repairs.push(await repair(sides, one));
    }
    const news = toldTo(result);
    const whole = new Set([...alike].filter((id) => !news.has(id)));
    const again: Survey = await survey(sides, { ...options, alike: whole });
    result.left = again.gaps;
  }
  return result;
}

/** The cases to which one in which something differed had something to tell. */
const toldTo = ({ gaps, left }: Reconciliation): Set<unknown> =>
  new Set([...gaps, ...left].map(({ detail }) => detail.to));

const nameOf = ({ kind, caseId }: Gap): string => `${kind} ${caseId}`;

/** The gaps of the first kind in order that has any left which were not tried twice in vain. */
function nextToMend(gaps: readonly Gap[], tried: ReadonlyMap<string, number>): Gap[] {
  const open = gaps.filter((one) => (tried.get(nameOf(one)) ?? 0) < 2);
  for (const kinds of repairOrder) {
    const these = open.filter((one) => kinds.includes(one.kind));
    if (these.length > 0) return these;
  }
  return [];
}
