import type { CaseView } from '../../case/case-view.ts';
import type { Fact } from '../../case/fact.ts';
import { atPath } from '../../json.ts';
import { text } from '../../text.ts';
import { ALWAYS, BARNETS_LOV, type Ending, type Opening, type Rule, type Seed } from '../rule.ts';
import { takenOverReason } from './awareness-clock.ts';
import { reassessed, reassessmentSeeds } from './reassessment.ts';

/** An acknowledgement is owed to every notifier whose name is known (supplement: anonymous ones get none). */
const knownNotifier = (fact: Fact): boolean => atPath(fact.data, 'notifier.anonymous') !== true;

/** A case taken over from another municipality is a new notification for the new one (F1-37). */
const takeover: Opening = { on: 'transfer-acknowledged', key: 'notificationId' };

/** What the old municipality still had open ends there. */
const takenOver: Ending = { by: 'transfer-acknowledged', reason: takenOverReason };

const startedHelp = ['investigation-opened', 'measure-implemented'] as const;

/** F1-18: once per notification of a known professional, from the first investigation or measure that began after it. */
function startsToTell(view: CaseView): readonly Seed[] {
  return view.own('notification-received').flatMap((received): Seed[] => {
    if (atPath(received.data, 'notifier.professional') !== true || !knownNotifier(received)) return [];
    const begun = view
      .of(...startedHelp)
      .find((one) => (one.dateOnly ? one.on >= received.on : one.ms >= received.ms));
    return begun ? [{ key: String(received.data.notificationId), trigger: begun }] : [];
  });
}

