import type { CaseView } from '../../case/case-view.ts';
import { municipalCaseActiveAt } from '../../case/municipal-case.ts';
import { text } from '../../text.ts';
import { organisationRule } from '../organisation.ts';
import { ALWAYS, BARNETS_LOV, type Rule, type Seed } from '../rule.ts';
import { examinationConsentRule } from './examination-consent.ts';

/** The child's own refusals while a municipal case was active, numbered as they were recorded. */
const refusalsInAnActiveCase = (view: CaseView): readonly Seed[] =>
  view
    .ever('consent-refused')
    .filter(({ carried }) => carried === undefined)
    .map((trigger, i): Seed => ({ key: String(i + 1), trigger }))
    .filter(({ trigger }) => trigger.retractedBy === undefined && municipalCaseActiveAt(view, trigger));

/** What the clinic, the municipality and psychiatry owe each other along the way. */
export const cooperationRules: readonly Rule[] = [
  {
    id: 'F4-25',
    kind: 'deadline',
    phase: 4,
    title: text('Barnet flytter: henvisning til anden klinik', 'The child moves: referral to another clinic'),
    nature: 'AFT',
    certainty: 'S',
    responsible: 'FP',
    stands: 'child',
    subject: 'child',
    opens: [{ on: 'clinic-change-asked' }],
    due: { count: 'workingDays', n: 5 },
    met: [{ by: 'clinic-change-accepted' }],
    remind: [{ onTarget: true, to: 'FP' }],
    versions: [
      { validFrom: ALWAYS, source: { text: 'RA, afslutning og opfølgning (5 arbejdsdage: forslag)' } },
    ],
    about: text(
      'Flytter familien inden for regionen og vil fortsætte, henviser læge og psykolog til det andet Familieambulatorium; opfyldt, når det har taget imod. Aftalen nævner ingen frist; 5 arbejdsdage er vores forslag.',
      'When the family moves within the region and wants to continue, doctor and psychologist refer to the other clinic; met when it has accepted. The agreement names no limit; 5 working days are our proposal.',
    ),
  },
  {
    id: 'F4-26',
    kind: 'deadline',
    phase: 4,
    title: text(
      'Nej til notat til socialrådgiver: vurdering af underretning',
      'Refusal to share with the caseworker: assess a notification',
    ),
    nature: 'AFT',
    certainty: 'S',
    responsible: 'FP',
    stands: 'child',
    subject: 'child',
    seeds: refusalsInAnActiveCase,
    openedBy: ['consent-refused'],
    occurs: text('én for hvert nej', 'one for each refusal'),
    due: { count: 'workingDays', n: 1 },
    met: [{ by: 'need-to-notify-assessed' }],
    remind: [{ onTarget: true, to: 'FP' }],
    versions: [
      { validFrom: ALWAYS, source: { text: 'RA, samtykke og underretning (1 arbejdsdag: forslag)' } },
    ],
    about: text(
      'Kun et nej til samtykke i barnets egen sag, mens børnesagen er aktiv: det vurderes og begrundes, om der skal underrettes. 1 arbejdsdag er vores forslag.',
      "Only refused consent in the child's own case while the municipal case is active: whether to notify is assessed and reasoned. 1 working day is our proposal.",
    ),
  },
  examinationConsentRule,
  {
    id: 'F4-28',
    kind: 'deadline',
    phase: 4,
    title: text('Samvær: ændring eller overvågning', 'Contact: change or supervision'),
    nature: 'LOV',
    certainty: 'U-low',
    responsible: 'FR',
    stands: 'child',
    subject: 'child',
    opens: [{ on: 'contact-change-asked' }],
    due: { count: 'none' },
    met: [{ by: 'contact-decided' }],
    versions: [
      { validFrom: ALWAYS, source: { text: 'SEL § 71' } },
      { validFrom: BARNETS_LOV, source: { text: 'BL §§ 103–107', formerly: 'SEL § 71' } },
    ],
    about: text(
      'Når der bedes om ændret, støttet eller overvåget samvær, eller det overvejes: afgørelsen.',
      'When changed, supported or supervised contact is asked for or considered: the decision.',
    ),
    doubt: text(
      'Lovens talfaste grænser for begrænset samvær er ikke bekræftet.',
      "The statute's numeric limits to restricted contact are not confirmed.",
    ),
  },
  organisationRule({
    id: 'F4-29',
    phase: 4,
    title: text('Liaisonmøde med spæd- og småbørnspsykiatrien', 'Liaison meeting with infant psychiatry'),
    nature: 'DRIFT',
    certainty: 'S',
    responsible: 'FP',
    alsoResponsible: ['PSY'],
    rhythm: { times: 1, perMonths: 3 },
    source: 'RA, psykiatrien',
    about: text(
      'Klinikken og den regionale spæd- og småbørnspsykiatri mødes en gang i kvartalet.',
      'The clinic and the regional infant psychiatry meet once every quarter.',
    ),
  }),
];
