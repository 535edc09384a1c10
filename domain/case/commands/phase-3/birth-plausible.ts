import { civilDateOf, gestationalDaysOn } from '../../../calendar/index.ts';
import type { CaseView } from '../../case-view.ts';
import { type Refusal, refuse } from '../../refusal.ts';

/** Conception lies two weeks after the first day of the last menstruation. */
const CONCEPTION_DAYS = 14;
/** No child is born alive before 20+0, and no pregnancy lasts beyond 45+0. */
const EARLIEST_LIVE_DAYS = 20 * 7;
const LONGEST_DAYS = 45 * 7;

/** A moment of birth that the termin makes impossible; without a termin nothing contradicts it. */
export function implausibleBirth(view: CaseView, bornMs: number, alive: boolean): Refusal | null {
  if (!view.term) return null;
  const days = gestationalDaysOn(view.term.edd, civilDateOf(bornMs));
  if (days < CONCEPTION_DAYS) {
    return refuse(
      'PRECONDITION',
      'Fødslen ligger før undfangelsen efter den termin, sagen kender.',
      'The birth lies before conception by the due date that the case knows.',
      { reason: 'bornAt' },
    );
  }
  return days > LONGEST_DAYS || (alive && days < EARLIEST_LIVE_DAYS)
    ? refuse(
        'PRECONDITION',
        'Fødslen passer ikke med terminen; ret terminen først.',
        'The birth does not fit the due date; correct the due date first.',
        { reason: 'bornAt' },
      )
    : null;
}
