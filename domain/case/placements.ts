import type { CivilDate } from '../calendar/index.ts';
import type { CaseView } from './case-view.ts';
import type { Fact } from './fact.ts';
import { type Measure, measuresOf } from './measures.ts';

/** Time a child spends placed outside the home, without a break: one measure or several that follow each other. */
export interface Placement {
  /** The measure that began it. */
  measure: Measure;
  from: Fact;
  /** What ended it; null while it lasts. */
  until: Fact | null;
}

/** The placement that one measure makes, or null when it is none or has not been carried out. */
export function placementOf(measure: Measure, view: CaseView): Placement | null {
  const { implemented, ended, placement } = measure;
  if (!placement || !implemented) return null;
  const home = view.of('child-returned').find((fact) => fact.ms >= implemented.ms) ?? null;
  const until = home && (!ended || home.ms < ended.ms) ? home : ended;
  return { measure, from: implemented, until };
}

/** The placements of a child, those that follow each other without a day at home joined to one. */
export function continuousPlacements(view: CaseView): readonly Placement[] {
  const single = measuresOf(view)
    .map((measure) => placementOf(measure, view))
    .filter((one): one is Placement => one !== null)
    .sort((a, b) => a.from.ms - b.from.ms || a.from.id - b.from.id);
  const joined: Placement[] = [];
  for (const one of single) {
    const last = joined.at(-1);
    if (last && (last.until === null || one.from.on <= last.until.on)) {
      joined[joined.length - 1] = { ...last, until: laterEnd(last.until, one.until) };
    } else joined.push(one);
  }
  return joined;
}

const laterEnd = (a: Fact | null, b: Fact | null): Fact | null =>
  a === null || b === null ? null : a.ms >= b.ms ? a : b;

/** Whether the child is placed on a day: by a measure of this case, or by a placement period recorded from elsewhere. */
export function placedOn(view: CaseView, on: CivilDate): boolean {
  const byMeasure = continuousPlacements(view).some(
    ({ from, until }) => from.on <= on && (until === null || on < until.on),
  );
  return (
    byMeasure || view.of('placement-period-recorded').some((fact) => periodHolds(fact, view.state.ref, on))
  );
}

/**
 * Whether a return can be spoken of on a day: the child is placed, its placement ended that very day, or
 * Ankestyrelsen's own acute decision placed it (F3-11), which no end is recorded of.
 */
export function awayOn(view: CaseView, on: CivilDate): boolean {
  return (
    placedOn(view, on) ||
    continuousPlacements(view).some(({ until }) => until?.type === 'measure-ended' && until.on === on) ||
    view.of('placement-period-recorded').some(({ data }) => data.until === on) ||
    view.of('ast-decision-implemented').some((fact) => fact.on <= on)
  );
}

function periodHolds({ data, on: recordedOn }: Fact, child: string, on: CivilDate): boolean {
  if (data.child !== undefined && data.child !== child) return false;
  const from = typeof data.from === 'string' ? data.from : recordedOn;
  return from <= on && (typeof data.until !== 'string' || on < data.until);
}
