import type { CaseView } from '../../case/case-view.ts';
import type { Fact } from '../../case/fact.ts';
import { atPath } from '../../json.ts';
import { text } from '../../text.ts';
import { tickedOff } from '../checklist.ts';
import { ALWAYS, type Rule } from '../rule.ts';

/** The family department has found her, and the clinic has not seen her yet. */
function foundByFamilyDepartment(fact: Fact, view: CaseView): boolean {
  if (fact.type === 'referred') return atPath(fact.data, 'referrer.role') === 'FR';
  const born = view.birth !== null && view.birth.on <= fact.on;
  return !born && !view.of('first-consultation-held').some((one) => one.on < fact.on);
}

const useIsKnown = (fact: Fact): boolean =>
  fact.type === 'exposure-recorded' || (Array.isArray(fact.data.exposure) && fact.data.exposure.length > 0);

const byFamilyDepartment = { by: 'FR', reached: true };

/** Whoever refers her but a GP: nobody knows whether she has seen one. */
const notReferredByGp = (fact: Fact): boolean => atPath(fact.data, 'referrer.role') !== 'GP';

/** Nobody else works with the family: no municipal case, and neither treatment nor a coordination meeting. */
const nobodyElse = (fact: Fact, view: CaseView): boolean =>
  !view
    .of('municipal-case-opened', 'treatment-started', 'meeting-planned', 'investigation-opened')
    .some((one) => one.ms <= fact.ms);

