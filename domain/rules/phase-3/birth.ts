import { addDays, atLocalMs } from '../../calendar/index.ts';
import type { CaseView } from '../../case/case-view.ts';
import type { Fact } from '../../case/fact.ts';
import { measuresOf } from '../../case/measures.ts';
import { atPath } from '../../json.ts';
import { liveChildren } from '../../obligations/loss.ts';
import { text } from '../../text.ts';
import { ALWAYS, type Dates, type Rule, type Seed, type Tracer } from '../rule.ts';

const HOUR_MS = 3_600_000;
const HOURS_WHEN_PLACEMENT = 2;
const NEXT_MORNING = 9;

/** Whether, by the birth, a placement of the child was decided, planned or intended in the request form. */
function placementIsPlanned(view: CaseView, birth: Fact): boolean {
  const before = (fact: Fact) => (fact.dateOnly ? fact.on <= birth.on : fact.ms <= birth.ms);
  const decided = measuresOf(view).some(
    (measure) => measure.placement && before(measure.decided) && !(measure.ended && before(measure.ended)),
  );
  const intended = view
    .of('placement-planned', 'request-form-sent', 'placement-plan-dropped')
    .filter((fact) => before(fact) && speaksOfPlacement(fact))
    .at(-1);
  return decided || (intended !== undefined && intended.type !== 'placement-plan-dropped');
}

const speaksOfPlacement = ({ type, data }: Fact): boolean =>
  type !== 'request-form-sent' || atPath(data, 'agreements.placementIntended') === true;

/** At once: two hours where a placement is planned, else at nine the next morning (contract, F3-01). */
function birthNoticeLimit({ trigger }: Seed, view: CaseView, trace?: Tracer): Dates {
  const { ms, on } = view.birth ?? trigger;
  trace?.({ text: text('Fødsel', 'Birth'), ms });
  if (placementIsPlanned(view, trigger)) {
    const dueMs = ms + HOURS_WHEN_PLACEMENT * HOUR_MS;
    trace?.({ text: text('Anbringelse er planlagt: 2 timer', 'A placement is planned: 2 hours'), ms: dueMs });
    return { dueMs };
  }
  const dueMs = atLocalMs(addDays(on, 1), NEXT_MORNING);
  trace?.({
    text: text('Ingen anbringelse planlagt: kl. 9 næste dag', 'No placement planned: 9 a.m. the next day'),
    ms: dueMs,
  });
  return { dueMs };
}

/**
 * The chart is needed where no social plan and no investigation stood at the birth. Where the route was decided all
 * the same, the decision is shown too.
 */
function chartIsNeeded(birth: Fact, view: CaseView): boolean {
  const planned = view
    .of('plan-approved')
    .some((fact) => fact.data.plan !== 'combined' && fact.on <= birth.on);
  const investigated = view.of('investigation-opened').some((fact) => fact.on <= birth.on);
  return (!planned && !investigated) || view.of('discharge-route-decided').length > 0;
}

const bornAlive = (fact: Fact): boolean => liveChildren(fact);

