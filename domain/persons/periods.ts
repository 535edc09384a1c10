import type { CivilDate } from '../calendar/index.ts';
import type { CaseView } from '../case/case-view.ts';
import { type Custody, custodyOf } from '../case/consents.ts';
import type { Fact } from '../case/fact.ts';

/** From and until which day somebody's name and address are protected; the last day counts, null: until further notice. */
export interface ProtectedPeriod {
  who: string;
  from: CivilDate;
  until: CivilDate | null;
}

/** Every period of protection that a case knows. In a child's own case plain `child` is that child. */
export const protectedPeriods = (view: CaseView): readonly ProtectedPeriod[] =>
  view.of('address-protected').map((fact) => ({
    who: ownName(String(fact.data.who), fact, view),
    from: String(fact.data.from),
    until: typeof fact.data.until === 'string' ? fact.data.until : null,
  }));

/** Who is protected on a day. */
export const protectedOn = (view: CaseView, on: CivilDate): readonly string[] => [
  ...new Set(
    protectedPeriods(view)
      .filter(({ from, until }) => from <= on && (until === null || on <= until))
      .map(({ who }) => who),
  ),
];

/** Who holds custody of a child on a day, by the name that all linked cases use; null when nobody has recorded it. */
export function custodyOn(view: CaseView, child: string, on: CivilDate): Custody | null {
  const ofOwnChild = view.kind === 'child' && child === view.state.ref ? custodyOf(view, 'child', on) : null;
  return custodyOf(view, child, on) ?? ofOwnChild;
}

const ownName = (who: string, fact: Fact, view: CaseView): string =>
  who === 'child' && view.kind === 'child' && !fact.carried ? view.state.ref : who;
