import { type CivilDate, formatInstant } from '../calendar/index.ts';
import type { CaseView } from '../case/case-view.ts';
import { text } from '../text.ts';
import { dueText } from './apply-ledger.ts';
import { computeDates } from './compute-dates.ts';
import type { Adjustment, Obligation } from './obligation.ts';

/** What an earlier start of counting, told later, did to a limit: before and after, with who told it. */
export function withBaseHistory(o: Obligation, view: CaseView): Obligation {
  if (!o.seed.rebased?.length) return o;
  const dueFrom = (base: CivilDate): string | null => {
    const dates = computeDates(o.rule.due ?? { count: 'none' }, { ...o.seed, base }, view);
    return dates ? dueText({ dueOn: dates.dueOn ?? null, dueMs: dates.dueMs ?? null }) : null;
  };
  const notes = o.seed.rebased.map(
    ({ fact, before, base }): Adjustment => ({
      kind: 'recomputation',
      at: formatInstant(fact.recordedMs),
      by: fact.by,
      eventId: fact.id,
      reason: text('Et tidligere tidspunkt er blevet kendt', 'An earlier moment became known'),
      before: dueFrom(before),
      after: dueFrom(base),
    }),
  );
  return { ...o, adjustments: [...o.adjustments, ...notes.filter((note) => note.before !== note.after)] };
}
