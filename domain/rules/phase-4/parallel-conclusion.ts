import type { CaseView } from '../../case/case-view.ts';
import type { Fact } from '../../case/fact.ts';
import { text } from '../../text.ts';
import type { Dates, Seed, Tracer } from '../rule.ts';

/**
 * BL § 95 stk. 2: an assessment or investigation that was open when the measure was implemented and concluded after
 * it, also one from the pregnancy. Null when there is none, or while it still runs.
 */
export function parallelConclusion(implemented: Fact, view: CaseView): Fact | null {
  const investigation = concludedAfter(
    view.of('investigation-opened'),
    view.of('investigation-concluded'),
    implemented,
  );
  const assessment = concludedAfter(
    view.of('screening-decided').filter((fact) => fact.data.outcome === 'limited-assessment'),
    view.of('limited-assessment-concluded'),
    implemented,
  );
  if (!investigation || !assessment) return investigation ?? assessment;
  return investigation.on <= assessment.on ? investigation : assessment;
}

/** The first conclusion after the measure, of something that had been opened by then and not concluded before. */
function concludedAfter(opened: readonly Fact[], concluded: readonly Fact[], implemented: Fact): Fact | null {
  const lastOpened = opened.filter((fact) => fact.on <= implemented.on).at(-1);
  if (!lastOpened) return null;
  const conclusion = concluded.find((fact) => fact.on >= lastOpened.on);
  return conclusion && conclusion.on > implemented.on ? conclusion : null;
}

/** The dates of alternative (a) of F4-01, or null when only the three months count. */
export function parallelConclusionDates(seed: Seed, view: CaseView, trace?: Tracer): Dates | null {
  const conclusion = parallelConclusion(seed.trigger, view);
  if (!conclusion) return null;
  trace?.({
    text: text(
      'Den sideløbende afdækning eller undersøgelse er afsluttet',
      'The parallel assessment or investigation is concluded',
    ),
    on: conclusion.on,
  });
  return { dueOn: conclusion.on };
}
