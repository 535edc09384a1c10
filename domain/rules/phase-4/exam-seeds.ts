import type { CaseView } from '../../case/case-view.ts';
import type { Fact } from '../../case/fact.ts';
import { type Text, text } from '../../text.ts';
import type { Dates, Move, Seed, Tracer } from '../rule.ts';
import { examDates } from './exam-dates.ts';
import { type ExamCategory, type ProgrammeExam, programmeExams, programmeOn } from './exam-programme.ts';
import { movedWithSchoolStart } from './moved-school-start.ts';

const asksFor = (categorised: Fact, exam: ProgrammeExam): boolean =>
  programmeOn(categorised.on).exams.some(
    ({ code, categories }) =>
      code === exam.code && categories.includes(categorised.data.category as ExamCategory),
  );

/** The examination held under this code, whenever that was. */
export const examinationHeld = (code: string, view: CaseView): Fact | null =>
  view
    .of('examination-recorded')
    .find((fact) => fact.data.programme === 'famplus' && fact.data.code === code) ?? null;

/**
 * The examinations that the categories given so far ask for. A category rules what is still ahead of it (`dueOn` on or
 * after its day): an examination of the old one that the new one leaves out is dropped, unless it has been held.
 */
export function examinationSeeds(view: CaseView): readonly Seed[] {
  const categorisations = view.of('categorised');
  if (categorisations.length === 0) return [];
  return [...programmeExams.values()].flatMap((exam) => {
    const dueOn = examDates(exam, view)?.dueOn;
    const held = examinationHeld(exam.code, view);
    let trigger: Fact | null = null;
    let dropped: Fact | null = null;
    for (const one of categorisations) {
      if (!dueOn || dueOn < one.on) break;
      if (asksFor(one, exam)) {
        trigger = trigger && !dropped ? trigger : one;
        dropped = null;
      } else if (trigger && !dropped && !(held && held.on <= one.on)) dropped = one;
    }
    if (!trigger) return [];
    return [{ key: exam.code, trigger, detail: exam.name, about: dropped ? dropped.id : null }];
  });
}

/** The examination an occurrence is about; asked without one, the next that every category has. */
export const examOf = (seed: Seed, view: CaseView): ProgrammeExam | undefined =>
  programmeExams.get(seed.key) ??
  [...programmeExams.values()].find(
    (exam) => exam.categories.length === 3 && (examDates(exam, view)?.dueOn ?? '') >= seed.trigger.on,
  );

/** The window of an occurrence's examination. */
export function datesOfExam(seed: Seed, view: CaseView, trace?: Tracer): Dates | null {
  const exam = examOf(seed, view);
  return exam ? examDates(exam, view, trace) : null;
}

/** The examination before school moves with the school start (C19). */
export function movedBySchoolStart(seed: Seed, view: CaseView): readonly Move[] {
  const exam = examOf(seed, view);
  if (!exam?.beforeSchoolStart) return [];
  return movedWithSchoolStart(view, (start) => examDates(exam, view, undefined, start)?.dueOn ?? null);
}

/** The category that left an examination out, where one did. */
export function droppedByCategory(seed: Seed, view: CaseView): { fact: Fact; reason: Text } | null {
  const fact = view.of('categorised').find((one) => one.id === seed.about);
  return fact
    ? {
        fact,
        reason: text(
          'Den nye kategori har ikke denne undersøgelse',
          'The new category does not have this examination',
        ),
      }
    : null;
}

/** The signature that made the conclusions of an examination complete; null while one of the two is missing. */
export function secondSignature(code: string, view: CaseView): Fact | null {
  const signed = view.of('conclusion-signed').filter((fact) => fact.data.examination === code);
  const doctor = signed.find((fact) => fact.data.by === 'doctor');
  const psychologist = signed.find((fact) => fact.data.by === 'psychologist');
  if (!doctor || !psychologist) return null;
  return doctor.ms > psychologist.ms || (doctor.ms === psychologist.ms && doctor.id > psychologist.id)
    ? doctor
    : psychologist;
}
