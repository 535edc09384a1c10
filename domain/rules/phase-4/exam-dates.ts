import { addDays, addWeeks, ageDateMonths, type CivilDate } from '../../calendar/index.ts';
import type { CaseView } from '../../case/case-view.ts';
import { type SchoolStart, schoolStartOf } from '../../case/school-start.ts';
import { text } from '../../text.ts';
import type { Dates, Tracer } from '../rule.ts';
import { agedFrom } from './corrected-age.ts';
import type { ProgrammeExam } from './exam-programme.ts';

/**
 * The window of one examination: the age date, the municipality's tolerance on each side of it. The examination
 * before school lies in the time before the start even when the birthday comes after it (C19).
 */
export function examDates(
  exam: ProgrammeExam,
  view: CaseView,
  trace?: Tracer,
  start: SchoolStart | null = schoolStartOf(view),
): Dates | null {
  const { birth } = view;
  if (!birth) return null;
  trace?.({ text: text('Fødsel', 'Birth'), on: birth.on });
  const ageOn = ageDateMonths(agedFrom('famplus', exam.ageMonths, birth, view, trace), exam.ageMonths);
  trace?.({ text: text(`Barnet er ${exam.name.da}`, `The child is ${exam.name.en} old`), on: ageOn });
  const weeks = view.parameters.examTolerance[exam.tolerance];
  const earliestOn = addWeeks(ageOn, -weeks);
  const dueOn = addWeeks(ageOn, weeks);
  trace?.({ text: text(`${weeks} uger før`, `${weeks} weeks before`), on: earliestOn });
  trace?.({ text: text(`${weeks} uger efter`, `${weeks} weeks after`), on: dueOn });
  return exam.beforeSchoolStart
    ? beforeSchool({ earliestOn, dueOn }, weeks, start, trace)
    : { earliestOn, dueOn };
}

function beforeSchool(
  window: { earliestOn: CivilDate; dueOn: CivilDate },
  weeks: number,
  start: SchoolStart | null,
  trace?: Tracer,
): Dates {
  const lastOn = start && addDays(start.on, -1);
  if (!lastOn || window.dueOn <= lastOn) return window;
  const earliestOn = window.earliestOn <= lastOn ? window.earliestOn : addWeeks(lastOn, -weeks);
  trace?.({
    text: text('Senest dagen før skolestart', 'At the latest the day before school starts'),
    on: lastOn,
  });
  return { earliestOn, dueOn: lastOn };
}
