import { addWorkingDays, type DayTrace } from '../../calendar/index.ts';
import type { CaseView } from '../../case/case-view.ts';
import type { Fact } from '../../case/fact.ts';
import { text } from '../../text.ts';
import { movedWithMeeting } from '../moved-meeting.ts';
import { ALWAYS, type Dates, type Move, type Rule, type Seed, type Tracer } from '../rule.ts';
import { plannedMeeting } from './meeting-notice.ts';

/** F2-17: the period that the authority set, in arbejdsdage; the municipality's usual one where it set none. */
function hearingPeriod(seed: Seed, view: CaseView, trace?: Tracer): Dates {
  const given = seed.trigger.data.days;
  const n = typeof given === 'number' ? given : view.parameters.hearingWorkingDays;
  const days: DayTrace = [];
  const dueOn = addWorkingDays(seed.trigger.on, n, view.parameters.closedDays, trace ? days : undefined);
  trace?.({ text: text('Høringen begyndt', 'The hearing began'), on: seed.trigger.on });
  trace?.({ text: text(`${n} arbejdsdage efter`, `${n} working days after`), on: dueOn, days });
  return { dueOn };
}

/** A closing that names a measure closes that hearing; one that names none closes all that are open. */
const closesHearing = (fact: Fact, seed: Seed): boolean =>
  fact.data.measureId === undefined || fact.data.measureId === seed.trigger.data.measureId;

/** The day of the term meeting: as it stands, or when it was really held. */
function dayOfTermMeeting(seed: Seed, view: CaseView, trace?: Tracer): Dates {
  const meeting = plannedMeeting(seed, view);
  const dueOn = meeting?.held?.on ?? meeting?.meetingOn ?? seed.trigger.on;
  trace?.({ text: text('Terminsmødets dag', 'The day of the term meeting'), on: dueOn });
  return { dueOn };
}

/** The day moves with the meeting, and is the day on which it was really held. */
function movesWithTermMeeting(seed: Seed, view: CaseView): readonly Move[] {
  const moves = movedWithMeeting(seed, view, (meetingOn) => meetingOn);
  const meeting = plannedMeeting(seed, view);
  if (!meeting?.held) return moves;
  const held = { fact: meeting.held, before: meeting.meetingOn, after: meeting.held.on };
  return [...moves, { ...held, reason: text('Mødet er holdt', 'The meeting was held') }];
}

/** What is agreed at the term meeting: its opening, limit and end, the same for every item of the agenda. */
export const atTermMeeting: Pick<Rule, 'opens' | 'due' | 'moves' | 'ends'> = {
  moves: movesWithTermMeeting,
  opens: [{ on: 'meeting-planned', where: { kind: 'term' }, key: 'meetingId' }],
  due: {
    count: 'computed',
    by: dayOfTermMeeting,
    words: text('terminsmødets dag', 'the day of the term meeting'),
  },
  ends: [
    {
      by: 'meeting-cancelled',
      same: 'meetingId',
      reason: text('Mødet er aflyst', 'The meeting was cancelled'),
    },
  ],
};

/** An agreement made before the meeting counts too. */
export const agreed = (what: string): Rule['met'] => [{ by: 'agreed', where: { what }, anyTime: true }];

