import type { CaseView } from '../../case/case-view.ts';
import type { Fact } from '../../case/fact.ts';
import { enteredConsents, entriesOf, needConsent, uncovered } from '../../case/meeting-consents.ts';
import { meetingsOf } from '../../case/meetings.ts';
import { text } from '../../text.ts';
import { isProfessionalRole, type Role } from '../roles.ts';
import { ALWAYS, type Rule, type Seed } from '../rule.ts';

/** F2-07: the entry with which every organisation at the table was covered by a consent that counted at the meeting. */
function consentEntered(seed: Seed, view: CaseView): Fact | null {
  const held = seed.trigger;
  const named = needConsent(held.data.participants, held);
  const entries = entriesOf(view, String(held.data.meetingId));
  const full = entries.findIndex((entry, i) => {
    const consents = enteredConsents(entries.slice(0, i + 1), view, entry.ms);
    return consents.length > 0 && uncovered(named, consents).length === 0;
  });
  return entries[full] ?? null;
}

/** F2-08: the clinic writes the minutes, unless a meeting agreed on somebody else from then on (C11). */
function minutesSeeds(view: CaseView): readonly Seed[] {
  let author: Role | undefined;
  return view.own('meeting-held').map((trigger) => {
    const { minutesBy, meetingId } = trigger.data;
    if (typeof minutesBy === 'string' && isProfessionalRole(minutesBy)) author = minutesBy;
    return { key: String(meetingId), trigger, ...(author ? { responsible: author } : {}) };
  });
}

/** F2-09 belongs to the term meeting alone. */
const isTermMeeting = (fact: Fact, view: CaseView): boolean => {
  const meeting = meetingsOf(view).find((one) => one.held?.id === fact.id);
  return meeting === undefined || meeting.kind === 'term';
};

/** A form that names a meeting belongs to that one. */
const belongsTo = (fact: Fact, seed: Seed): boolean =>
  fact.data.meetingId === undefined || fact.data.meetingId === seed.key;

/** Phase 2, what every meeting leaves behind: consent, minutes, the request form (RA § 6, ESB phase 2). */
export const minutesRules: readonly Rule[] = [
  {
    id: 'F2-07',
    kind: 'deadline',
    phase: 2,
    title: text('Samtykke ved mødets start', 'Consent at the start of the meeting'),
    nature: 'AFT',
    certainty: 'S',
    responsible: 'FP',
    stands: 'both',
    subject: 'case',
    opens: [{ on: 'meeting-held', key: 'meetingId' }],
    due: { count: 'days', n: 0 },
    metBy: consentEntered,
    metByEvents: ['meeting-consents-entered', 'meeting-held'],
    breachTo: ['FP'],
    versions: [{ validFrom: ALWAYS, source: { text: 'RA § 6; ESB fase 2' } }],
    about: text(
      'Ved hvert mødes start. Samtykket føres til referat og skal nævne hver organisation ved bordet; opfyldt med den indførsel, hvormed alle er dækket. Uden det må referatet ikke udsendes.',
      'At the start of every meeting. The consent is entered in the minutes and must name every organisation at the table; met by the entry with which all are covered. Without it no minutes may be distributed.',
    ),
  },
  {
    id: 'F2-08',
    kind: 'deadline',
    phase: 2,
    title: text('Referat udsendt', 'Minutes sent'),
    nature: 'AFT',
    certainty: 'S',
    responsible: 'FP',
    stands: 'both',
    subject: 'case',
    seeds: minutesSeeds,
    openedBy: ['meeting-held'],
    occurs: text('én for hvert holdt møde', 'one for each meeting held'),
    due: { count: 'workingDays', n: 'minutesWorkingDays' },
    met: [{ by: 'minutes-sent', same: 'meetingId' }],
    survives: true,
    remind: [
      { after: { days: 3 }, to: 'SSR' },
      { after: { days: 5 }, to: 'SSR' },
    ],
    versions: [{ validFrom: ALWAYS, source: { text: 'RA § 6; ESB fase 2' } }],
    about: text(
      'Til alle inviterede, også fraværende og praktiserende læge, men kun med samtykke. Familieambulatoriet skriver, medmindre et møde har aftalt en anden fra da af (C11). Antallet af dage er vores forslag.',
      'To everybody invited, the absent and the GP too, but only with consent. The clinic writes unless a meeting has agreed on another from then on (C11). The number of days is our proposal.',
    ),
  },
  {
    id: 'F2-09',
    kind: 'deadline',
    phase: 2,
    title: text('Skemaet «Anmodning om oplysninger» sendes', 'The form “Request for information” is sent'),
    nature: 'AFT',
    certainty: 'S',
    responsible: 'FR',
    stands: 'pregnancy',
    subject: 'case',
    opens: [{ on: 'meeting-held', key: 'meetingId', when: isTermMeeting }],
    due: { count: 'sameDayThen', workingDays: 1 },
    met: [{ by: 'request-form-sent', when: belongsTo }],
    remind: [
      { after: { hours: 0 }, to: 'FR' },
      { after: { workingDays: 1 }, to: 'FR' },
    ],
    breachTo: ['FR', 'FR-leader', 'SSR'],
    versions: [{ validFrom: ALWAYS, source: { text: 'ESB fase 2 («straks»)' } }],
    about: text(
      'Kun efter terminsmødet: Familierådgivningen udfylder skemaet dér og sender det straks med sikker mail; næste arbejdsdag som grænse er vores forslag. Samme skema er SG bilag 3, RA bilag 2 og ESB bilag 3 (C15); det er også det, RA kalder specialplanen (C9).',
      'Only after the term meeting: the family department fills in the form there and sends it at once by secure mail; the next working day as a limit is our proposal. The same form is SG annex 3, RA annex 2 and ESB annex 3 (C15); it is also what RA calls the special plan (C9).',
    ),
  },
];
