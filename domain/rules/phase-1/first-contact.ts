import { gestationalDays, gestationalDaysOn } from '../../calendar/index.ts';
import type { CaseView } from '../../case/case-view.ts';
import type { Fact } from '../../case/fact.ts';
import { text } from '../../text.ts';
import { ALWAYS, type Rule } from '../rule.ts';

/** The clock of F1-01 runs unless the agreement starts it at the pregnancy record (C2). */
function startsAtReferral(_fact: Fact, view: CaseView): boolean {
  return view.parameters.contactClockStart !== 'pregnancy-record';
}

/** The clock of F1-02 runs unless the agreement starts it at the referral alone (C2). */
function startsAtPregnancyRecord(_fact: Fact, view: CaseView): boolean {
  return view.parameters.contactClockStart !== 'referral';
}

/** "Til og med 22. graviditetsuge", read as the parameter says (C3); without a termin nobody can tell, so the duty stands. */
function earlyEnoughForClarifyingTalk(fact: Fact, view: CaseView): boolean {
  if (!view.term) return true;
  const limit = gestationalDays(view.parameters.clarifyingTalkGestationLimit) ?? 0;
  return gestationalDaysOn(view.term.edd, fact.on) <= limit;
}

/** Phase 1, the first contact: RA § 6 and ESB phase 1. An attempt is not a contact. */
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
    met: [{ by: 'contact-recorded', where: { reached: true } }],
    remind: [
      { after: { days: 3 }, to: ['FP', 'SSR'] },
      { after: { days: 6 }, to: ['FP', 'SSR'] },
    ],
    versions: [{ validFrom: ALWAYS, source: { text: 'RA § 6' } }],
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
    met: [{ by: 'contact-recorded', where: { reached: true } }],
    remind: [
      { after: { days: 3 }, to: ['FP', 'SSR'] },
      { after: { days: 6 }, to: ['FP', 'SSR'] },
    ],
    versions: [{ validFrom: ALWAYS, source: { text: 'ESB fase 1' } }],
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
      { after: { days: 2 }, to: ['SSR', 'FP'] },
      { after: { days: 5 }, to: ['SSR', 'FP'] },
    ],
    breachTo: ['FP', 'FP-leader'],
    versions: [{ validFrom: ALWAYS, source: { text: 'ESB fase 1' } }],
    doubt: text(
      'Teksten siger ikke, hvad der starter de syv dage, eller om samtalen skal være holdt eller kun indkaldt.',
      'The text does not say what starts the seven days, nor whether the talk must be held or only be invited to.',
    ),
  },
];