/** Phase 2, hearing, changes, and what is agreed at the term meeting. */
export const agreementRules: readonly Rule[] = [
  {
    id: 'F2-17',
    kind: 'deadline',
    phase: 2,
    title: text('Partshøring før afgørelse', 'Hearing of the parties before a decision'),
    nature: 'LOV',
    certainty: 'U-high',
    responsible: 'FR',
    stands: 'both',
    subject: 'case',
    opens: [{ on: 'hearing-started' }],
    due: {
      count: 'computed',
      by: hearingPeriod,
      words: text(
        'den fastsatte høringsfrist, ellers «hearingWorkingDays» arbejdsdage',
        'the period set, else «hearingWorkingDays» working days',
      ),
    },
    met: [{ by: 'hearing-closed', when: closesHearing }],
    remind: [{ onTarget: true, to: 'FR' }],
    breachTo: [],
    versions: [{ validFrom: ALWAYS, source: { text: 'FVL § 19' } }],
    doubt: text(
      'FVL § 19 sætter ikke selv en frist; paragraffen er ikke efterprøvet, og 10 arbejdsdage er vores forslag.',
      'FVL § 19 sets no period itself; the section is not verified, and 10 working days are our proposal.',
    ),
    about: text(
      'Før en bebyrdende afgørelse. Myndigheden sætter fristen; den slutter med svaret, eller når den er udløbet uden svar. Slutter en høring uden at nævne en indsats, gælder det alle, der er åbne.',
      'Before a burdensome decision. The authority sets the period; it ends with the reply or when it has run out without one. A closing that names no measure closes all that are open.',
    ),
  },
  {
    id: 'F2-18',
    kind: 'deadline',
    phase: 2,
    title: text('Ændring i aftaler efter skema', 'Changes to what the form agreed'),
    nature: 'AFT',
    certainty: 'S',
    responsible: 'FR',
    stands: 'both',
    subject: 'case',
    opens: [{ on: 'agreement-changed' }],
    due: { count: 'days', n: 0 },
    met: [{ by: 'partners-notified' }],
    remind: [{ onTarget: true, to: 'FR' }],
    versions: [
      {
        validFrom: ALWAYS,
        source: { text: 'RA bilag 2 («ved ændring skal samarbejdspartnere orienteres»)' },
      },
    ],
    about: text(
      'Den, der ændrer en aftale efter skemaet, orienterer alle samarbejdspartnere. Skemaet nævner ingen frist; samme dag er vores forslag.',
      'Whoever changes what the form agreed informs all partners. The form names no limit; the same day is our proposal.',
    ),
  },
  {
    id: 'F2-19',
    kind: 'deadline',
    phase: 2,
    title: text('Prævention: beslutning og betaling', 'Contraception: decision and payment'),
    nature: 'AFT',
    certainty: 'S',
    responsible: 'FR',
    stands: 'pregnancy',
    subject: 'mother',
    ...atTermMeeting,
    met: agreed('contraception'),
    endsAtBirth: true,
    remind: [{ onTarget: true, to: 'FR' }],
    versions: [{ validFrom: ALWAYS, source: { text: 'RA § 6; ESB fase 2' } }],
    about: text(
      'Et felt i skemaet, med kommunens EAN-nummer: beslutningen om prævention og hvem der betaler. Aftales senest på terminsmødet; en aftale gjort før tæller, og aflyses mødet, bortfalder den.',
      "A field of the form, with the municipality's EAN number: the decision on contraception and who pays. Agreed at the term meeting at the latest; an agreement made before counts, and it falls away with a cancelled meeting.",
    ),
  },
  {
    id: 'F2-20',
    kind: 'deadline',
    phase: 2,
    title: text('Medicinkoordination', 'Coordination of medication'),
    nature: 'AFT',
    certainty: 'S',
    responsible: 'CMU',
    alsoResponsible: ['FP'],
    stands: 'pregnancy',
    subject: 'mother',
    ...atTermMeeting,
    met: agreed('medication'),
    endsAtBirth: true,
    remind: [{ onTarget: true, to: ['CMU', 'FP'] }],
    versions: [{ validFrom: ALWAYS, source: { text: 'ESB fase 2' } }],
    about: text(
      'På terminsmødet aftaler behandleren og den obstetriske overlæge medicinen, også den nyfødtes forventede abstinensbehandling. En aftale gjort før tæller, og aflyses mødet, bortfalder den.',
      "At the term meeting the treatment centre and the obstetrician agree on medication, the newborn's expected treatment for abstinence too. An agreement made before counts, and it falls away with a cancelled meeting.",
    ),
  },
];
