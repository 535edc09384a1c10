import type { Fact } from '../../case/fact.ts';
import { atPath } from '../../json.ts';
import { text } from '../../text.ts';
import { ALWAYS, BARNETS_LOV, type Rule } from '../rule.ts';

/** An acknowledgement is owed to every notifier whose name is known (supplement: anonymous ones get none). */
const knownNotifier = (fact: Fact): boolean => atPath(fact.data, 'notifier.anonymous') !== true;

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
    opens: [{ on: 'notification-received', key: 'notificationId' }],
    due: { count: 'hours', hours: 24 },
    met: [{ by: 'notification-assessed', same: 'notificationId' }],
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
    id: 'F1-17',
    kind: 'deadline',
    phase: 1,
    title: text('Kvittering til underretter', 'Acknowledgement to the notifier'),
    nature: 'LOV',
    certainty: 'S',
    responsible: 'FR',
    stands: 'both',
    subject: 'notifier',
    opens: [{ on: 'notification-received', key: 'notificationId', when: knownNotifier }],
    due: { count: 'hverdage', n: 6 },
    met: [{ by: 'notification-acknowledged', same: 'notificationId' }],
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
];
