import type { CaseView } from '../../case/case-view.ts';
import type { Fact } from '../../case/fact.ts';
import { municipalCaseActiveAt } from '../../case/municipal-case.ts';
import { text } from '../../text.ts';
import { ALWAYS, type Rule, type Seed } from '../rule.ts';

/** In a child's case with an active municipal case a refusal is F4-26's own row. */
const notTheChildsOwnRow = (fact: Fact, view: CaseView): boolean =>
  view.kind === 'pregnancy' || fact.type !== 'consent-refused' || !municipalCaseActiveAt(view, fact);

/**
 * F1-34 stands when the clinic is refused and a notification exists: from the later of the two. It opens once per
 * refusal.
 */
function refusedAndNotified(view: CaseView): readonly Seed[] {
  const received = view.own('notification-received', 'transfer-acknowledged');
  const everRefused = view.ever('service-refused');
  return view.own('service-refused').flatMap((refused): Seed[] => {
    const key = String(1 + everRefused.findIndex((fact) => fact.id === refused.id));
    if (received.some((fact) => fact.ms <= refused.ms || fact.on < refused.on))
      return [{ key, trigger: refused }];
    const later = received[0];
    return later ? [{ key, trigger: later }] : [];
  });
}

/** Phase 1, when the family says no: the professional judges, the municipality follows up. */
export const refusalRules: readonly Rule[] = [
  {
    id: 'F1-08',
    kind: 'deadline',
    phase: 1,
    title: text('Nej til samtykke eller forløb: vurdér underretning', 'Refusal: assess whether to notify'),
    nature: 'AFT',
    certainty: 'S',
    responsible: 'FP',
    stands: 'both',
    subject: 'case',
    opens: [{ on: ['consent-refused', 'consent-withdrawn', 'service-refused'], when: notTheChildsOwnRow }],
    due: { count: 'workingDays', n: 1 },
    met: [{ by: 'need-to-notify-assessed' }],
    remind: [{ onTarget: true, to: ['FP', 'FP-leader'] }],
    versions: [{ validFrom: ALWAYS, source: { text: 'RA § 6; ESB fase 1' } }],
    about: text(
      'Den fagperson, som får nejet, beslutter og begrunder: underret eller ikke; en underretning kræver ikke samtykke. Åbnes af et nej til samtykke, et tilbagekaldt samtykke og et nej til Familieambulatoriet Plus; i et barns sag med aktiv børnesag gælder et nej til samtykke i stedet F4-26. Én arbejdsdag er vores forslag.',
      "The professional who is refused decides and gives reasons: notify or not; a notification needs no consent. Opened by refused consent, withdrawn consent and a refusal of the clinic; in a child's case with an active municipal case, refused consent belongs to F4-26 instead. One working day is our proposal.",
    ),
  },
  {
    id: 'F1-34',
    kind: 'deadline',
    phase: 1,
    title: text('Opfølgning ved nej til forløb', 'Follow-up when the clinic is refused'),
    nature: 'AFT',
    certainty: 'S',
    responsible: 'FR',
    stands: 'both',
    subject: 'case',
    seeds: refusedAndNotified,
    openedBy: ['service-refused', 'notification-received', 'transfer-acknowledged'],
    occurs: text('én for hvert nej', 'one for each refusal'),
    due: { count: 'workingDays', n: 10 },
    met: [{ by: 'refusal-followed-up' }],
    remind: [{ onTarget: true, to: 'FR' }],
    versions: [{ validFrom: ALWAYS, source: { text: 'RA § 6; ESB fase 1' } }],
    about: text(
      'Kun når hun har sagt nej til Familieambulatoriet Plus, og en underretning er modtaget, før eller efter; regnes fra den seneste af de to. Kommunen skal følge op; aftalen nævner ingen frist, 10 arbejdsdage er vores forslag.',
      'Only when she has refused the clinic and a notification has been received, before or after; counted from the later of the two. The municipality must follow up; the agreement names no limit, 10 working days are our proposal.',
    ),
  },
];
