import { type CivilDate, formatInstant } from '../calendar/index.ts';
import type { CaseView } from '../case/case-view.ts';
import type { Move } from '../rules/rule.ts';
import { text } from '../text.ts';
import { dueText } from './apply-ledger.ts';
import { computeDates } from './compute-dates.ts';
import type { Adjustment, Obligation } from './obligation.ts';

/** What became known later and moved a limit (an earlier start, a meeting moved): before and after, with who told it. */
export function withBaseHistory(o: Obligation, view: CaseView): Obligation {
  if (!o.seed.rebased && !o.rule.moves) return o;
  const moves = [...earlierStarts(o, view), ...(o.rule.moves?.(o.seed, view) ?? [])];
  if (moves.length === 0) return o;
  const notes = moves
    .filter(({ before, after }) => before !== after)
    .map(
      ({ fact, before, after, reason }): Adjustment => ({
        kind: 'recomputation',
        at: formatInstant(fact.recordedMs),
        by: fact.by,
        eventId: fact.id,
        reason,
        before,
        after,
      }),
    );
  return { ...o, adjustments: [...o.adjustments, ...notes] };
}

function earlierStarts(o: Obligation, view: CaseView): readonly Move[] {
  const dueFrom = (base: CivilDate): string | null => {
    const dates = computeDates(o.rule.due ?? { count: 'none' }, { ...o.seed, base }, view);
    return dates ? dueText({ dueOn: dates.dueOn ?? null, dueMs: dates.dueMs ?? null }) : null;
  };
  return (o.seed.rebased ?? []).map(({ fact, before, base }) => ({
    fact,
    before: dueFrom(before),
    after: dueFrom(base),
    reason: text('Et tidligere tidspunkt er blevet kendt', 'An earlier moment became known'),
  }));
}