/** Phase 3, the birth itself: who hears of it, and whether the plan is there. */
export const birthRules: readonly Rule[] = [
  {
    id: 'F3-01',
    kind: 'deadline',
    phase: 3,
    title: text('Besked ved fødsel', 'Birth notice'),
    nature: 'AFT',
    certainty: 'S',
    responsible: 'FP',
    alsoResponsible: ['WARD'],
    stands: 'pregnancy',
    subject: 'case',
    opens: [{ on: 'birth-recorded', once: true }],
    due: {
      count: 'computed',
      by: birthNoticeLimit,
      bound: 'birth',
      instant: true,
      words: text(
        '2 timer efter fødslen, når anbringelse er planlagt; ellers kl. 9 næste dag',
        '2 hours after the birth where a placement is planned; else 9 a.m. the next day',
      ),
    },
    met: [{ by: 'birth-acknowledged' }],
    remind: [{ before: { hours: 1 }, to: ['WARD', 'SSR'] }],
    breachTo: ['FP', 'SSR', 'FR-leader'],
    versions: [
      {
        validFrom: ALWAYS,
        source: { text: 'RA, fødsel («jf. specialplanen»); ESB fase 3 («jf. Anmodning»)' },
      },
    ],
    about: text(
      'Straks, også uden for åbningstid ad den vej, skemaet nævner («kontakt udenfor åbningstid»); skemaet kan bestemme, at der allerede gives besked ved indlæggelse til fødsel (C9). En anbringelse er planlagt, når den før fødslen er besluttet, påtænkt eller nævnt i skemaet. De to timer og kl. 9 er vores forslag.',
      'At once, outside opening hours too by the way the form names; the form may say that notice is given already at admission in labour (C9). A placement is planned when before the birth it was decided, intended or named in the form. The two hours and 9 a.m. are our proposal.',
    ),
  },
  {
    id: 'F3-02',
    kind: 'deadline',
    phase: 3,
    title: text('Plan synlig ved fødsel', 'Plan check at birth'),
    nature: 'AFT',
    certainty: 'S',
    responsible: 'NF',
    alsoResponsible: ['WARD'],
    stands: 'pregnancy',
    subject: 'case',
    opens: [{ on: 'birth-recorded', once: true, when: chartIsNeeded }],
    due: { count: 'none' },
    met: [{ by: 'discharge-route-decided', anyTime: true }],
    remind: [{ after: { days: 1 }, to: 'NF' }],
    versions: [{ validFrom: ALWAYS, source: { text: 'SG, niveau 1–4 og flowdiagram for udskrivelse' } }],
    about: text(
      'Kun når der ved fødslen hverken er en socialfaglig plan eller en igangsat undersøgelse: så afgør flowdiagrammet (niveau 1–4) udskrivelsen. Besluttes vejen alligevel, vises beslutningen også.',
      'Only where neither a social plan nor an investigation is there at the birth: then the flow chart (levels 1–4) decides the discharge. Where the route is decided all the same, the decision is shown too.',
    ),
  },
  {
    id: 'F3-03',
    kind: 'fact',
    phase: 3,
    title: text('Tidlig udskrivelse', 'Early discharge window'),
    nature: 'AFT',
    certainty: 'S',
    responsible: 'NF',
    alsoResponsible: ['SSR'],
    stands: 'pregnancy',
    subject: 'case',
    versions: [{ validFrom: ALWAYS, source: { text: 'SG, udskrivelse efter ukompliceret fødsel' } }],
    about: text(
      'Omkring halvdelen udskrives inden for 24 timer efter en ukompliceret fødsel; planen skal derfor være der før fødslen.',
      'About half are discharged within 24 hours of an uncomplicated birth; so the plan must be there before it.',
    ),
  },
];

/** Stands as soon as a termin is known; never asked of the family. */
export const expectedBirthRule: Rule = {
  id: 'F3-32',
  kind: 'deadline',
  phase: 3,
  title: text('Forventet fødsel ikke meldt', 'Expected birth not reported'),
  nature: 'DESIGN',
  certainty: 'U',
  responsible: 'FP',
  alsoResponsible: ['FR'],
  stands: 'pregnancy',
  subject: 'case',
  opens: [{ on: 'referred', once: true }],
  due: { count: 'days', n: 17, base: 'term' },
  met: [{ by: 'birth-recorded', when: bornAlive }, { by: 'missing-birth-explained' }],
  remind: [{ before: { days: 0 }, to: ['FP', 'FR'] }],
  breachTo: ['FP', 'FR'],
  versions: [{ validFrom: ALWAYS, source: { text: 'Praksis andre steder; vores forslag' } }],
  about: text(
    'Et tjek for Familieambulatoriet og Familierådgivningen; familien spørges aldrig automatisk.',
    'A check for the clinic and the family department; the family is never asked automatically.',
  ),
};
