import type { CaseView } from '../../case-view.ts';
import type { EventType } from '../../fact.ts';

/** How many acts of this type on a measure the case ever recorded, retracted ones too: numbers are never reused. */
export const everCount = (view: CaseView, type: EventType, measureId: unknown): number =>
  view.ever(type).filter((fact) => fact.data.measureId === measureId).length;

/** The id of the committee's next decision on a measure: `k1.1`, `k1.2` … (`k1` is the decision it began with). */
export const nextDecisionId = (view: CaseView, measureId: unknown): string =>
  `${measureId}.${everCount(view, 'decided-by-board', measureId) + 1}`;

/** The id of the next complaint about a measure: `k1`, then `k1.2` … */
export function nextComplaintId(view: CaseView, measureId: unknown): string {
  const before = everCount(view, 'complained', measureId);
  return before === 0 ? String(measureId) : `${measureId}.${before + 1}`;
}
