import type { Fact } from '../../case/fact.ts';
import { text } from '../../text.ts';
import { tickedOff } from '../checklist.ts';
import { ALWAYS, BARNETS_LOV, type Rule } from '../rule.ts';

/** A decision takes siblings into view when it places a child. */
const takesSiblingsIn = (fact: Fact): boolean =>
  fact.type === 'investigation-opened' || fact.data.placement === true;

/** Phase 1, help without a decision, the family's own request, and what an investigation must hold. */
export const earlyHelpRules: readonly Rule[] = [
  {
    id: 'F1-43',
    kind: 'deadline',
    phase: 1,
    title: text('Tidligt forebyggende tilbud', 'Early preventive offer'),
    nature: 'LOV',
    certainty: 'S',
    responsible: 'FR',
    stands: 'both',
    subject: 'case',
    opens: [
      { on: 'screening-decided', where: { earlyHelp: true } },
      { on: 'screening-decided', where: { outcome: 'none', earlyHelp: null } },
    ],
    due: { count: 'workingDays', n: 10 },
    met: [{ by: 'early-help-offered' }],
    breachTo: [],
    versions: [
      { validFrom: ALWAYS, source: { text: 'SEL § 11' } },
      { validFrom: BARNETS_LOV, source: { text: 'BL § 30', formerly: 'SEL § 11' } },
    ],
    about: text(
      'Hjælp uden undersøgelse og afgørelse: tilbud og svar. Åbner, når screeningen viser det, eller ender uden yderligere behov og ikke siger andet. 10 arbejdsdage er vores forslag.',
      'Help without assessment or decision: offer and answer. Opens when the screening shows it, or ends with no further need and says nothing else. 10 working days are our proposal.',
    ),
  },
  {
    id: 'F1-44',
    kind: 'deadline',
    phase: 1,
    title: text('Egen henvendelse', "The family's own request"),
    nature: 'LOV',
    certainty: 'S',
    responsible: 'FR',
    stands: 'both',
    subject: 'case',
    opens: [{ on: 'help-asked' }],
    due: { count: 'workingDays', n: 10 },
    met: [{ by: 'screening-decided', where: { notificationId: null } }],
    versions: [{ validFrom: ALWAYS, source: { text: 'Familiesiden om den kommunale sagsgang' } }],
    about: text(
      'Ingen underretning: ingen kvittering og ingen 24 timer. De fire måneder i F1-23 regnes fra henvendelsen. 10 arbejdsdage er vores forslag.',
      'No notification: no receipt and no 24 hours. The four months of F1-23 count from the request. 10 working days are our proposal.',
    ),
  },
  {
    id: 'F1-45',
    kind: 'checklist',
    phase: 1,
    title: text('Undersøgelsens indhold', 'What the investigation holds'),
    nature: 'LOV',
    certainty: 'S',
    responsible: 'FR',
    stands: 'both',
    subject: 'case',
    opens: [{ on: 'investigation-concluded' }],
    due: { count: 'none' },
    met: [tickedOff('F1-45')],
    versions: [
      { validFrom: ALWAYS, source: { text: 'SEL § 50' } },
      { validFrom: BARNETS_LOV, source: { text: 'BL § 22', formerly: 'SEL § 50' } },
    ],
    items: [
      text('Udvikling og adfærd', 'Development and behaviour'),
      text('Familieforhold', 'Family'),
      text('Skole- eller dagtilbudsforhold', 'School or daycare'),
      text('Sundhed', 'Health'),
      text('Fritid og venskaber', 'Leisure and friends'),
      text('Andre relevante forhold', 'Other relevant matters'),
      text('Fagfolk, der kender familien, er hørt', 'Professionals who know the family were heard'),
      text('Forældrenes syn', "The parents' view"),
      text('Ikke mere omfattende end formålet tilsiger', 'No wider than its purpose'),
      text('Begrundet stillingtagen til støtte', 'A reasoned position on support'),
      text('Begrundelse for det, der ikke er belyst', 'Reasons for what was not covered'),
    ],
  },
  {
    id: 'F1-46',
    kind: 'deadline',
    phase: 1,
    title: text('Søskendevurdering', 'Assessment of siblings'),
    nature: 'LOV',
    certainty: 'V',
    responsible: 'FR',
    stands: 'both',
    subject: 'case',
    opens: [{ on: ['investigation-opened', 'measure-decided'], when: takesSiblingsIn }],
    due: { count: 'none' },
    met: [{ by: 'sibling-assessed' }],
    versions: [{ validFrom: BARNETS_LOV, source: { text: 'BL § 21' } }],
    about: text(
      'Åbnes af en børnefaglig undersøgelse og af en afgørelse om anbringelse. I samme undersøgelse vurderes hver søskende, eller undtagelsen begrundes.',
      'Opened by an investigation and by a decision on placement. In the same investigation each sibling is assessed, or the exception is reasoned.',
    ),
  },
];