/** Phase 1, the supplement's rows on the first steps of each. None of them stands in the way of anything. */
export const earlyCooperationRules: readonly Rule[] = [
  {
    id: 'F1-41',
    kind: 'deadline',
    phase: 1,
    title: text(
      'Information om og henvisning til Familieambulatoriet Plus',
      'Information on and referral to the clinic',
    ),
    nature: 'AFT',
    certainty: 'S',
    responsible: 'FR',
    stands: 'pregnancy',
    subject: 'mother',
    opens: [{ on: ['municipal-case-opened', 'referred'], when: foundByFamilyDepartment, once: true }],
    due: { count: 'workingDays', n: 2 },
    met: [{ by: ['clinic-informed-of', 'service-refused', 'first-consultation-held'] }],
    versions: [{ validFrom: ALWAYS, source: { text: 'ESB fase 1; RA § 6' } }],
    about: text(
      'Når Familierådgivningen har fundet en gravid i målgruppen: den henviser selv, eller en børnesag er åbnet før fødslen og før første konsultation. Hun orienteres, og henvisningen sendes; et nej opfylder også (F1-08). 2 arbejdsdage er vores forslag.',
      'When the family department has found a pregnant woman of the target group: it refers her itself, or a municipal case is opened before the birth and before the first consultation. She is informed and the referral sent; a refusal meets it too (F1-08). 2 working days are our proposal.',
    ),
  },
  {
    id: 'F1-42',
    kind: 'deadline',
    phase: 1,
    title: text('Kontakt til voksen myndighed eller behandling', 'Contact with adult authority or treatment'),
    nature: 'AFT',
    certainty: 'S',
    responsible: 'FR',
    stands: 'pregnancy',
    subject: 'mother',
    opens: [{ on: ['exposure-recorded', 'referred'], when: useIsKnown, once: true }],
    due: { count: 'workingDays', n: 3 },
    met: [{ by: 'treatment-contacted' }],
    versions: [{ validFrom: ALWAYS, source: { text: 'ESB fase 1' } }],
    about: text(
      'Åbnes første gang et forbrug er kendt, i henvisningen eller registreret senere. Er hun ikke i behandling, aftales samarbejdet med Voksen Myndighed; er hun, afklares det, hvem der deltager. 3 arbejdsdage er vores forslag.',
      'Opened when a use is first known, from the referral or recorded later. When she is not in treatment, the cooperation is agreed with the adult authority; when she is, it is settled who takes part. 3 working days are our proposal.',
    ),
  },
  {
    id: 'F1-51',
    kind: 'checklist',
    phase: 1,
    title: text('Første konsultation', 'First consultation'),
    nature: 'AFT',
    certainty: 'S',
    responsible: 'FP',
    stands: 'pregnancy',
    subject: 'mother',
    opens: [{ on: 'first-consultation-held', once: true }],
    due: { count: 'days', n: 0 },
    met: [tickedOff('F1-51')],
    breachTo: [],
    versions: [{ validFrom: ALWAYS, source: { text: 'ESB fase 1' } }],
    items: [
      text(
        'Jordemoder, sundhedssocialrådgiver, den gravide og evt. partner deltog',
        'Midwife, clinic social worker, the woman and her partner if any took part',
      ),
      text('Orienteret om Familieambulatoriet Plus', 'Told about the clinic'),
      text('Socialfaglig anamnese udarbejdet', 'Social anamnesis made'),
    ],
  },
  {
    id: 'F1-52',
    kind: 'deadline',
    phase: 1,
    title: text('Familierådgivningens eget samtykke', "The family department's own consent"),
    nature: 'AFT',
    certainty: 'S',
    responsible: 'FR',
    stands: 'pregnancy',
    subject: 'mother',
    opens: [{ on: 'contact-recorded', where: byFamilyDepartment, once: true }],
    due: { count: 'days', n: 0 },
    met: [{ by: ['consent-given', 'consent-refused'] }],
    breachTo: [],
    versions: [{ validFrom: ALWAYS, source: { text: 'ESB fase 1; RA § 6; SG' } }],
    about: text(
      'Samtykke til at indhente og videregive: hvilke oplysninger, til hvilken myndighed, til hvilket formål; eller et nej (F1-08).',
      'Consent to collect and disclose: which information, to which authority, for which purpose; or a refusal (F1-08).',
    ),
  },
  {
    id: 'F1-54',
    kind: 'deadline',
    phase: 1,
    title: text('Støtte til lægebesøg', 'Support for the visit to the GP'),
    nature: 'AFT',
    certainty: 'S',
    responsible: 'FR',
    alsoResponsible: ['VM', 'CMU'],
    stands: 'pregnancy',
    subject: 'mother',
    opens: [{ on: 'referred', when: notReferredByGp, once: true }],
    due: { count: 'workingDays', n: 5 },
    met: [
      { by: ['supporter-named', 'pregnancy-record-received'] },
      { by: 'examination-recorded', where: { programme: 'gp-pregnancy' } },
    ],
    versions: [{ validFrom: ALWAYS, source: { text: 'ESB fase 1' } }],
    about: text(
      'Kun når en anden end lægen har henvist hende: det aftales, hvem der støtter hende til lægebesøget. Opfyldt også, når svangrejournalen er modtaget eller lægens undersøgelse er holdt. 5 arbejdsdage er vores forslag.',
      "Only when somebody other than the GP referred her: it is agreed who supports her to the visit. Met too when the pregnancy record is received or the GP's examination was held. 5 working days are our proposal.",
    ),
  },
  {
    id: 'F1-55',
    kind: 'deadline',
    phase: 1,
    title: text('Psykiatrien orienteres', 'Psychiatry is informed'),
    nature: 'AFT',
    certainty: 'S',
    responsible: 'FP',
    alsoResponsible: ['PSY'],
    stands: 'pregnancy',
    subject: 'mother',
    opens: [{ on: 'psychiatric-course-recorded', once: true }],
    due: { count: 'workingDays', n: 5 },
    met: [{ by: 'psychiatry-informed' }, { by: 'disclosed', where: { to: 'PSY' } }],
    versions: [{ validFrom: ALWAYS, source: { text: 'RA § 6' } }],
    about: text(
      'Når et forløb i psykiatrien er kendt: psykiatrien orienteres med samtykke eller hjemmel, og medicinplanen lægges sammen. 5 arbejdsdage er vores forslag.',
      'When a course in psychiatry is known: psychiatry is informed with consent or legal basis, and the medication plan is made together. 5 working days are our proposal.',
    ),
  },
  {
    id: 'F1-57',
    kind: 'deadline',
    phase: 1,
    title: text('Sundhedsplejens koordineringsvurdering', "The health visitors' view on coordination"),
    nature: 'AFT',
    certainty: 'S',
    responsible: 'SP',
    stands: 'pregnancy',
    subject: 'case',
    opens: [
      { on: 'contact-recorded', where: { by: 'SP', reached: true }, when: nobodyElse, once: true },
      {
        on: 'examination-recorded',
        where: { programme: 'health-visit', code: 'antenatal' },
        when: nobodyElse,
        once: true,
      },
    ],
    due: { count: 'workingDays', n: 10 },
    met: [{ by: 'coordination-need-assessed' }],
    versions: [{ validFrom: ALWAYS, source: { text: 'SG' } }],
    about: text(
      'Når Sundhedsplejen har nået hende eller holdt graviditetsbesøget, og ingen andre er inde i sagen (hverken børnesag, undersøgelse, behandling eller planlagt møde): er der behov for koordinering, ja eller nej? 10 arbejdsdage er vores forslag.',
      'When the health visitors have reached her or held the antenatal visit and nobody else works with the family (no municipal case, investigation, treatment or meeting planned): is coordination needed, yes or no? 10 working days are our proposal.',
    ),
  },
  {
    id: 'F1-58',
    kind: 'deadline',
    phase: 1,
    title: text('Rådgivning under grænsen', 'Advice below the limit'),
    nature: 'AFT',
    certainty: 'S',
    responsible: 'FP',
    stands: 'pregnancy',
    subject: 'mother',
    opens: [{ on: 'inclusion-confirmed', where: { included: 'no' } }],
    due: { count: 'days', n: 0 },
    met: [{ by: 'abstinence-advised' }],
    breachTo: [],
    versions: [{ validFrom: ALWAYS, source: { text: 'RA § 6' } }],
    about: text(
      'Alle fagfolk råder til afholdenhed, også når forbruget er under grænserne: den nedre skadelige grænse kendes ikke.',
      'All professionals advise abstinence, also when use is below the limits: the lowest harmful use is not known.',
    ),
  },
  {
    id: 'F1-59',
    kind: 'checklist',
    phase: 1,
    title: text('Svangrepapirernes felter', 'Fields of the pregnancy record'),
    nature: 'AFT',
    certainty: 'S',
    responsible: 'GP',
    stands: 'pregnancy',
    subject: 'mother',
    opens: [{ on: 'referred', where: { 'referrer.role': 'GP' }, once: true }],
    due: { count: 'none' },
    met: [tickedOff('F1-59')],
    versions: [{ validFrom: ALWAYS, source: { text: 'RA § 6' } }],
    items: [
      text('Forbrug af medicin, alkohol og andre rusmidler', 'Use of medicine, alcohol and other substances'),
      text('Psykosociale udfordringer', 'Psychosocial challenges'),
      text('Psykiatrisk anamnese', 'Psychiatric history'),
      text('Al øvrig medicinsk behandling', 'All other medical treatment'),
      text('«Underretning sendt», hvor den er det', '“Notification sent”, where it was'),
    ],
  },
  {
    id: 'F1-60',
    kind: 'checklist',
    phase: 1,
    title: text(
      'Invitation af sundhedssocialrådgiver til første samtale',
      "The clinic's social worker invited to the first talk",
    ),
    nature: 'AFT',
    certainty: 'S',
    responsible: 'FR',
    stands: 'pregnancy',
    subject: 'case',
    opens: [{ on: 'contact-recorded', where: byFamilyDepartment, once: true }],
    due: { count: 'none' },
    met: [{ by: 'clinic-social-worker-invited', anyTime: true }, tickedOff('F1-60')],
    versions: [{ validFrom: ALWAYS, source: { text: 'ESB fase 1' } }],
    items: [text('Inviteret, eller ikke', 'Invited, or not')],
    about: text(
      'Familierådgivningen kan invitere hende med til den første afklarende samtale; et forslag, aldrig en forsinkelse.',
      'The family department may invite her to the first clarifying talk; a prompt, never a delay.',
    ),
  },
];
