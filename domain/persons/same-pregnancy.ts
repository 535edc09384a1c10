import { type CivilDate, daysBetween } from '../calendar/index.ts';

/** So far may two estimates of one termin lie apart: three weeks. */
export const TERMIN_DAYS = 21;

/** How a case stands to a referral of somebody who may be known in it already. */
export type Standing =
  /** May be the same pregnancy, or the same child. */
  | 'duplicate'
  /** An earlier course of the same mother: good to know, and another case. */
  | 'earlier';

interface Course {
  /** The termin, or the day of birth; null where neither is known. */
  aroundOn: CivilDate | null;
}

/**
 * Whether a case may be what is referred. A number names the mother: her case counts unless it is closed or lies more than
 * three weeks from what is referred. A name only sounds like hers, so it counts with a termin near by alone; null: it does
 * not.
 */
export function standingOf(
  referred: Course,
  known: Course & { closed: boolean },
  foundBy: 'number' | 'name',
): Standing | null {
  const near = isNear(referred.aroundOn, known.aroundOn);
  if (foundBy === 'name' && near !== true) return null;
  return known.closed || near === false ? 'earlier' : 'duplicate';
}

/** Null where one of the days is not known. */
const isNear = (a: CivilDate | null, b: CivilDate | null): boolean | null =>
  a === null || b === null ? null : Math.abs(daysBetween(a, b)) <= TERMIN_DAYS;
