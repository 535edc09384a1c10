import { addDays, type CivilDate, gestationalDays } from '../../calendar/index.ts';
import type { Birth, CaseView } from '../../case/case-view.ts';
import { atPath } from '../../json.ts';
import { text } from '../../text.ts';
import type { CorrectableProgramme } from '../parameters.ts';
import type { Tracer } from '../rule.ts';

const TERM_DAYS = 280;
const PRETERM_BEFORE_DAYS = 37 * 7;
const CORRECTED_UNTIL_MONTHS = 24;

/**
 * The day from which an examination's age counts: the birth; for a child born before 37+0 the day of 40+0, up to two
 * years of age, where the municipality has switched corrected age on for the programme (catalogue §1.5).
 */
export function agedFrom(
  programme: CorrectableProgramme,
  ageMonths: number,
  birth: Birth,
  view: CaseView,
  trace?: Tracer,
): CivilDate {
  if (!view.parameters.correctedAge.includes(programme) || ageMonths > CORRECTED_UNTIL_MONTHS)
    return birth.on;
  const { data } = birth.fact;
  const told = atPath(data, 'gestationalAge') ?? atPath(data, 'child.gestationalAge');
  const gestation = typeof told === 'string' ? gestationalDays(told) : null;
  if (gestation === null || gestation >= PRETERM_BEFORE_DAYS) return birth.on;
  const on = addDays(birth.on, TERM_DAYS - gestation);
  trace?.({
    text: text(
      `Korrigeret alder: født ${told}, tælles fra 40+0`,
      `Corrected age: born at ${told}, counted from 40+0`,
    ),
    on,
  });
  return on;
}
