import type { CaseView } from '../../case/case-view.ts';
import type { Fact } from '../../case/fact.ts';
import { text } from '../../text.ts';
import { ALWAYS, BARNETS_LOV, type Rule, type Seed } from '../rule.ts';
import { agreed, atTermMeeting } from './agreements.ts';
import { invitationNoLongerNeeded, movesWithMeeting, noticeBeforeMeeting } from './meeting-notice.ts';

/** F2-23: the GP among those named with the plan or the invitation. */
const namesGp = (fact: Fact): boolean => {
  const roles = fact.type === 'meeting-planned' ? fact.data.invitees : fact.data.recipients;
  return Array.isArray(roles) && roles.includes('GP');
};

const ofSameMeeting = (fact: Fact, seed: Seed, _view: CaseView): boolean =>
  fact.data.meetingId === seed.key && namesGp(fact);

/** Phase 2, the rows of the second reading. */
export const supplementRules: readonly Rule[] = [
  {
    id: 'F2-21',
    kind: 'guard',
    phase: 2,
    title: text('Ingen indsats uden grundlag', 'No measure without a basis'),
    nature: 'LOV',
    certainty: 'S',
    responsible: 'FR',
    stands: 'both',
    subject: 'unborn',
    versions: [{ validFrom: BARNETS_LOV, source: { text: 'BL §§ 20, 32, 46' } }],
    about: text(
      'En indsats afvises uden afsluttet afdækning, uden åben eller afsluttet undersøgelse og uden tidligt forebyggende tilbud, undtagen ad de parallelle veje: BL § 32 stk. 4, § 46 stk. 3 og § 143.',
      'A measure is refused without a concluded assessment, an open or concluded investigation or early help, save by the parallel routes: BL § 32(4), § 46(3) and § 143.',
    ),
  },
  {
    id: 'F2-22',
    kind: 'deadline',
    phase: 2,
    title: text('Forældrestøtte efter fødslen', 'Support to the parents after the birth'),
    nature: 'AFT',
    certainty: 'S',
    responsible: 'VM',
    alsoResponsible: ['FR'],
    stands: 'pregnancy',
    subject: 'case',
    ...atTermMeeting,
    met: agreed('parental-support'),
    endsAtBirth: true,
    versions: [{ validFrom: ALWAYS, source: { text: 'ESB fase 2, dagsordenens tredje punkt' } }],
    about: text(
      'Tredje punkt på terminsmødets dagsorden: hvilken støtte forældrene får efter fødslen. En aftale gjort før tæller, og aflyses mødet, bortfalder den.',
      "Third item of the term meeting's agenda: the support the parents get after the birth. An agreement made before counts, and it falls away with a cancelled meeting.",
    ),
  },
  {
    id: 'F2-23',
    kind: 'deadline',
    phase: 2,
    title: text('Praktiserende læge og netværk inviteres', 'GP and network are invited'),
    nature: 'AFT',
    certainty: 'S',
    responsible: 'FP',
    stands: 'pregnancy',
    subject: 'case',
    opens: [{ on: 'meeting-planned', where: { kind: ['first-coordination', 'term'] }, key: 'meetingId' }],
    due: noticeBeforeMeeting,
    moves: movesWithMeeting,
    met: [
      { by: ['meeting-invited', 'meeting-planned'], itself: true, anyTime: true, when: ofSameMeeting },
      { by: 'checklist-confirmed', where: { checklist: 'F2-23' } },
    ],
    ends: invitationNoLongerNeeded,
    endsAtBirth: true,
    breachTo: [],
    versions: [{ validFrom: ALWAYS, source: { text: 'RA § 6; ESB fase 2' } }],
    about: text(
      'Lægen er blandt dem, planen eller indkaldelsen nævner, eller det er noteret, at samtykket mangler. Den gravide spørges om sit netværk.',
      'The GP is among those the plan or the invitation names, or it is noted that consent is missing. She is asked about her network.',
    ),
  },
  {
    id: 'F2-24',
    kind: 'deadline',
    phase: 2,
    title: text('Støtteperson efter besked om anbringelse', 'Support person after news of a placement'),
    nature: 'MÅL',
    certainty: 'S',
    responsible: 'FR',
    stands: 'both',
    subject: 'mother',
    opens: [{ on: 'mother-informed' }],
    due: { count: 'days', n: 0 },
    met: [{ by: 'support-person-named' }],
    versions: [{ validFrom: ALWAYS, source: { text: 'ESB fase 3 («tilstræber»)' } }],
    about: text(
      'Kommunen tilstræber, at moderen får en støtteperson, når hun har fået besked om en påtænkt anbringelse. Samme dag er vores forslag.',
      'The municipality aims at a support person for the mother once she has been told of an intended placement. The same day is our proposal.',
    ),
  },
  {
    id: 'F2-25',
    kind: 'deadline',
    phase: 2,
    title: text('Anmodning præciseres', 'A vague request is clarified'),
    nature: 'AFT',
    certainty: 'S',
    responsible: 'FR',
    alsoResponsible: ['FP'],
    stands: 'both',
    subject: 'case',
    opens: [{ on: 'clarification-asked' }],
    due: { count: 'workingDays', n: 2 },
    met: [
      {
        by: 'request-clarified',
        when: (fact, seed) =>
          fact.data.requestId === undefined || fact.data.requestId === seed.trigger.data.requestId,
      },
    ],
    versions: [{ validFrom: ALWAYS, source: { text: 'SG; RA § 6' } }],
    about: text(
      'Er en anmodning om oplysninger uklar, før eller efter undersøgelsen, kontakter hospitalet Familierådgivningen. En præcisering, der ikke nævner anmodningen, gælder alle, der er åbne. 2 arbejdsdage er vores forslag.',
      'Where a request for information is vague, before or after the investigation, the hospital contacts the family department. A clarification that names no request settles all that are open. 2 working days are our proposal.',
    ),
  },
  {
    id: 'F2-26',
    kind: 'fact',
    phase: 2,
    title: text('Enhver part kan indkalde', 'Any party may convene'),
    nature: 'AFT',
    certainty: 'S',
    responsible: 'FP',
    alsoResponsible: ['FR', 'SSR', 'SP', 'VM', 'CMU', 'NF', 'GP'],
    stands: 'pregnancy',
    subject: 'case',
    versions: [{ validFrom: ALWAYS, source: { text: 'SG' } }],
    about: text(
      'Et ad hoc-møde kan planlægges af enhver faglig rolle i sagen.',
      'An ad-hoc meeting may be planned by every professional role in the case.',
    ),
  },
  {
    id: 'F2-27',
    kind: 'checklist',
    phase: 2,
    title: text('Planens og indsatsens indhold', 'Contents of the plan and the measure'),
    nature: 'LOV',
    certainty: 'S',
    responsible: 'FR',
    stands: 'both',
    subject: 'case',
    opens: [{ on: ['plan-approved', 'measure-decided'] }],
    due: { count: 'none' },
    met: [{ by: 'checklist-confirmed', where: { checklist: 'F2-27' } }],
    versions: [{ validFrom: BARNETS_LOV, source: { text: 'BL §§ 32, 46, 91' } }],
    items: [
      text('Udarbejdet sammen med forældrene', 'Made together with the parents'),
      text('Samtykke som udgangspunkt', 'Consent as the starting point'),
      text(
        'Den støtte der efter undersøgelsen bedst løser behovet',
        'The support that, by the investigation, meets the need best',
      ),
      text(
        'Arten efter BL § 32 stk. 1 nr. 1–8, eller anbringelse',
        'The kind under BL § 32(1) nos. 1–8, or placement',
      ),
    ],
  },
];
