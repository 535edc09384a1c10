import { gestationalDays, gestationalDaysOn } from '../../calendar/index.ts';
import type { CaseView } from '../../case/case-view.ts';
import type { Fact } from '../../case/fact.ts';
import { text } from '../../text.ts';
import { ALWAYS, type Meeting, type Rule, type Seed } from '../rule.ts';

/** The clock of F1-01 runs unless the agreement starts it at the pregnancy record (C2). */
function startsAtReferral(_fact: Fact, view: CaseView): boolean {
  return view.parameters.contactClockStart !== 'pregnancy-record';
}

/** The clock of F1-02 runs unless the agreement starts it at the referral alone (C2). */
function startsAtPregnancyRecord(_fact: Fact, view: CaseView): boolean {
  return view.parameters.contactClockStart !== 'referral';
}

/** The clinic hears of a talk at 16+0 or later at once, because of the abortion limit (F1-04). */
function nearAbortionLimit({ trigger }: Seed, view: CaseView): boolean {
  return view.term !== null && gestationalDaysOn(view.term.edd, trigger.on) >= 16 * 7;
}

/** "Til og med 22. graviditetsuge", read as the parameter says (C3); without a termin nobody can tell, so the duty stands. */
function earlyEnoughForClarifyingTalk(fact: Fact, view: CaseView): boolean {
  if (!view.term) return true;
  const limit = gestationalDays(view.parameters.clarifyingTalkGestationLimit) ?? 0;
  return gestationalDaysOn(view.term.edd, fact.on) <= limit;
}

/** An attempt is not a contact, and the contact is with the pregnant woman herself. */
const contactReached: Meeting = { by: 'contact-recorded', where: { reached: true, with: 'mother' } };

