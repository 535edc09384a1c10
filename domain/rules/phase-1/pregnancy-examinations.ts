import { dateAtGestationalAge } from '../../calendar/index.ts';
import type { CaseView } from '../../case/case-view.ts';
import type { Fact } from '../../case/fact.ts';
import { type Text, text } from '../../text.ts';
import { ALWAYS, type Dates, type Rule, type Seed, type Tracer } from '../rule.ts';

/** One examination of the national guidance: its code and the gestational ages between which it lies. */
export interface PregnancyExamination {
  code: string;
  from: string | null;
  until: string;
  title: Text;
}

/** Sundhedsstyrelsens anbefalinger for svangreomsorgen (2022), as the catalogue reads them. */
export const gpExaminations: readonly PregnancyExamination[] = [
  { code: '6-10w', from: '6+0', until: '10+0', title: text('uge 6–10', 'weeks 6–10') },
  { code: '25w', from: null, until: '25+0', title: text('uge 25', 'week 25') },
  { code: '32w', from: null, until: '32+0', title: text('uge 32', 'week 32') },
];

export const scans: readonly PregnancyExamination[] = [
  { code: '11-14w', from: '11+0', until: '14+0', title: text('scanning, uge 11–14', 'scan, weeks 11–14') },
  { code: '18-21w', from: '18+0', until: '21+0', title: text('scanning, uge 18–21', 'scan, weeks 18–21') },
];

export const antenatalVisit: PregnancyExamination = {
  code: 'antenatal',
  from: '24+0',
  until: '30+0',
  title: text('uge 24–30', 'weeks 24–30'),
};

/** The basic programme has four to seven midwife visits, without dates of their own. */
const BASIC_MIDWIFE_VISITS = 4;
const MIDWIFE = 'midwife';

const asSeeds = (view: CaseView, rows: readonly PregnancyExamination[]): readonly Seed[] => {
  const referred = view.own('referred')[0];
  if (!referred) return [];
  return rows.map(({ code, from, until, title }) => ({
    key: code,
    trigger: referred,
    about: { from, until },
    detail: title,
  }));
};

const gpSeeds = (view: CaseView): readonly Seed[] => asSeeds(view, gpExaminations);

const visitSeed = (view: CaseView): readonly Seed[] => asSeeds(view, [antenatalVisit]);

/** Both scans, and the midwife visits as one row without a date. */
function midwifeSeeds(view: CaseView): readonly Seed[] {
  const referred = view.own('referred')[0];
  if (!referred) return [];
  return [
    ...asSeeds(view, scans),
    {
      key: MIDWIFE,
      trigger: referred,
      detail: text('mindst fire jordemoderkonsultationer', 'at least four midwife visits'),
    },
  ];
}

/** The window of an examination; without a known termin it cannot be told. */
function examinationWindow(fallback: PregnancyExamination | null) {
  return function window(seed: Seed, view: CaseView, trace?: Tracer): Dates | null {
    if (seed.key === MIDWIFE) return {};
    const row = seed.about ? (seed.about as { from: string | null; until: string }) : fallback;
    if (!row || !view.term) return null;
    const { edd } = view.term;
    const dueOn = dateAtGestationalAge(edd, row.until);
    trace?.({ text: text('Termin', 'Due date of birth (termin)'), on: edd });
    const earliestOn = row.from === null ? null : dateAtGestationalAge(edd, row.from);
    if (earliestOn)
      trace?.({
        text: text(`Fra gestationsalder ${row.from}`, `From gestational age ${row.from}`),
        on: earliestOn,
      });
    trace?.({ text: text(`Gestationsalder ${row.until}`, `Gestational age ${row.until}`), on: dueOn });
    return earliestOn ? { earliestOn, dueOn } : { dueOn };
  };
}

const recorded = (view: CaseView, programme: string): readonly Fact[] =>
  view.of('examination-recorded').filter((fact) => fact.data.programme === programme);

/** Scans by their code; the midwife's row by the fourth visit, however it was recorded. */
function scannedOrVisited(seed: Seed, view: CaseView): Fact | null {
  if (seed.key !== MIDWIFE) return recorded(view, 'scan').find((fact) => fact.data.code === seed.key) ?? null;
  const visits = [...view.of('midwife-visit-held'), ...recorded(view, MIDWIFE)].toSorted(
    (a, b) => a.ms - b.ms || a.id - b.id,
  );
  const days = new Map(visits.toReversed().map((fact) => [fact.on, fact]));
  return [...days.values()].toSorted((a, b) => a.ms - b.ms || a.id - b.id)[BASIC_MIDWIFE_VISITS - 1] ?? null;
}

const bornReason = text('Barnet er født', 'The child is born');

/** What has not been examined before the birth is no longer to be examined. */
function endedByBirth(_seed: Seed, view: CaseView): { fact: Fact; reason: Text } | null {
  return view.birth ? { fact: view.birth.fact, reason: bornReason } : null;
}

