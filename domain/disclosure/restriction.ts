import type { CaseView } from '../case/case-view.ts';
import { type Fact, recordedAfter } from '../case/fact.ts';

/**
 * The restriction of processing that holds at an instant (GDPR art. 18), or null. `who` asks about one person's
 * information; left out, about anybody's in the case. What the law orders and its clocks go on.
 */
export function restrictionAt(view: CaseView, atMs: number, who?: string): Fact | null {
  const lifted = view.of('restriction-lifted');
  return (
    view
      .of('processing-restricted')
      .find(
        (fact) =>
          fact.ms <= atMs &&
          (who === undefined || fact.data.who === who) &&
          !lifted.some((one) => one.data.who === fact.data.who && recordedAfter(one, fact) && one.ms <= atMs),
      ) ?? null
  );
}
