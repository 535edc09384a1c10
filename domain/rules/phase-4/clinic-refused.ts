import type { CaseView } from '../../case/case-view.ts';
import { standingRefusal } from '../../case/clinic.ts';
import type { Fact } from '../../case/fact.ts';
import { type Text, text } from '../../text.ts';

const reason = text(
  'Familien har sagt nej til Familieambulatoriet Plus',
  'The family has refused the clinic',
);

/** What needs the clinic ends when the family says no to it, and stands again when the family comes back. */
export function clinicRefused(view: CaseView): { fact: Fact; reason: Text } | null {
  const fact = standingRefusal(view);
  return fact ? { fact, reason } : null;
}
