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

/**
 * The school starts of a child one after the other: the ordinary one, then each as it was decided. The last is in
 * force; none before a birth is known.
 */
export function schoolStartsOf(view: CaseView): readonly SchoolStart[] {
  if (!view.birth) return [];
  const bornOn = view.birth.on;
  const start = (choice: SchoolStartChoice, decided: Fact | null): SchoolStart => {
    const on = schoolStartOn(bornOn, choice);
    return { on, year: yearOf(on), choice, decided };
  };
  const decided = view.of('school-start-set');
  return [
    start('normal', null),
    ...decided.map((fact) => start(fact.data.choice as SchoolStartChoice, fact)),
  ];
}

/** When the child starts school; null before a birth is known. */
export const schoolStartOf = (view: CaseView): SchoolStart | null => schoolStartsOf(view).at(-1) ?? null;
