import type { CaseView } from '../../case/case-view.ts';
import type { Fact } from '../../case/fact.ts';
import { computeDates } from '../../obligations/compute-dates.ts';
import { type Text, text } from '../../text.ts';
import { childBirthEvents } from '../from-birth.ts';
import { ALWAYS, type Dates, type Rule, type Seed, type Tracer } from '../rule.ts';
import { programmeInWords } from './exam-programme.ts';
import {
  datesOfExam,
  droppedByCategory,
  examinationSeeds,
  movedBySchoolStart,
  secondSignature,
} from './exam-seeds.ts';
import { oncePerChild } from './once-per-child.ts';

/** Both conclusions of one visit: the signature that came second meets it. */
const bothSigned = (seed: Seed, view: CaseView): Fact | null => secondSignature(seed.key, view);

const FIRST_EXAM_WINDOW_DAYS = 56;

/** Asked once from birth on, and again at every examination of the clinic. */
function atBirthAndEveryExamination(view: CaseView): readonly Seed[] {
  const seen = new Set<unknown>();
  const held = view
    .own('examination-recorded')
    .filter(({ data }) => data.programme === 'famplus' && !seen.has(data.code) && seen.add(data.code));
  return [...oncePerChild(view), ...held.map((trigger) => ({ key: String(trigger.data.code), trigger }))];
}

/** The first category by the end of the first examination's window; at later examinations it is a question, not a limit. */
const byFirstExamination = (seed: Seed, view: CaseView, trace?: Tracer): Dates | null =>
  seed.trigger.type === 'examination-recorded'
    ? {}
    : computeDates({ count: 'days', n: FIRST_EXAM_WINDOW_DAYS, base: 'birth' }, seed, view, trace);

function askedAgain(seed: Seed, view: CaseView): { fact: Fact; reason: Text } | null {
  if (seed.trigger.type !== 'examination-recorded') return null;
  const next = view
    .own('examination-recorded')
    .find((fact) => fact.data.programme === 'famplus' && fact.on > seed.trigger.on);
  return next
    ? {
        fact: next,
        reason: text('Spørgsmålet stilles ved næste undersøgelse', 'Asked at the next examination'),
      }
    : null;
}