const guidance = 'Sundhedsstyrelsens anbefalinger for svangreomsorgen (4. udg. 2022)';

/** Phase 1, examinations in pregnancy: shown in the plan, never reminded of by us. */
export const pregnancyExaminationRules: readonly Rule[] = [
  {
    id: 'F1-38',
    kind: 'deadline',
    phase: 1,
    title: text('Lægens graviditetsundersøgelser', 'GP pregnancy examinations'),
    nature: 'VEJL',
    certainty: 'V',
    responsible: 'GP',
    stands: 'pregnancy',
    subject: 'mother',
    seeds: gpSeeds,
    openedBy: ['referred'],
    occurs: text('én for hver undersøgelse', 'one for each examination'),
    due: {
      count: 'computed',
      by: examinationWindow(gpExaminations[1] ?? null),
      bound: 'term',
      words: text('gestationsalder 6–10, 25 og 32 uger', 'gestational age 6–10, 25 and 32 weeks'),
    },
    met: [{ by: 'examination-recorded', where: { programme: 'gp-pregnancy' }, same: 'code', anyTime: true }],
    endedBy: endedByBirth,
    examination: true,
    versions: [{ validFrom: ALWAYS, source: { text: guidance } }],
    about: text(
      'Kræver en kendt termin. Vises i planen, og ingen påmindes herfra; Familieambulatoriet hører om udeblivelse med samtykke. Hvad der ikke er holdt ved fødslen, bortfalder.',
      'Needs a known due date. Shown in the plan, and nobody is reminded from here; the clinic hears of a no-show with consent. What was not held by the birth falls away.',
    ),
  },
  {
    id: 'F1-39',
    kind: 'deadline',
    phase: 1,
    title: text('Jordemoderkonsultationer og scanninger', 'Midwife visits and scans'),
    nature: 'VEJL',
    certainty: 'V',
    responsible: 'FP',
    stands: 'pregnancy',
    subject: 'mother',
    seeds: midwifeSeeds,
    openedBy: ['referred'],
    occurs: text(
      'én for hver scanning og én for jordemoderkonsultationerne',
      'one for each scan and one for the midwife visits',
    ),
    due: {
      count: 'computed',
      by: examinationWindow(scans[1] ?? null),
      bound: 'term',
      words: text(
        'scanninger ved 11–14 og 18–21 uger; 4–7 jordemoderkonsultationer uden egne datoer',
        'scans at 11–14 and 18–21 weeks; 4–7 midwife visits without dates of their own',
      ),
    },
    metBy: scannedOrVisited,
    metByEvents: ['examination-recorded', 'midwife-visit-held'],
    endedBy: endedByBirth,
    examination: true,
    versions: [{ validFrom: ALWAYS, source: { text: `${guidance}; ESB` } }],
    about: text(
      'Kræver en kendt termin. Jordemoderrækken er opfyldt med den fjerde konsultation på sin egen dag. Familieambulatoriet ser hende hyppigere og scanner oftere efter vurdering. Hvad der ikke er holdt ved fødslen, bortfalder.',
      'Needs a known due date. The row of midwife visits is met by the fourth visit on a day of its own. The clinic sees her more often and scans more by assessment. What was not held by the birth falls away.',
    ),
  },
  {
    id: 'F1-40',
    kind: 'deadline',
    phase: 1,
    title: text('Graviditetsbesøg af sundhedsplejerske', 'Antenatal visit by the health visitor'),
    nature: 'VEJL',
    certainty: 'S',
    responsible: 'SP',
    stands: 'pregnancy',
    subject: 'mother',
    seeds: visitSeed,
    openedBy: ['referred'],
    occurs: text('én pr. graviditet', 'one per pregnancy'),
    due: {
      count: 'computed',
      by: examinationWindow(antenatalVisit),
      bound: 'term',
      words: text(
        'efter behov; andre kommuner omkring uge 24–30',
        'by need; other municipalities around weeks 24–30',
      ),
    },
    met: [
      {
        by: 'examination-recorded',
        where: { programme: 'health-visit' },
        same: 'code',
        anyTime: true,
      },
      { by: 'antenatal-visit-offered', anyTime: true },
    ],
    endedBy: endedByBirth,
    examination: true,
    remind: [{ onTarget: true, to: 'SP' }],
    versions: [{ validFrom: ALWAYS, source: { text: 'SUL § 122; ESB' } }],
    about: text(
      'Et tilbud: opfyldt, når det er givet og besvaret, eller besøget er holdt. I Esbjerg efter behov; vinduet 24+0 til 30+0 er andre kommuners praksis og kræver en kendt termin. Bortfalder ved fødslen.',
      "An offer: met when it was made and answered, or the visit was held. By need in Esbjerg; the window 24+0 to 30+0 is other municipalities' practice and needs a known due date. Falls away at the birth.",
    ),
  },
];