/** Phase 1, what a notification (underretning) sets going the moment the municipality has it. */
export const notificationRules: readonly Rule[] = [
  {
    id: 'F1-15',
    kind: 'deadline',
    phase: 1,
    title: text('24-timers vurdering', '24-hour assessment'),
    nature: 'LOV',
    certainty: 'V',
    responsible: 'FR',
    alsoResponsible: ['ONCALL'],
    stands: 'both',
    subject: 'unborn',
    opens: [{ on: 'notification-received', key: 'notificationId' }, takeover],
    due: { count: 'hours', hours: 24 },
    met: [{ by: 'notification-assessed', same: 'notificationId' }],
    ends: [takenOver],
    remind: [
      { after: { hours: 0 }, to: 'FR' },
      { after: { hours: 12 }, to: 'FR' },
      { after: { hours: 20 }, to: 'FR' },
      { after: { hours: 20 }, to: 'FR-leader', kind: 'escalation' },
    ],
    breachTo: ['FR', 'FR-leader', 'director'],
    versions: [
      { validFrom: ALWAYS, source: { text: 'SEL § 155 stk. 2' } },
      { validFrom: BARNETS_LOV, source: { text: 'BL § 136', formerly: 'SEL § 155 stk. 2' } },
    ],
    about: text(
      'Gælder hver underretning, kommunen modtager, ad enhver vej og på ethvert tidspunkt, og den overtagelse, som en tilflytningskommune kvitterer for (F1-37). Det noteres, om barnets eller det ufødte barns sundhed eller udvikling er i fare, om der er behov for akutte foranstaltninger, hvem der vurderede, og hvornår.',
      'Holds for every notification the municipality receives, by any way and at any hour, and for the takeover a new municipality acknowledges (F1-37). It is noted whether the health or development of the child or unborn child is in danger, whether acute measures are needed, who assessed and when.',
    ),
  },
  {
    id: 'F1-16',
    kind: 'deadline',
    phase: 1,
    title: text('Genvurdering under en indsats', 'Re-assessment while a measure runs'),
    nature: 'LOV',
    certainty: 'V-old',
    responsible: 'FR',
    stands: 'both',
    subject: 'unborn',
    seeds: reassessmentSeeds,
    openedBy: ['notification-received'],
    occurs: text('én for hver underretning', 'one for each notification'),
    due: { count: 'hours', hours: 24 },
    metBy: reassessed,
    metByEvents: ['notification-assessed'],
    ends: [takenOver],
    remind: [{ after: { hours: 0 }, to: 'FR-leader' }],
    versions: [
      { validFrom: ALWAYS, source: { text: 'SEL § 155 stk. 3–4' } },
      { validFrom: BARNETS_LOV, source: { text: 'BL § 137 stk. 1', formerly: 'SEL § 155 stk. 3–4' } },
    ],
    about: text(
      'Gælder underretninger modtaget mellem iværksættelse og ophør af en indsats, ved siden af F1-15. Lederen sørger for, at mindst én af dem, der vurderer, ikke har vurderet i sagen før; en vurdering alene ved tidligere deltagere afvises.',
      'Holds for notifications received between the start and the end of a measure, beside F1-15. The leader sees to it that at least one assessor has not assessed in the case before; an assessment by earlier participants alone is refused.',
    ),
    doubt: text(
      'Ændringen i L 87 (2024/25) har indsnævret reglen til løbende indsatser; dens ikrafttræden er ikke bekræftet.',
      'The amendment in L 87 (2024/25) narrowed the rule to running measures; its entry into force is not confirmed.',
    ),
  },
  {
    id: 'F1-17',
    kind: 'deadline',
    phase: 1,
    title: text('Kvittering til underretter', 'Acknowledgement to the notifier'),
    nature: 'LOV',
    certainty: 'S',
    responsible: 'FR',
    stands: 'both',
    subject: 'notifier',
    opens: [{ on: 'notification-received', key: 'notificationId', when: knownNotifier }, takeover],
    due: { count: 'hverdage', n: 6 },
    met: [{ by: 'notification-acknowledged', same: 'notificationId' }],
    ends: [takenOver],
    remind: [
      { after: { hverdage: 2 }, to: 'FR' },
      { after: { hverdage: 4 }, to: 'FR' },
    ],
    versions: [
      { validFrom: ALWAYS, source: { text: 'SEL § 155 b stk. 1' } },
      { validFrom: BARNETS_LOV, source: { text: 'BL § 137 eller § 138', formerly: 'SEL § 155 b stk. 1' } },
    ],
    about: text(
      "Gælder enhver underretter, hvis navn er kendt; en anonym får ingen. Måldagen regnes mandag til lørdag, fristen mandag til fredag; «6 dage» i SG's brødtekst viger for lovens 6 hverdage (C4). En overtagelse kvitteres på samme måde.",
      "Holds for every notifier whose name is known; an anonymous one gets none. The target counts Monday to Saturday, the limit Monday to Friday; the “6 days” in SG's body text give way to the act's 6 hverdage (C4). A takeover is acknowledged in the same way.",
    ),
    doubt: text(
      'Den præcise paragraf i barnets lov er ikke bekræftet, og loven siger ikke, om lørdag er en hverdag.',
      'The exact section of barnets lov is not confirmed, nor does the act say whether Saturday is a hverdag.',
    ),
  },
  {
    id: 'F1-18',
    kind: 'deadline',
    phase: 1,
    title: text('Orientering om igangsat hjælp', 'Tell the notifier what has started'),
    nature: 'LOV',
    certainty: 'S',
    responsible: 'FR',
    stands: 'both',
    subject: 'notifier',
    seeds: startsToTell,
    openedBy: ['notification-received', ...startedHelp],
    occurs: text('én for hver underretning', 'one for each notification'),
    due: { count: 'workingDays', n: 10 },
    met: [{ by: 'notifier-informed', same: 'notificationId' }],
    remind: [{ onTarget: true, to: 'FR' }],
    versions: [
      { validFrom: ALWAYS, source: { text: 'SEL § 155 b stk. 2–3' } },
      {
        validFrom: BARNETS_LOV,
        source: { text: 'BL § 137 eller § 138; ESB fase 1', formerly: 'SEL § 155 b stk. 2–3' },
      },
    ],
    about: text(
      'Én gang for hver underretning fra en kendt fagperson, når den første undersøgelse eller indsats derefter går i gang. Fagpersonen får at vide, om den er sat i gang; slags og varighed kun, hvor det har betydning for underretterens egen støtte til barnet. Særlige hensyn kan tale imod og begrundes da. Loven nævner ingen frist; 10 arbejdsdage er vores forslag. Aftalens tilbagemelding med samtykke er en frist for sig (F1-49, C22).',
      "Once for every notification by a known professional, when the first investigation or measure after it begins. The professional is told whether it has begun; kind and duration only where they matter for the notifier's own support of the child. Special regard may speak against it and is then reasoned. The act names no limit; 10 working days are our proposal. The agreement's feedback with consent is a clock of its own (F1-49, C22).",
    ),
  },
  {
    id: 'F1-19',
    kind: 'deadline',
    phase: 1,
    title: text('Underretningssamtale med underretter', 'Notification talk with the notifier'),
    nature: 'MÅL',
    certainty: 'S',
    responsible: 'FR',
    stands: 'both',
    subject: 'notifier',
    opens: [
      { on: 'notification-received', where: { 'notifier.role': ['FP', 'SSR'] }, key: 'notificationId' },
    ],
    due: { count: 'workingDays', n: 10 },
    met: [{ by: 'notification-talk-held', same: 'notificationId' }],
    remind: [{ onTarget: true, to: ['FR', 'SSR'] }],
    versions: [{ validFrom: ALWAYS, source: { text: 'ESB fase 1' } }],
    about: text(
      'Kun for underretninger fra Familieambulatoriet: underretteren bør inviteres ind til samtalen, som sundhedssocialrådgiveren koordinerer, og Familierådgivningen indhenter forældrenes samtykke. 10 arbejdsdage er vores forslag.',
      "Only for notifications from the clinic: the notifier should be invited to the talk, which the clinic's social worker coordinates, and the family department obtains the parents' consent. 10 working days are our proposal.",
    ),
  },
  {
    id: 'F1-20',
    kind: 'deadline',
    phase: 1,
    title: text('Notatpligt ved mundtlig underretning', 'Duty to record an oral notification'),
    nature: 'LOV',
    certainty: 'S',
    responsible: 'FR',
    stands: 'both',
    subject: 'case',
    opens: [{ on: 'notification-received', where: { form: 'oral' }, key: 'notificationId' }],
    due: { count: 'days', n: 0 },
    met: [{ by: 'notification-noted', same: 'notificationId' }],
    survives: true,
    versions: [{ validFrom: ALWAYS, source: { text: 'OFL § 13; SG; RA' } }],
    doubt: text(
      'Paragraffen i offentlighedsloven er ikke efterprøvet.',
      'The section of the Access to Information Act is not verified.',
    ),
    about: text(
      'Gælder en mundtlig underretning og telefonisk rådgivning, der kan henføres til en person. Notatet skrives snarest muligt, med en kendt underretters identitet; samme dag er vores forslag.',
      'Holds for an oral notification and for advice by telephone that can be tied to a person. The note is written as soon as possible, with the identity of a known notifier; the same day is our proposal.',
    ),
  },
  {
    id: 'F1-21',
    kind: 'deadline',
    phase: 1,
    title: text('Screening', 'Screening'),
    nature: 'LOV',
    certainty: 'V',
    responsible: 'FR',
    stands: 'both',
    subject: 'unborn',
    opens: [{ on: 'notification-received', key: 'notificationId' }, takeover],
    due: { count: 'workingDays', n: 10 },
    met: [
      { by: 'screening-decided', same: 'notificationId' },
      { by: 'screening-decided', where: { notificationId: null } },
    ],
    ends: [takenOver],
    remind: [{ onTarget: true, to: 'FR' }],
    versions: [{ validFrom: BARNETS_LOV, source: { text: 'BL § 18; kommende forældre BL § 24' } }],
    about: text(
      'Udfaldet er intet yderligere behov, afdækning eller børnefaglig undersøgelse. En screening uden angivet underretning gælder alle, der er åbne. Loven har ingen frist ud over de 24 timer; 10 arbejdsdage er vores forslag.',
      'The outcome is no further need, a limited assessment or an investigation. A screening that names no notification settles all that are open. The act has no limit beyond the 24 hours; 10 working days are our proposal.',
    ),
  },
];