/** The clinic's own examinations of the child and what follows each of them (RA Bilag 1). */
export const examinationRules: readonly Rule[] = [
  {
    id: 'F4-05',
    kind: 'deadline',
    phase: 4,
    title: text('FamPlus-undersøgelse', 'FamPlus examination'),
    nature: 'AFT',
    certainty: 'S',
    responsible: 'FP',
    stands: 'child',
    subject: 'child',
    seeds: examinationSeeds,
    openedBy: ['categorised'],
    occurs: text('én for hver undersøgelse', 'one for each examination'),
    due: {
      count: 'computed',
      by: datesOfExam,
      words: text(
        'barnets alder efter kategoriens program −/+ «examTolerance»; 6 år senest 31. juli i skolestartsåret',
        "the child's age in the category's programme −/+ “examTolerance”; 6 years at the latest 31 July of the year of school start",
      ),
    },
    met: [{ by: 'examination-recorded', where: { programme: 'famplus' }, same: 'code', anyTime: true }],
    moves: movedBySchoolStart,
    endedBy: droppedByCategory,
    examination: true,
    remind: [
      { before: { weeks: 6 }, to: 'SSR' },
      { before: { weeks: 2 }, to: 'FMI' },
      { before: { days: 2 }, to: 'FMI' },
    ],
    versions: [{ validFrom: ALWAYS, source: { text: 'RA Bilag 1 (vejledende)' } }],
    about: text(
      'Programmet er vejledende og under fortsat revision; hver undersøgelse er ved læge og psykolog, og den ved 5–8 uger er F3-21. Intet åbnes før første kategorisering (F4-06); en ny kategori ændrer kun undersøgelser, der ligger forude, og lader dem falde, den ikke har. 6-årsundersøgelsen ligger før skolestart, også når fødselsdagen ligger efter (C19). Udeblivelse følges op som F1-12.',
      'The programme is guidance and under constant revision; every examination is by doctor and psychologist, and the one at 5–8 weeks is F3-21. Nothing is opened before the first category (F4-06); a new category changes only examinations still ahead and drops those it does not have. The 6-year examination lies before school start even when the birthday comes after it (C19). A no-show is followed up as F1-12.',
    ),
    items: programmeInWords,
    doubt: text(
      'Tolerancen om hver undersøgelse, korrigeret alder for for tidligt fødte og 6-årsundersøgelsen før skolestart venter på klinikkens afgørelse.',
      "The tolerance around each examination, corrected age for the preterm and the 6-year examination before school await the clinic's decision.",
    ),
  },
  {
    id: 'F4-06',
    kind: 'deadline',
    phase: 4,
    title: text('Kategorisering grøn, gul eller rød', 'Category green, yellow or red'),
    nature: 'AFT',
    certainty: 'S',
    responsible: 'FP',
    stands: 'child',
    subject: 'child',
    seeds: atBirthAndEveryExamination,
    openedBy: [...childBirthEvents, 'examination-recorded'],
    occurs: text('én fra fødslen og én for hver undersøgelse', 'one from birth and one for each examination'),
    due: {
      count: 'computed',
      by: byFirstExamination,
      bound: 'birth',
      words: text(
        `første gang ${FIRST_EXAM_WINDOW_DAYS} dage efter fødslen; ved hver undersøgelse uden frist`,
        `the first time ${FIRST_EXAM_WINDOW_DAYS} days after the birth; at every examination without a limit`,
      ),
    },
    met: [{ by: 'categorised' }],
    endedBy: askedAgain,
    remind: [{ onTarget: true, to: 'FP' }],
    about: text(
      'Gives ved fødslen eller den første undersøgelse og overvejes igen ved hver undersøgelse; kun undersøgelser, der ligger forude, dannes om. Fem forhold begrundes, sammen med graden af eksponering; et spørgsmål, der ikke er besvaret, stilles ved næste undersøgelse.',
      'Given at birth or the first examination and considered anew at every examination; only examinations still ahead are regenerated. Five factors are reasoned, with the degree of exposure; a question left unanswered is asked at the next examination.',
    ),
    items: [
      text('Barnets somatiske historie', "The child's somatic history"),
      text(
        'Aktuel fysisk og psykisk tilstand, med seneste undersøgelse',
        'Current physical and mental state, with the latest examination',
      ),
      text('Psykologiske forhold i familien', 'Psychological conditions in the family'),
      text('Social situation', 'Social situation'),
      text('Iværksatte støtteforanstaltninger', 'Support measures in place'),
    ],
    versions: [{ validFrom: ALWAYS, source: { text: 'RA Bilag 1' } }],
  },
  {
    id: 'F4-07',
    kind: 'deadline',
    phase: 4,
    title: text('Lægelig og psykologisk konklusion', 'Medical and psychological conclusion'),
    nature: 'AFT',
    certainty: 'S',
    responsible: 'FP',
    stands: 'child',
    subject: 'child',
    opens: [{ on: 'examination-recorded', where: { programme: 'famplus' }, key: 'code' }],
    due: { count: 'workingDays', n: 10 },
    metBy: bothSigned,
    metByEvents: ['conclusion-signed'],
    remind: [{ after: { days: 5 }, to: 'FP' }],
    breachTo: ['FP', 'FP-leader'],
    versions: [
      {
        validFrom: ALWAYS,
        source: { text: 'RA, opfølgende undersøgelser af barnet; ESB fase 4 (10 arbejdsdage: forslag)' },
      },
    ],
    about: text(
      'Både lægens og psykologens konklusion skal være underskrevet; den, der kommer sidst, opfylder. 10 arbejdsdage er vores forslag.',
      "Both the doctor's and the psychologist's conclusion must be signed; the one that comes last meets it. 10 working days are our proposal.",
    ),
  },
  {
    id: 'F4-08',
    kind: 'deadline',
    phase: 4,
    title: text('Opfølgning på videre henvisning', 'Follow-up on onward referral'),
    nature: 'AFT',
    certainty: 'S',
    responsible: 'FP',
    stands: 'child',
    subject: 'child',
    opens: [{ on: 'referred-onward', key: 'referralId' }],
    due: { count: 'days', n: 30 },
    met: [{ by: 'referral-result-read', same: 'referralId' }],
    remind: [{ onTarget: true, to: 'FP' }],
    versions: [
      { validFrom: ALWAYS, source: { text: 'RA, opfølgende undersøgelser af barnet (30 dage: forslag)' } },
    ],
    about: text(
      'Er barnet henvist til en anden afdeling, følges resultatet og læses. 30 dage er vores forslag.',
      'When the child was referred to another department, the result is followed and read. 30 days are our proposal.',
    ),
  },
];
