import type { CaseView } from '../../case/case-view.ts';
import type { EventType, Fact } from '../../case/fact.ts';
import { text } from '../../text.ts';
import { isProfessionalRole, roleName } from '../roles.ts';
import { ALWAYS, type Meeting, type Rule, type Seed } from '../rule.ts';

const notKept: readonly EventType[] = ['appointment-missed', 'appointment-cancelled', 'offer-declined'];

/** Missed, cancelled and declined up to and with this one: what `noShowThreshold` counts (F1-12, F1-56). */
const countUpTo = (fact: Fact, view: CaseView): number =>
  view.of(...notKept).filter((one) => one.ms < fact.ms || (one.ms === fact.ms && one.id <= fact.id)).length;

const repeated = ({ trigger }: Seed, view: CaseView): boolean =>
  countUpTo(trigger, view) >= view.parameters.noShowThreshold;

const repeatedly = text('fra «noShowThreshold» gange', 'from “noShowThreshold” times on');

/** One per appointment, with the offer's name and how many it makes. */
function seedsOf(
  types: readonly EventType[],
  view: CaseView,
  opens: (fact: Fact) => boolean,
): readonly Seed[] {
  const ever = view.ever(...types);
  return view
    .own(...types)
    .filter(opens)
    .map((trigger) => {
      const offer = String(trigger.data.offer);
      const name = isProfessionalRole(offer) ? roleName(offer) : text(offer, offer);
      const n = countUpTo(trigger, view);
      return {
        key: String(1 + ever.findIndex((fact) => fact.id === trigger.id)),
        trigger,
        detail:
          n >= view.parameters.noShowThreshold
            ? text(
                `${name.da}, ${n}. gang: overvej underretning`,
                `${name.en}, no. ${n}: consider a notification`,
              )
            : name,
      };
    });
}

const missed = (view: CaseView): readonly Seed[] => seedsOf(['appointment-missed'], view, () => true);

/** A declined offer counts at once, a cancellation when it is not the first. */
function declinedOrCancelledAgain(view: CaseView): readonly Seed[] {
  const first = view.of('appointment-cancelled')[0];
  return seedsOf(['offer-declined', 'appointment-cancelled'], view, (fact) => fact.id !== first?.id);
}

const followedUp: readonly Meeting[] = [
  { by: 'contact-recorded', where: { reached: true } },
  { by: ['appointment-made', 'notification-sent', 'notification-received'] },
];

/** Phase 1, when she does not come: contact, and consider a notification when it repeats itself. */
export const missedAppointmentRules: readonly Rule[] = [
  {
    id: 'F1-12',
    kind: 'deadline',
    phase: 1,
    title: text('Opfølgning på udeblivelse', 'No-show follow-up'),
    nature: 'AFT',
    certainty: 'S',
    responsible: 'FP',
    stands: 'both',
    subject: 'mother',
    seeds: missed,
    openedBy: ['appointment-missed'],
    occurs: text('én for hver udeblivelse', 'one for each missed appointment'),
    due: { count: 'workingDays', n: 1 },
    met: followedUp,
    remind: [
      {
        after: { hours: 0 },
        to: ['SSR', 'FP-leader'],
        kind: 'escalation',
        when: repeated,
        words: repeatedly,
      },
      { onTarget: true, to: 'FP' },
    ],
    breachTo: ['FP', 'SSR', 'FR'],
    versions: [{ validFrom: ALWAYS, source: { text: 'RA § 6; ESB fase 1; SG' } }],
    about: text(
      'Den, hvis tilbud hun udeblev fra, forsøger at få kontakt; opfyldes af en opnået kontakt, en ny aftale eller en underretning. Er der bekymring, underrettes Familierådgivningen. Udeblivelser, afbud og fravalg tælles sammen, og fra «noShowThreshold» overvejes underretning. 1 arbejdsdag er vores forslag.',
      "Whoever's offer she missed tries to reach her; met by a contact reached, a new appointment or a notification. Where there is concern, the family department is notified. Missed, cancelled and declined offers are counted together, and from “noShowThreshold” on a notification is considered. 1 working day is our proposal.",
    ),
  },
  {
    id: 'F1-13',
    kind: 'deadline',
    phase: 1,
    title: text('Ophør i behandling: underretning', 'Leaves treatment: notify'),
    nature: 'AFT',
    certainty: 'S',
    responsible: 'CMU',
    alsoResponsible: ['VM'],
    stands: 'both',
    subject: 'unborn',
    opens: [{ on: 'treatment-stopped', where: { concern: true, offer: ['CMU', 'VM'] } }],
    due: { count: 'sameDayThen', workingDays: 1 },
    met: [{ by: 'notification-sent' }],
    remind: [{ before: { days: 0 }, to: 'CMU-leader' }],
    versions: [{ validFrom: ALWAYS, source: { text: 'ESB fase 1' } }],
    about: text(
      'Stopper den gravide samarbejdet med CMU eller Voksen Myndighed, og er der bekymring for det ufødte barn, skal der underrettes. Aftalen nævner ingen frist; samme dag, senest næste arbejdsdag, er vores forslag.',
      'When she stops working with the treatment centre or the adult authority and there is concern for the unborn child, a notification must be sent. The agreement names no limit; the same day, at the latest the next working day, is our proposal.',
    ),
  },
  {
    id: 'F1-56',
    kind: 'deadline',
    phase: 1,
    title: text('Fravalg og afbud tæller med', 'Declined offers and cancellations count'),
    nature: 'AFT',
    certainty: 'S',
    responsible: 'FP',
    stands: 'both',
    subject: 'mother',
    seeds: declinedOrCancelledAgain,
    openedBy: ['offer-declined', 'appointment-cancelled'],
    occurs: text(
      'én for hvert fravalg og hvert afbud efter det første',
      'one for each declined offer and each cancellation after the first',
    ),
    due: { count: 'workingDays', n: 1 },
    met: [...followedUp, { by: 'need-to-notify-assessed' }],
    remind: [
      {
        after: { hours: 0 },
        to: ['SSR', 'FP-leader'],
        kind: 'escalation',
        when: repeated,
        words: repeatedly,
      },
    ],
    breachTo: [],
    versions: [{ validFrom: ALWAYS, source: { text: 'SG' } }],
    about: text(
      'Et fravalgt tilbud tæller straks, afbud fra det andet; opfyldes som F1-12 eller af en vurdering af underretning. Ved gentagne udeblivelser eller fravalg af forebyggende tilbud overvejes en underretning («noShowThreshold»). 1 arbejdsdag er vores forslag.',
      'A declined offer counts at once, cancellations from the second on; met like F1-12 or by an assessment whether to notify. On repeated no-shows or declined preventive offers a notification is considered (“noShowThreshold”). 1 working day is our proposal.',
    ),
  },
];
