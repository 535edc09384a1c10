import type { CaseView } from './case-view.ts';
import type { Fact } from './fact.ts';

/** The clinic's offer is voluntary (catalogue §4.1): from a no until the family is with it again it follows nobody. */
interface Refusal {
  said: Fact;
  /** The act by which the family came back; null while the no stands. */
  cameBack: Fact | null;
}

const isNo = ({ data }: Fact): boolean => data.service === 'FP';

/** A consultation or an examination at the clinic, a category given there, an inclusion confirmed. */
const isReturn = ({ type, data }: Fact): boolean =>
  type === 'first-consultation-held' ||
  type === 'categorised' ||
  (type === 'inclusion-confirmed' && data.included === 'yes') ||
  (type === 'examination-recorded' && data.programme === 'famplus');

const isBefore = (a: Fact, b: Fact): boolean => a.on < b.on || (a.on === b.on && a.id < b.id);

function refusalsOf(view: CaseView): readonly Refusal[] {
  const refused = view.of('service-refused').filter(isNo);
  if (refused.length === 0) return [];
  const returns = view
    .of('first-consultation-held', 'categorised', 'inclusion-confirmed', 'examination-recorded')
    .filter(isReturn);
  return refused.map((said) => ({ said, cameBack: returns.find((fact) => isBefore(said, fact)) ?? null }));
}

/** The no to the clinic that stands now, or null: the family was never asked, said yes, or came back. */
export const standingRefusal = (view: CaseView): Fact | null =>
  refusalsOf(view).find(({ cameBack }) => cameBack === null)?.said ?? null;

/** Whether the clinic followed the family when something happened. */
export const clinicFollowed = (view: CaseView, fact: Fact): boolean =>
  !refusalsOf(view).some(
    ({ said, cameBack }) => isBefore(said, fact) && (cameBack === null || isBefore(fact, cameBack)),
  );
