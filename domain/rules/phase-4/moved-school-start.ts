import type { CivilDate } from '../../calendar/index.ts';
import type { CaseView } from '../../case/case-view.ts';
import { type SchoolStart, schoolStartsOf } from '../../case/school-start.ts';
import { text } from '../../text.ts';
import type { Move } from '../rule.ts';

const reason = text('Skolestarten er besluttet', 'School start was decided');

/** How each decision on school start moved a limit that hangs on it. */
export function movedWithSchoolStart(
  view: CaseView,
  limit: (start: SchoolStart) => CivilDate | null,
): readonly Move[] {
  const starts = schoolStartsOf(view);
  return starts.flatMap((start, i) => {
    const before = starts[i - 1];
    if (!before || !start.decided) return [];
    return [{ fact: start.decided, before: limit(before), after: limit(start), reason }];
  });
}
