import { addDays, addMonths, type CivilDate } from '../../calendar/index.ts';
import type { CaseView } from '../../case/case-view.ts';
import { type Text, text } from '../../text.ts';
import { childBirthEvents, fromBirth } from '../from-birth.ts';
import { ALWAYS, type Dates, type Meeting, type Rule, type Seed, type Tracer } from '../rule.ts';

const DAYS_IN_WEEK = 7;

/** One visit per week for as many weeks as the municipality's agreement says (C12). */
function weeklyVisits(view: CaseView): readonly Seed[] {
  const weeks = view.parameters.healthVisitWeeks ?? 0;
  return Array.from({ length: weeks }, (_, i) => i + 1).flatMap((n) =>
    fromBirth(view, String(n), { detail: text(`besøg ${n}`, `visit ${n}`) }),
  );
}

/** Visit n by birth + 7n days; not at all where the agreement has no weekly visits. */
function weeklyVisitLimit(seed: Seed, view: CaseView, trace?: Tracer): Dates | null {
  const from = view.birth?.on;
  if (!from || view.parameters.healthVisitWeeks === null) return null;
  const days = DAYS_IN_WEEK * Number(seed.key);
  const dueOn = addDays(from, days);
  trace?.({ text: text('Fødsel', 'Birth'), on: from });
  trace?.({ text: text(`${days} dage efter (R-02)`, `${days} days after (R-02)`), on: dueOn });
  return { dueOn };
}

interface BasicVisit {
  title: Text;
  window: (birthOn: CivilDate) => { earliestOn: CivilDate | null; dueOn: CivilDate };
}

/** The usual basic programme (SUL §§ 120–122, guidance of 2019); it varies between municipalities. */
const basicVisits: readonly BasicVisit[] = [
  {
    title: text('dag 4–6', 'days 4–6'),
    window: (on) => ({ earliestOn: addDays(on, 4), dueOn: addDays(on, 6) }),
  },
  {
    title: text('dag 8–14', 'days 8–14'),
    window: (on) => ({ earliestOn: addDays(on, 8), dueOn: addDays(on, 14) }),
  },
  { title: text('2 måneder', '2 months'), window: (on) => ({ earliestOn: null, dueOn: addMonths(on, 2) }) },
  {
    title: text('4–6 måneder', '4–6 months'),
    window: (on) => ({ earliestOn: addMonths(on, 4), dueOn: addMonths(on, 6) }),
  },
  {
    title: text('8–10 måneder', '8–10 months'),
    window: (on) => ({ earliestOn: addMonths(on, 8), dueOn: addMonths(on, 10) }),
  },
  { title: text('1½ år', '1½ years'), window: (on) => ({ earliestOn: null, dueOn: addMonths(on, 18) }) },
];

/** Visits that fall in the weeks with weekly visits are those; the rest of the programme follows. */
function basicProgramme(view: CaseView): readonly Seed[] {
  const { birth } = view;
  if (!birth) return [];
  const weeklyUntil = addDays(birth.on, DAYS_IN_WEEK * (view.parameters.healthVisitWeeks ?? 0));
  return basicVisits.flatMap(({ title, window }, i) =>
    window(birth.on).dueOn <= weeklyUntil ? [] : fromBirth(view, `b${i + 1}`, { detail: title }),
  );
}

function basicVisitWindow(seed: Seed, view: CaseView, trace?: Tracer): Dates | null {
  const from = view.birth?.on;
  // A bare question of the law, with a key that is no visit's, is about the first.
  const visit = basicVisits[Number(seed.key.replace('b', '')) - 1];
  if (!from || !visit) return null;
  const { earliestOn, dueOn } = visit.window(from);
  trace?.({ text: text('Fødsel', 'Birth'), on: from });
  if (earliestOn) trace?.({ text: text('Tidligst', 'Not before'), on: earliestOn });
  trace?.({ text: visit.title, on: dueOn });
  return { earliestOn, dueOn };
}

/** A visit made, or the offer of it made and answered (supplement, F3-19). */
const visitMadeOrAnswered: readonly Meeting[] = [
  { by: 'examination-recorded', where: { programme: 'health-visit' }, same: 'code', anyTime: true },
  { by: 'health-visit-answered', same: 'code', anyTime: true },
];

