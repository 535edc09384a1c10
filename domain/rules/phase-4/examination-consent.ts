import { addWeeks, maxDate } from '../../calendar/index.ts';
import type { CaseView } from '../../case/case-view.ts';
import type { Fact } from '../../case/fact.ts';
import { continuousPlacements, type Placement } from '../../case/placements.ts';
import { type Text, text } from '../../text.ts';
import { ALWAYS, type Dates, type Rule, type Seed, type Tracer } from '../rule.ts';
import { examDates } from './exam-dates.ts';
import { programmeExams } from './exam-programme.ts';
import { droppedByCategory, examinationHeld, examinationSeeds, examOf } from './exam-seeds.ts';

const WEEKS_BEFORE = 6;

/** An examination asked about in a placement: known while it lasts, still ahead when it began, not held by then. */
function isAskedIn({ from, until }: Placement, exam: Seed, view: CaseView): boolean {
  const programmed = programmeExams.get(exam.key);
  const dueOn = programmed && examDates(programmed, view)?.dueOn;
  const held = examinationHeld(exam.key, view);
  if (!dueOn || dueOn < from.on || (held && held.on < from.on)) return false;
  return until === null || exam.trigger.ms < until.ms;
}

/** One per examination that a placed child has ahead, in its last placement: every visit has a psychologist's part. */
function examinationsOfPlacedChild(view: CaseView): readonly Seed[] {
  const placements = continuousPlacements(view);
  if (placements.length === 0) return [];
  return examinationSeeds(view).flatMap((exam): Seed[] => {
    const placement = placements.findLast((one) => isAskedIn(one, exam, view));
    if (!placement) return [];
    const { from } = placement;
    const trigger = exam.trigger.ms >= from.ms ? exam.trigger : from;
    return [{ ...exam, trigger }];
  });
}

/** Six weeks before the examination's limit; once that has passed, the day it became known. */
function sixWeeksBefore(seed: Seed, view: CaseView, trace?: Tracer): Dates | null {
  const exam = examOf(seed, view);
  const examOn = exam && examDates(exam, view, trace)?.dueOn;
  if (!examOn) return null;
  const before = addWeeks(examOn, -WEEKS_BEFORE);
  const dueOn = maxDate(before, seed.trigger.on);
  trace?.({
    text: text(
      `${WEEKS_BEFORE} uger før undersøgelsens frist`,
      `${WEEKS_BEFORE} weeks before the examination's limit`,
    ),
    on: before,
  });
  if (dueOn !== before)
    trace?.({
      text: text('Undersøgelsen blev først kendt senere', 'The examination became known only later'),
      on: dueOn,
    });
  return { dueOn };
}

/** The consent to this one examination, or null. */
export const consentToExamination = (code: string, view: CaseView): Fact | null =>
  view.of('examination-consented').find((fact) => fact.data.examination === code) ?? null;

const consented = (seed: Seed, view: CaseView): Fact | null => consentToExamination(seed.key, view);

/** Neither after the placement in which it was asked, nor once the child's category leaves the examination out. */
function notAskedAnyMore(seed: Seed, view: CaseView): { fact: Fact; reason: Text } | null {
  const dropped = droppedByCategory(seed, view);
  const over = continuousPlacements(view).findLast((one) => isAskedIn(one, seed, view))?.until;
  if (!over || (dropped && dropped.fact.ms <= over.ms)) return dropped;
  return { fact: over, reason: text('Barnet er ikke længere anbragt', 'The child is no longer placed') };
}

/** Before Bayley or WPPSI the municipality asks the custody holder; without an answer a placed child is not tested. */
export const examinationConsentRule: Rule = {
  id: 'F4-27',
  kind: 'deadline',
  phase: 4,
  title: text('Samtykke til psykologiske test', 'Consent to psychological tests'),
  nature: 'AFT',
  certainty: 'S',
  responsible: 'FR',
  stands: 'child',
  subject: 'child',
  seeds: examinationsOfPlacedChild,
  openedBy: ['measure-implemented', 'categorised'],
  occurs: text('én for hver undersøgelse', 'one for each examination'),
  due: {
    count: 'computed',
    by: sixWeeksBefore,
    words: text(
      `${WEEKS_BEFORE} uger før hver undersøgelse`,
      `${WEEKS_BEFORE} weeks before every examination`,
    ),
  },
  metBy: consented,
  metByEvents: ['examination-consented'],
  endedBy: notAskedAnyMore,
  remind: [{ onTarget: true, to: 'FR' }],
  about: text(
    'Gælder et anbragt barn og hver undersøgelse, der ligger forude (Bayley, WPPSI): kommunen spørger forældremyndighedsindehaveren. Bliver undersøgelsen først kendt senere, er fristen den dag. Uden samtykke kan undersøgelsen ikke registreres (CONSENT_REQUIRED); er barnet ikke længere anbragt, eller har dets kategori ikke undersøgelsen, bortfalder fristen.',
    'Holds for a placed child and every examination still ahead (Bayley, WPPSI): the municipality asks the custody holder. Where the examination becomes known only later, the limit is that day. Without consent the examination cannot be recorded (CONSENT_REQUIRED); when the child is no longer placed, or its category does not have the examination, the limit falls away.',
  ),
  versions: [{ validFrom: ALWAYS, source: { text: 'RA, opfølgende undersøgelser af barnet (kommunen)' } }],
  doubt: text(
    'Aftalen kan læses, så samtykket gælder ethvert barn under kommunens ansvar, ikke kun et anbragt.',
    'The agreement can be read as asking consent for any child under municipal responsibility, not only a placed one.',
  ),
};
