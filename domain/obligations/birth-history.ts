import { civilDateOf, formatInstant } from '../calendar/index.ts';
import { correctBirth, correctionsOf } from '../case/birth-values.ts';
import type { Birth, CaseView } from '../case/case-view.ts';
import type { Fact } from '../case/fact.ts';
import { text } from '../text.ts';
import { dueText } from './apply-ledger.ts';
import { boundTo, computeDates } from './compute-dates.ts';
import type { Adjustment, Obligation } from './obligation.ts';

/** What a corrected birth did to a limit that counts from it: before and after, with who corrected it. */
export function withBirthHistory(o: Obligation, view: CaseView): Obligation {
  if (!view.birth || boundTo(o.rule.due ?? { count: 'none' }) !== 'birth') return o;
  const corrections = view.of('birth-corrected');
  if (corrections.length === 0) return o;
  const reported = asReported(view.birth);
  const told = correctionsOf(reported, corrections, view.state);
  const dueAfter = (n: number): string | null =>
    dueFrom(correctBirth(reported, told.slice(0, n), view.state) ?? reported, o, view);
  const notes = told.map((fact, i) => note(fact, dueAfter(i), dueAfter(i + 1)));
  return { ...o, adjustments: [...o.adjustments, ...notes.filter((one) => one.before !== one.after)] };
}

/** The birth before any correction. */
function asReported({ on, ms, fact, reportedMs }: Birth): Birth {
  return reportedMs === undefined ? { on, ms, fact } : { on: civilDateOf(reportedMs), ms: reportedMs, fact };
}

function dueFrom(birth: Birth, o: Obligation, view: CaseView): string | null {
  const then: CaseView = { ...view, birth };
  const seed = o.seed.base === undefined ? o.seed : { ...o.seed, base: birth.on };
  const dates = computeDates(o.rule.due ?? { count: 'none' }, seed, then);
  return dates ? dueText({ dueOn: dates.dueOn ?? null, dueMs: dates.dueMs ?? null }) : null;
}

const note = (fact: Fact, before: string | null, after: string | null): Adjustment => ({
  kind: 'recomputation',
  at: formatInstant(fact.ms),
  by: fact.by,
  eventId: fact.id,
  reason: text('Fødselstidspunktet er rettet', 'The time of birth was corrected'),
  before,
  after,
});
