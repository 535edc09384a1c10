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
      'Underretninger mellem iværksættelse og ophør af en indsats genvurderes med mindst én, der ikke har vurderet i sagen før. Vurderinger kun af tidligere deltagere afvises.',
      'Notifications between the start and the end of a measure are re-assessed with at least one who has not assessed in the case before. Assessments by earlier participants alone are refused.',
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
      'Fagpersonen får at vide, om en undersøgelse eller indsats er sat i gang; slags og varighed kun, hvor det har betydning for underretterens egen støtte til barnet. Særlige hensyn kan tale imod og begrundes da.',
      'The professional is told whether an investigation or measure has started; kind and duration only where they matter for the notifier’s own support of the child. Special regard may speak against it and is then reasoned.',
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
    about: text(
      'Notatet skrives snarest muligt, med en kendt underretters identitet; samme dag er vores forslag.',
      'The note is written as soon as possible, with the identity of a known notifier; the same day is our proposal.',
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
      'Loven har ingen frist ud over de 24 timer; 10 arbejdsdage er vores forslag. En screening uden angivet underretning gælder alle, der er åbne.',
      'The act has no limit beyond the 24 hours; 10 working days are our proposal. A screening that names no notification settles all that are open.',
    ),
  },
];
