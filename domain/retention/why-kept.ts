import type { CaseView } from '../case/case-view.ts';
import { restrictionAt } from '../disclosure/restriction.ts';
import { type Text, text } from '../text.ts';

/** Why a case must stay although its time is over, looked at again when it would be erased; empty when it need not. */
export function whyKept(view: CaseView, nowMs: number): readonly Text[] {
  const answered = (asked: string, by: string, same: string): boolean =>
    view
      .of(asked)
      .every((one) =>
        view
          .of(by)
          .some((answer) => answer.id > one.id && (answer.data[same] ?? one.data[same]) === one.data[same]),
      );
  const reasons: Text[] = [];
  if (!answered('complained', 'complaint-decided', 'measureId'))
    reasons.push(text('En klage er ikke afgjort', 'A complaint has not been decided'));
  if (view.of('brought-to-court').length > 0)
    reasons.push(text('Sagen har været indbragt for retten', 'The case has been brought to court'));
  if (!answered('access-requested', 'access-answered', 'regime'))
    reasons.push(
      text('En anmodning om indsigt er ikke besvaret', 'A request for access has not been answered'),
    );
  if (!answered('breach-discovered', 'breach-reported', 'breachId'))
    reasons.push(text('Et brud er ikke anmeldt', 'A breach has not been reported'));
  if (restrictionAt(view, nowMs)) reasons.push(text('Behandlingen er begrænset', 'Processing is restricted'));
  return reasons;
}
