import { text } from '../../text.ts';
import { ALWAYS, BARNETS_LOV, type Ending, type ReminderStep, type Rule } from '../rule.ts';
import {
  awarenessEvents,
  clockConcluded,
  clockEnded,
  clockSeeds,
  investigationSeeds,
  takenOverReason,
} from './awareness-clock.ts';

const takenOver: Ending = { by: 'transfer-acknowledged', reason: takenOverReason };

/** The four months of F1-23, F1-24 and F1-25 start on one day. */
const awareness = text(
  'den tidligste dag, kommunen blev opmærksom',
  'the earliest day the municipality became aware',
);

/** F1-22: our two months end here at the latest, whatever the agreement says. */
const HARD_STOP_MONTHS = 4;

/** "Finish as soon as possible after": FR is reminded every fortnight for a year after the four months. */
const everyFortnight: ReminderStep = {
  afterLimit: { days: 14 },
  repeat: { days: 14, times: 26 },
  to: 'FR',
};

/** The preliminary assessment ends F1-24; the fortnightly reminder goes on with the investigation itself. */
const preliminarilyAssessed: NonNullable<ReminderStep['when']> = (seed, view) =>
  view.of('preliminary-assessment-recorded').some((fact) => fact.ms >= seed.trigger.ms);

/** Phase 1, from screening to the concluded investigation (BL §§ 18–27). */
export const investigationRules: readonly Rule[] = [
  {
    id: 'F1-22',
    kind: 'deadline',
    phase: 1,
    title: text('Afdækning', 'Limited assessment'),
    nature: 'LOV',
    certainty: 'U-med',
    responsible: 'FR',
    stands: 'both',
    subject: 'unborn',
    opens: [{ on: 'screening-decided', where: { outcome: 'limited-assessment' } }],
    due: { count: 'months', n: 'limitedAssessmentMonths' },
    met: [{ by: 'limited-assessment-concluded' }],
    ends: [
      takenOver,
      {
        by: 'investigation-opened',
        reason: text('Afløst af en børnefaglig undersøgelse', 'Replaced by an investigation'),
      },
    ],
    remind: [
      { onTarget: true, to: 'FR' },
      { after: { months: HARD_STOP_MONTHS }, pastLimit: true, to: 'FR-leader', kind: 'escalation' },
    ],
    versions: [{ validFrom: BARNETS_LOV, source: { text: 'BL § 19; kommende forældre BL § 25' } }],
    about: text(
      'Åbnes, når screeningen peger på en afdækning, og ender med en begrundet konklusion. Den bortfalder, når en børnefaglig undersøgelse afløser den, eller en anden kommune overtager.',
      'Opened when the screening calls for a limited assessment, and ends with a reasoned conclusion. It falls away when an investigation replaces it or another municipality takes over.',
    ),
    doubt: text(
      'Der er ikke fundet nogen lovbestemt frist for afdækning; to måneder er vores forslag, højst fire.',
      'No statutory limit for the limited assessment was found; two months are our proposal, four at most.',
    ),
  },
  {
    id: 'F1-23',
    kind: 'deadline',
    phase: 1,
    title: text('Børnefaglig undersøgelse', 'Child-professional investigation'),
    nature: 'LOV',
    certainty: 'V',
    responsible: 'FR',
    stands: 'both',
    subject: 'unborn',
    seeds: clockSeeds,
    openedBy: awarenessEvents,
    occurs: text(
      'én ad gangen i sagen, indtil den er afsluttet',
      'one at a time in the case until it is concluded',
    ),
    due: { count: 'months', n: 4, startWords: awareness },
    metBy: clockConcluded,
    metByEvents: ['investigation-concluded'],
    endedBy: clockEnded,
    remind: [
      { after: { months: 2 }, to: 'FR' },
      { after: { months: 3 }, to: 'FR' },
      { before: { days: 14 }, to: 'FR' },
      { before: { days: 5 }, to: 'FR' },
      {
        ...everyFortnight,
        when: preliminarilyAssessed,
        words: text(
          'når en foreløbig vurdering er lavet, til undersøgelsen er afsluttet',
          'once a preliminary assessment is made, until the investigation is concluded',
        ),
      },
    ],
    versions: [
      { validFrom: ALWAYS, source: { text: 'SEL § 50 stk. 7' } },
      {
        validFrom: BARNETS_LOV,
        source: { text: 'BL § 20 stk. 3; kommende forældre BL § 26', formerly: 'SEL § 50 stk. 7' },
      },
    ],
    about: text(
      'De fire måneder regnes fra den tidligste dag, kommunen vides at være blevet opmærksom (en underretning, familiens egen henvendelse, en åbnet sag eller undersøgelse, en overtagelse), ikke fra undersøgelsens åbning; bliver en tidligere dag kendt, regnes fristen om. Den afsluttes med en underskrevet, begrundet konklusion (BL § 22 stk. 6). Den bortfalder, når screeningen intet yderligere behov viser og ingen anden underretning er uscreenet og ingen undersøgelse åben, og når en afdækning er afsluttet; en senere undersøgelse åbner den igen fra den tidligste dag.',
      "The four months count from the earliest day on which the municipality is known to have become aware (a notification, the family's own request, a case or investigation opened, a takeover), not from the opening of the investigation; when an earlier day becomes known the limit is computed anew. It ends with a signed, reasoned conclusion (BL § 22(6)). It falls away when the screening shows no further need and no other notification is unscreened and no investigation open, and when a limited assessment is concluded; a later investigation opens it again from the earliest day.",
    ),
    doubt: text(
      'At BL § 26 om kommende forældre har samme frist, og om den begynder forfra ved fødslen, er ikke bekræftet.',
      'That BL § 26 on expectant parents has the same limit, and whether it starts anew at birth, is not confirmed.',
    ),
  },
  {
    id: 'F1-24',
    kind: 'deadline',
    phase: 1,
    title: text('Foreløbig vurdering', 'Preliminary assessment'),
    nature: 'LOV',
    certainty: 'V',
    responsible: 'FR',
    stands: 'both',
    subject: 'unborn',
    seeds: investigationSeeds,
    openedBy: ['investigation-opened'],
    occurs: text('én for hver undersøgelse', 'one for each investigation'),
    due: { count: 'months', n: 4, startWords: awareness },
    met: [{ by: ['preliminary-assessment-recorded', 'investigation-concluded'] }],
    ends: [takenOver],
    remind: [
      { before: { days: 10 }, to: ['FR', 'FR-leader'] },
      everyFortnight,
      { afterLimit: { days: 7 }, repeat: { days: 7, times: 52 }, to: 'FR-leader', kind: 'escalation' },
    ],
    versions: [
      { validFrom: ALWAYS, source: { text: 'SEL § 50' } },
      { validFrom: BARNETS_LOV, source: { text: 'BL § 20 stk. 3, 2. pkt.', formerly: 'SEL § 50' } },
    ],
    doubt: text(
      'At BL § 26 om kommende forældre har samme regel om foreløbig vurdering, er ikke bekræftet.',
      'That BL § 26 on expectant parents has the same rule on a preliminary assessment is not confirmed.',
    ),
    about: text(
      'Står fra undersøgelsens åbning på samme dag som de fire måneder i F1-23. Kan undersøgelsen undtagelsesvis ikke afsluttes inden, laves en foreløbig vurdering den dag, og undersøgelsen afsluttes snarest derefter. Den foreløbige vurdering opfylder ikke F1-23.',
      'Stands from the opening of the investigation on the day of the four months of F1-23. When the investigation exceptionally cannot be concluded by then, a preliminary assessment is made on that day and the investigation is concluded as soon as possible after. It does not meet F1-23.',
    ),
  },
  {
    id: 'F1-25',
    kind: 'deadline',
    phase: 1,
    title: text('Undersøgelsen færdig før fødslen', 'Investigation done before the birth'),
    nature: 'DESIGN',
    certainty: 'U',
    responsible: 'FR',
    stands: 'pregnancy',
    subject: 'unborn',
    seeds: investigationSeeds,
    openedBy: ['investigation-opened'],
    occurs: text('én for hver undersøgelse', 'one for each investigation'),
    due: {
      count: 'earliest',
      of: [
        { count: 'months', n: 4, startWords: awareness },
        { count: 'weeks', n: -4, base: 'term' },
      ],
    },
    met: [{ by: 'investigation-concluded' }],
    ends: [takenOver],
    endsAtBirth: true,
    remind: [{ onTarget: true, to: 'FR' }],
    versions: [{ validFrom: ALWAYS, source: { text: 'SG («hurtig og grundig proces»); Case 3' } }],
    about: text(
      'Vores forslag: undersøgelsen er færdig fire uger før termin, eller efter de fire måneder i F1-23, hvis de ender før. I Case 3 beklages det, at den ofte først er færdig omkring fødslen.',
      'Our proposal: the investigation is done four weeks before the due date, or at the four months of F1-23 where they end earlier. Case 3 complains that it is often finished only around the birth.',
    ),
  },
  {
    id: 'F1-26',
    kind: 'deadline',
    phase: 1,
    title: text('Undersøgelse uden samtykke', 'Examination without consent'),
    nature: 'LOV',
    certainty: 'V-old',
    responsible: 'FR',
    alsoResponsible: ['BUU'],
    stands: 'both',
    subject: 'unborn',
    opens: [{ on: 'compulsory-examination-ordered' }],
    due: { count: 'months', n: 2 },
    met: [{ by: 'compulsory-examination-concluded' }],
    remind: [{ onTarget: true, to: 'FR' }],
    breachTo: ['FR', 'FR-leader', 'BUU'],
    versions: [
      { validFrom: ALWAYS, source: { text: 'SEL § 51' } },
      { validFrom: BARNETS_LOV, source: { text: 'BL § 23', formerly: 'SEL § 51' } },
    ],
    about: text(
      'Fra udvalgets afgørelse om at undersøge uden forældrenes samtykke, til undersøgelsen er gennemført.',
      "From the committee's decision to investigate without the parents' consent until the investigation is done.",
    ),
    doubt: text(
      'Fristen er kun bekræftet for SEL § 51; ordlyden af BL § 23 er ikke læst.',
      'The limit is confirmed for SEL § 51 only; the wording of BL § 23 is unread.',
    ),
  },
];
