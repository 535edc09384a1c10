import { addHverdage, type CivilDate, type DayTrace, isCivilDate } from '../calendar/index.ts';
import type { Fact } from '../case/fact.ts';
import { text } from '../text.ts';
import type { Tracer } from './rule.ts';

/** A letter is assumed to arrive on the sixth hverdag (Ankestyrelsen, R-07). */
const LETTER_HVERDAGE = 6;

/**
 * When a decision counts as received: on the day given; digital post on the day it is available; a letter on
 * the sixth hverdag after its date (Monday to Friday), unless the day it came is known; with nothing said on the day
 * it was made.
 */
export function receivedOn(decision: Fact, trace?: Tracer): CivilDate {
  const given = isCivilDate(decision.data.receivedOn) ? decision.data.receivedOn : null;
  // A letter cannot arrive on the day it is dated: such a date is the letter's own.
  const byLetter = decision.data.delivery === 'letter' && (given === null || given <= decision.on);
  if (byLetter) {
    const days: DayTrace = [];
    const on = addHverdage(decision.on, LETTER_HVERDAGE, false, trace ? days : undefined);
    trace?.({ text: text('Brevets dato', "The letter's date"), on: decision.on });
    trace?.({
      text: text(
        `Et brev regnes for modtaget efter ${LETTER_HVERDAGE} hverdage, mandag–fredag (R-07)`,
        `A letter counts as received after ${LETTER_HVERDAGE} hverdage, Monday to Friday (R-07)`,
      ),
      on,
      days,
    });
    return on;
  }
  const on = given ?? decision.on;
  trace?.({ text: text('Afgørelsen er modtaget (R-07)', 'The decision was received (R-07)'), on });
  return on;
}
