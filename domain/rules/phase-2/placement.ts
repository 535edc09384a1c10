import { addMonths } from '../../calendar/index.ts';
import type { CaseView } from '../../case/case-view.ts';
import type { Fact } from '../../case/fact.ts';
import { text } from '../../text.ts';
import { ALWAYS, BARNETS_LOV, type Dates, type Ending, type Rule, type Seed, type Tracer } from '../rule.ts';

/** BL § 49 stk. 3: months before termin from which a decision without consent may be made. */
export const MONTHS_BEFORE_TERM = 3;

/** The first day on which an unborn child's placement without consent may be decided (R-03 in both directions). */
function windowBeforeTerm(_seed: Seed, view: CaseView, trace?: Tracer): Dates | null {
  if (!view.term) return null;
  const earliestOn = addMonths(view.term.edd, -MONTHS_BEFORE_TERM);
  trace?.({ text: text('Termin', 'Due date of birth (termin)'), on: view.term.edd });
  trace?.({
    text: text(
      `${MONTHS_BEFORE_TERM} måneder før termin (R-03): tidligste afgørelse`,
      `${MONTHS_BEFORE_TERM} months before the due date (R-03): earliest decision`,
    ),
    on: earliestOn,
  });
  return { earliestOn };
}

/** The committee is needed where the placement is planned against the parents' will. */
const withoutConsent = (fact: Fact): boolean => fact.data.withConsent !== true;

/** F2-16: the ward counts as told only after the mother was. */
function wardToldAfterMother(seed: Seed, view: CaseView): Fact | null {
  const mother = view.of('mother-informed')[0];
  if (!mother) return null;
  return view.of('staff-informed').find((fact) => fact.ms >= mother.ms && fact.on >= seed.trigger.on) ?? null;
}

const planDropped: readonly Ending[] = [
  {
    by: 'placement-plan-dropped',
    reason: text('Anbringelsen er ikke længere påtænkt', 'The placement is no longer intended'),
  },
];

/** Phase 2, a placement that is being considered before the birth. */
export const placementRules: readonly Rule[] = [
  {
    id: 'F2-13',
    kind: 'guard',
    phase: 2,
    title: text(
      'Afgørelse før fødsel uden samtykke – tidligst',
      'Decision before birth without consent – earliest',
    ),
    nature: 'LOV',
    certainty: 'V',
    responsible: 'BUU',
    alsoResponsible: ['FR'],
    stands: 'pregnancy',
    subject: 'unborn',
    opens: [{ on: 'placement-planned', when: withoutConsent }],
    due: {
      count: 'computed',
      by: windowBeforeTerm,
      words: text('tidligst 3 måneder før termin', 'at the earliest 3 months before the due date'),
    },
    met: [{ by: 'measure-decided', where: { basis: 'BL49' } }],
    ends: planDropped,
    endsAtBirth: true,
    remind: [{ beforeEarliest: { days: 14 }, to: 'FR' }],
    versions: [{ validFrom: BARNETS_LOV, source: { text: 'BL § 49 stk. 3' } }],
    about: text(
      'En afgørelse efter BL § 49 før dette tidspunkt afvises med lovens ord (TOO_EARLY). Er en anbringelse uden samtykke påtænkt, vises det, hvornår vinduet åbner.',
      'A decision under BL § 49 before that day is refused in the words of the act (TOO_EARLY). Where a placement without consent is intended, the opening of the window is shown.',
    ),
  },
  {
    id: 'F2-14',
    kind: 'deadline',
    phase: 2,
    title: text('Afgørelse før fødsel med samtykke', 'Decision before birth with consent'),
    nature: 'LOV',
    certainty: 'V',
    responsible: 'FR',
    stands: 'pregnancy',
    subject: 'unborn',
    opens: [{ on: 'investigation-concluded' }],
    due: { count: 'none' },
    met: [{ by: 'measure-decided', where: { consent: true } }],
    endsAtBirth: true,
    versions: [{ validFrom: BARNETS_LOV, source: { text: 'BL § 46 stk. 4' } }],
    about: text(
      'Kan træffes når undersøgelsen efter § 26 er afsluttet; loven sætter ingen frist.',
      'Possible once the investigation under § 26 is concluded; the act sets no limit.',
    ),
  },
  {
    id: 'F2-15',
    kind: 'deadline',
    phase: 2,
    title: text('Møde i børne- og ungeudvalget nær fødslen', 'Committee meeting near the birth'),
    nature: 'LOV',
    certainty: 'V',
    responsible: 'FR',
    stands: 'pregnancy',
    subject: 'unborn',
    opens: [{ on: 'placement-planned', when: withoutConsent }],
    due: { count: 'gestation', age: '36+0' },
    met: [{ by: 'board-meeting-booked' }],
    ends: planDropped,
    remind: [{ before: { days: 14 }, to: 'FR' }],
    versions: [{ validFrom: ALWAYS, source: { text: 'Ankestyrelsens praksis om nyfødte' } }],
    about: text(
      'Kun hvor anbringelsen påtænkes uden samtykke: udvalget skal kunne mødes nær ved eller lige efter fødslen. Fødslen alene er ikke et øjeblikkeligt behov, der kan bære en formandsafgørelse; et møde booket ved 36+0 er vores forslag.',
      "Only where the placement is intended without consent: the committee must be able to meet close to or right after the birth. The birth alone is no immediate need that could carry a chair's decision; a meeting booked by 36+0 is our proposal.",
    ),
    doubt: text(
      'Ankestyrelsens praksis er kun kendt fra en advokats gennemgang.',
      "The board's practice is known from a law firm's account only.",
    ),
  },
  {
    id: 'F2-16',
    kind: 'deadline',
    phase: 2,
    title: text('Orientering om påtænkt anbringelse', 'Informing of an intended placement'),
    nature: 'AFT',
    certainty: 'S',
    responsible: 'FR',
    stands: 'both',
    subject: 'case',
    opens: [{ on: 'placement-planned' }],
    due: { count: 'none' },
    metBy: wardToldAfterMother,
    metByEvents: ['mother-informed', 'staff-informed'],
    ends: planDropped,
    versions: [{ validFrom: ALWAYS, source: { text: 'ESB fase 3' } }],
    about: text(
      'To trin i rækkefølge: først den gravide, derefter personalet på stuen, med hendes samtykke, eller fordi hun selv fortæller det. Andet trin før første afvises (WRONG_ORDER), og uden samtykke eller hendes egen besked ligeså (CONSENT_REQUIRED).',
      'Two steps in order: first the woman, then the staff on the ward, with her consent or because she tells them herself. The second step before the first is refused (WRONG_ORDER), and without consent or her own telling likewise (CONSENT_REQUIRED).',
    ),
  },
];