/** Phase 3, the health visitors' first visits. */
export const healthVisitRules: readonly Rule[] = [
  {
    id: 'F3-19',
    kind: 'deadline',
    phase: 3,
    title: text('Ugentligt barselsbesøg', 'Weekly visit after birth'),
    nature: 'AFT',
    certainty: 'S',
    responsible: 'SP',
    stands: 'child',
    subject: 'child',
    seeds: weeklyVisits,
    openedBy: childBirthEvents,
    occurs: text('én for hvert besøg', 'one for each visit'),
    due: {
      count: 'computed',
      by: weeklyVisitLimit,
      bound: 'birth',
      words: text('besøg n: 7n dage efter fødslen', 'visit n: 7n days after the birth'),
    },
    met: visitMadeOrAnswered,
    examination: true,
    remind: [{ onTarget: true, to: 'SP' }],
    versions: [{ validFrom: ALWAYS, source: { text: 'ESB fase 3' } }],
    about: text(
      'Kun hvor aftalen har ugentlige besøg («healthVisitWeeks»; Esbjerg de første fire uger, C12); derefter besøges individuelt (F3-30). Et tilbud: opfyldt, når besøget er aflagt eller tilbuddet er besvaret. Afslås det, og er der bekymring, inddrages Familierådgivningen.',
      'Only where the agreement has weekly visits (“healthVisitWeeks”; Esbjerg the first four weeks, C12); after that visits are individual (F3-30). An offer: met when the visit is made or the offer answered. Where it is refused and there is concern, the family department is involved.',
    ),
  },
  {
    id: 'F3-20',
    kind: 'deadline',
    phase: 3,
    title: text('Sundhedsplejens basistilbud', "Health visitors' basic programme"),
    nature: 'VEJL',
    certainty: 'V',
    responsible: 'SP',
    stands: 'child',
    subject: 'child',
    seeds: basicProgramme,
    openedBy: childBirthEvents,
    occurs: text('én for hvert besøg i programmet', 'one for each visit of the programme'),
    due: {
      count: 'computed',
      by: basicVisitWindow,
      bound: 'birth',
      words: text(
        'dag 4–6, dag 8–14, 2, 4–6 og 8–10 måneder, 1½ år',
        'days 4–6, days 8–14, 2, 4–6 and 8–10 months, 1½ years',
      ),
    },
    met: visitMadeOrAnswered,
    examination: true,
    remind: [{ onTarget: true, to: 'SP' }],
    versions: [{ validFrom: ALWAYS, source: { text: 'SUL §§ 120–122; vejledning 2019' } }],
    about: text(
      'Varierer mellem kommuner. Besøg, der falder i uger med ugentlige besøg (F3-19), vises ikke for sig.',
      'Varies between municipalities. Visits in weeks that have weekly visits (F3-19) are not shown apart.',
    ),
    doubt: text(
      'Den nationale tekst om intervallerne er ikke set.',
      'The national text on the intervals has not been seen.',
    ),
  },
];

/** Supplement: what follows the weekly visits. */
export const healthVisitAssessmentRule: Rule = {
  id: 'F3-30',
  kind: 'deadline',
  phase: 3,
  title: text('Sundhedsplejens vurdering efter fire uger', "Health visitors' assessment after four weeks"),
  nature: 'AFT',
  certainty: 'S',
  responsible: 'SP',
  stands: 'child',
  subject: 'child',
  seeds: (view) => fromBirth(view, '1'),
  openedBy: childBirthEvents,
  occurs: text('én for hvert barn', 'one for each child'),
  due: {
    count: 'computed',
    by: assessmentWindow,
    bound: 'birth',
    words: text('fra 4 til 5 uger efter fødslen', 'from 4 to 5 weeks after the birth'),
  },
  met: [{ by: 'health-visits-assessed' }],
  versions: [{ validFrom: ALWAYS, source: { text: 'ESB fase 3; ugen er vores forslag' } }],
  about: text(
    'Hyppighed, særlig indsats og varighed af de videre besøg.',
    'Frequency, special effort and duration of the further visits.',
  ),
};

function assessmentWindow(_seed: Seed, view: CaseView, trace?: Tracer): Dates | null {
  const from = view.birth?.on;
  if (!from) return null;
  const earliestOn = addDays(from, 4 * DAYS_IN_WEEK);
  const dueOn = addDays(from, 5 * DAYS_IN_WEEK);
  trace?.({ text: text('Fødsel', 'Birth'), on: from });
  trace?.({ text: text('4 uger efter', '4 weeks after'), on: earliestOn });
  trace?.({ text: text('1 uge mere (vores forslag)', '1 week more (our proposal)'), on: dueOn });
  return { earliestOn, dueOn };
}
