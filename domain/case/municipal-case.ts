import type { CaseView } from './case-view.ts';
import type { Fact } from './fact.ts';

/** The municipal children's case (børnesag), opened here or carried over from the pregnancy; null when there is none. */
export const municipalCaseOf = (view: CaseView): Fact | null => view.of('municipal-case-opened')[0] ?? null;

/** Whether a municipal children's case was active when something happened. */
export function municipalCaseActiveAt(view: CaseView, fact: Fact): boolean {
  const opened = municipalCaseOf(view);
  return opened !== null && (fact.dateOnly ? opened.on <= fact.on : opened.ms <= fact.ms);
}
