import { type CivilDate, type SchoolStartChoice, schoolStartOn, yearOf } from '../calendar/index.ts';
import type { CaseView } from './case-view.ts';
import type { Fact } from './fact.ts';

/** The school start as it stands: the ordinary one until another is decided (folkeskoleloven § 34). */
export interface SchoolStart {
  on: CivilDate;
  year: number;
  choice: SchoolStartChoice;
  /** The decision, or null while nobody has made one. */
  decided: Fact | null;
}

/** When the child starts school; null before a birth is known. The decision made last is in force. */
export function schoolStartOf(view: CaseView): SchoolStart | null {
  if (!view.birth) return null;
  const decided = view.of('school-start-set').at(-1) ?? null;
  const choice = (decided?.data.choice as SchoolStartChoice | undefined) ?? 'normal';
  const on = schoolStartOn(view.birth.on, choice);
  return { on, year: yearOf(on), choice, decided };
}