/** Phase 1, the first contact: RA § 6 and ESB phase 1. */
export const firstContactRules: readonly Rule[] = [
  {
    id: 'F1-01',
    kind: 'deadline',
    phase: 1,
    title: text('Første kontakt efter henvisning', 'First contact after referral'),
    nature: 'AFT',
    certainty: 'S',
    responsible: 'FP',
    stands: 'pregnancy',
    subject: 'mother',
    opens: [{ on: 'referred', once: true, when: startsAtReferral }],
    due: { count: 'days', n: 7 },
    met: [contactReached],
    remind: [
      { after: { days: 3 }, to: ['FP', 'SSR'] },
      { after: { days: 6 }, to: ['FP', 'SSR'] },
    ],
    versions: [{ validFrom: ALWAYS, source: { text: 'RA § 6' } }],
    about: text(
      'Kun når aftalen lader de syv dage løbe fra henvisningen («contactClockStart»: «referral» eller «first-of», C2). Opfyldes, når den gravide selv er nået, ved opkald, brev eller møde; et forsøg er ikke kontakt. Derefter indkaldes hun efter faglig vurdering; kan hun ikke nås, følges der op som ved udeblivelse (F1-12).',
      'Only where the agreement starts the seven days at the referral (“contactClockStart”: “referral” or “first-of”, C2). Met when the woman herself was reached, by call, letter or meeting; an attempt is not contact. She is then invited by professional assessment; where she cannot be reached it is followed up like a no-show (F1-12).',
    ),
  },
  {
    id: 'F1-02',
    kind: 'deadline',
    phase: 1,
    title: text('Kontakt efter modtaget svangrejournal', 'Contact after the pregnancy record is received'),
    nature: 'AFT',
    certainty: 'S',
    responsible: 'FP',
    stands: 'pregnancy',
    subject: 'mother',
    opens: [{ on: 'pregnancy-record-received', once: true, when: startsAtPregnancyRecord }],
    due: { count: 'days', n: 7 },
    met: [contactReached],
    remind: [
      { after: { days: 3 }, to: ['FP', 'SSR'] },
      { after: { days: 6 }, to: ['FP', 'SSR'] },
    ],
    versions: [{ validFrom: ALWAYS, source: { text: 'ESB fase 1' } }],
    about: text(
      'Kun når aftalen lader de syv dage løbe fra den modtagne svangrejournal («contactClockStart»: «pregnancy-record» eller «first-of», C2). Opfyldes som F1-01, når den gravide selv er nået.',
      'Only where the agreement starts the seven days at the pregnancy record received (“contactClockStart”: “pregnancy-record” or “first-of”, C2). Met like F1-01, when the woman herself was reached.',
    ),
  },
  {
    id: 'F1-03',
    kind: 'deadline',
    phase: 1,
    title: text('Afklarende samtale om graviditeten', 'Clarifying talk about the pregnancy'),
    nature: 'AFT',
    certainty: 'U',
    responsible: 'FP',
    stands: 'pregnancy',
    subject: 'mother',
    opens: [{ on: 'referred', once: true, when: earlyEnoughForClarifyingTalk }],
    due: { count: 'days', n: 7 },
    met: [{ by: 'clarifying-talk-held' }],
    remind: [
      {
        after: { hours: 0 },
        to: 'FP-leader',
        kind: 'escalation',
        when: nearAbortionLimit,
        words: text('ved 16+0 eller senere', 'at 16+0 or later'),
      },
      { after: { days: 2 }, to: ['SSR', 'FP'] },
      { after: { days: 5 }, to: ['SSR', 'FP'] },
    ],
    versions: [{ validFrom: ALWAYS, source: { text: 'ESB fase 1' } }],
    about: text(
      'Kun når gestationsalderen ved henvisningen højst er kommunens grænse («clarifyingTalkGestationLimit», 22+6 hvor intet andet er aftalt, C3), eller termin ikke er kendt. Den gravide indkaldes til en samtale med læge og sundhedssocialrådgiver; både indkaldelse og samtale ligger inden for de syv dage. Er hun henvist ved 16+0 eller senere, får lederen besked straks på grund af abortgrænsen (F1-04).',
      "Only when the gestational age at referral is at most the municipality's limit (“clarifyingTalkGestationLimit”, 22+6 where nothing else was agreed, C3), or no due date is known. She is invited to a talk with doctor and social worker; invitation and talk both lie within the seven days. Referred at 16+0 or later, the leader is told at once because of the abortion limit (F1-04).",
    ),
    doubt: text(
      'Teksten siger ikke, hvad der starter de syv dage, om samtalen skal være holdt eller kun indkaldt, eller om «22. graviditetsuge» ender ved 21+6 eller 22+6; og om grænsen stadig passer efter abortgrænsen fra 1. juni 2025, er åbent.',
      'The text does not say what starts the seven days, whether the talk must be held or only be invited to, nor whether the “22nd week of pregnancy” ends at 21+6 or 22+6; and whether the limit still fits after the abortion limit of 1 June 2025 is open.',
    ),
  },
  {
    id: 'F1-05',
    kind: 'deadline',
    phase: 1,
    title: text('Akut modtagelse', 'Acute intake'),
    nature: 'AFT',
    certainty: 'S',
    responsible: 'FP',
    alsoResponsible: ['WARD'],
    stands: 'pregnancy',
    subject: 'mother',
    opens: [{ on: 'referred', where: { acute: true }, once: true }],
    due: { count: 'hours', hours: 0 },
    met: [contactReached, { by: 'first-consultation-held' }],
    breachTo: [],
    versions: [{ validFrom: ALWAYS, source: { text: 'RA § 6' } }],
    about: text(
      'Efter telefonisk henvisning kan hun modtages akut; uden for dagtid via obstetrisk vagthavende eller fødegangen. Aftalen giver en mulighed, ikke en pligt.',
      'After a referral by telephone she may be received at once; outside daytime by the obstetrician on call or the labour ward. The agreement gives a permission, not a duty.',
    ),
  },
  {
    id: 'F1-06',
    kind: 'deadline',
    phase: 1,
    title: text('Lægens henvisning og svangrejournal', "The GP's referral and pregnancy record"),
    nature: 'AFT',
    certainty: 'S',
    responsible: 'GP',
    stands: 'pregnancy',
    subject: 'mother',
    opens: [{ on: 'referred', once: true }],
    due: { count: 'days', n: 7 },
    met: [{ by: 'pregnancy-record-received' }],
    remind: [{ onTarget: true, to: ['FR', 'FP'] }],
    breachTo: ['GP', 'FR', 'VM', 'CMU'],
    versions: [{ validFrom: ALWAYS, source: { text: 'RA § 6; ESB fase 1' } }],
    about: text(
      'Lægen henviser hurtigst muligt, akut pr. telefon med papirerne bagefter. Mangler svangrejournalen efter 7 dage (vores forslag), aftaler FR med VM eller CMU, hvem der følger hende til lægen.',
      'The GP refers as soon as possible, acutely by telephone with the papers afterwards. When the pregnancy record is missing after 7 days (our proposal), FR agrees with VM or CMU who accompanies her to the GP.',
    ),
  },
  {
    id: 'F1-07',
    kind: 'deadline',
    phase: 1,
    title: text('Samtykke ved første konsultation', 'Consent at the first consultation'),
    nature: 'AFT',
    certainty: 'S',
    responsible: 'FP',
    stands: 'pregnancy',
    subject: 'mother',
    opens: [{ on: 'first-consultation-held', once: true }],
    due: { count: 'days', n: 0 },
    met: [{ by: ['consent-given', 'consent-refused'] }],
    versions: [{ validFrom: ALWAYS, source: { text: 'RA § 6; ESB fase 1' } }],
    about: text(
      'Samtykke til at indhente og videregive (erklæring 4.0 og 4.2), om muligt i selve konsultationen. Et noteret nej opfylder også, og underretning vurderes (F1-08). Mangler begge dele, får kontaktpersonen besked næste dag.',
      'Consent to collect and disclose (forms 4.0 and 4.2), if possible in the consultation itself. A recorded refusal meets it too, and notification is assessed (F1-08). Where both are missing, the contact person hears of it the next day.',
    ),
  },
];
