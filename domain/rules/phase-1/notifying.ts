import type { CaseView } from '../../case/case-view.ts';
import type { Fact } from '../../case/fact.ts';
import { text } from '../../text.ts';
import { ALWAYS, BARNETS_LOV, type Rule } from '../rule.ts';

/** A notification has already left or arrived: what is sent now is a new one. */
const notifiedBefore = (fact: Fact, view: CaseView): boolean =>
  fact.type === 'concern-persisted' ||
  view.of('notification-sent', 'notification-received').some((one) => one.id < fact.id);

/** Where abuse is suspected the parents are not told beforehand. */
const abuseNotSuspected = (fact: Fact, view: CaseView): boolean =>
  fact.data.abuseSuspected !== true &&
  !view.of('notification-received').some((one) => one.data.abuseSuspected === true && one.ms <= fact.ms);

/** Phase 1, every professional's own duty to notify. */
export const notifyingRules: readonly Rule[] = [
  {
    id: 'F1-14',
    kind: 'deadline',
    phase: 1,
    title: text('Underretning sendes', 'Send the notification'),
    nature: 'LOV',
    certainty: 'S',
    responsible: 'FP',
    stands: 'both',
    subject: 'unborn',
    opens: [{ on: 'need-to-notify-assessed', where: { decision: 'notify' } }],
    due: { count: 'workingDays', n: 1 },
    met: [{ by: 'notification-sent' }],
    versions: [
      { validFrom: ALWAYS, source: { text: 'SEL § 153' } },
      { validFrom: BARNETS_LOV, source: { text: 'BL § 133', formerly: 'SEL § 153' } },
    ],
    about: text(
      'Enhver fagpersons personlige pligt, så hurtigt som muligt; næste arbejdsdag er vores forslag til grænse.',
      'The personal duty of every professional, as soon as possible; the next working day is our proposal for a limit.',
    ),
  },
  {
    id: 'F1-47',
    kind: 'deadline',
    phase: 1,
    title: text('Forældre orienteres før underretning', 'Parents informed before the notification'),
    nature: 'AFT',
    certainty: 'S',
    responsible: 'FP',
    stands: 'both',
    subject: 'case',
    opens: [{ on: 'need-to-notify-assessed', where: { decision: 'notify' }, when: abuseNotSuspected }],
    due: { count: 'none' },
    met: [{ by: 'parents-informed', where: { notificationId: null } }],
    versions: [{ validFrom: ALWAYS, source: { text: 'SG; RA' } }],
    about: text(
      'Når det er besluttet at underrette, og der ikke er mistanke om overgreb: før underretningen sendes, er samtykke forsøgt, forældrene er orienteret og har fået kopi, eller grunden til at lade være er noteret.',
      'When it is decided to notify and abuse is not suspected: before the notification is sent, consent was tried, the parents were informed and given a copy, or the reason why not is noted.',
    ),
  },
  {
    id: 'F1-53',
    kind: 'deadline',
    phase: 1,
    title: text('Ny underretning ved vedvarende bekymring', 'A new notification when concern persists'),
    nature: 'LOV',
    certainty: 'S',
    responsible: 'FP',
    stands: 'both',
    subject: 'unborn',
    opens: [
      { on: 'concern-persisted', when: notifiedBefore },
      { on: 'need-to-notify-assessed', where: { decision: 'notify' }, when: notifiedBefore },
    ],
    due: { count: 'workingDays', n: 1 },
    met: [{ by: 'notification-sent' }],
    breachTo: [],
    versions: [
      { validFrom: ALWAYS, source: { text: 'SEL § 153; SG; RA § 6' } },
      { validFrom: BARNETS_LOV, source: { text: 'BL § 133; SG; RA § 6', formerly: 'SEL § 153' } },
    ],
    about: text(
      'Pligten gælder igen ved ny eller vedvarende bekymring, også når den første underretning ikke førte til noget. Åbnes, når bekymringen varer ved, og når det besluttes at underrette, efter at der er underrettet før. Næste arbejdsdag er vores forslag.',
      'The duty applies anew when concern is new or persists, even if the first notification led to nothing. Opened when concern persists, and when it is decided to notify after an earlier notification. The next working day is our proposal.',
    ),
  },
];
