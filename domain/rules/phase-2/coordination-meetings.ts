import { addWeeks } from '../../calendar/index.ts';
import type { CaseView } from '../../case/case-view.ts';
import type { Fact } from '../../case/fact.ts';
import { coordinationKinds, meetingsOf } from '../../case/meetings.ts';
import { text } from '../../text.ts';
import { ALWAYS, type Dates, type Rule, type Seed, type Tracer } from '../rule.ts';
import { earlierMeetingDecided, earlierMeetingPointless, earlierMeetingSeeds } from './earlier-meeting.ts';
import { invitationNoLongerNeeded, movesWithMeeting, noticeBeforeMeeting } from './meeting-notice.ts';
import { hardStop, termMeetingDates, termMeetingHeld, termMeetingSeed } from './term-meeting.ts';

/** Weeks that the first meeting lies before the term meeting (our proposal, F2-03). */
const WEEKS_BEFORE_TERM_MEETING = 4;
const meetingsAreRequired = (_fact: Fact, view: CaseView): boolean =>
  view.parameters.minCoordinationMeetings > 0;

/** Coordinating meetings held before the birth, in the order they were held. */
function coordinatingMeetingsHeld(view: CaseView): readonly Fact[] {
  return meetingsOf(view)
    .flatMap(({ kind, held }) => (held && coordinationKinds.includes(kind) ? [held] : []))
    .filter((held) => !view.birth || held.ms < view.birth.ms)
    .sort((a, b) => a.ms - b.ms || a.id - b.id);
}

/** F2-01: the meeting with which the agreed number is reached. */
const lastMeetingNeeded = (_seed: Seed, view: CaseView): Fact | null =>
  coordinatingMeetingsHeld(view)[view.parameters.minCoordinationMeetings - 1] ?? null;

/** F2-03: far enough before the day on which the agreement places the term meeting. */
function wellBeforeTermMeeting(_seed: Seed, view: CaseView, trace?: Tracer): Dates | null {
  const weeks = view.parameters.termMeetingWeeksBefore;
  if (weeks === null || !view.term) return null;
  const dueOn = addWeeks(view.term.edd, -(weeks + WEEKS_BEFORE_TERM_MEETING));
  trace?.({ text: text('Termin', 'Due date of birth (termin)'), on: view.term.edd });
  trace?.({
    text: text(
      `${WEEKS_BEFORE_TERM_MEETING} uger før terminsmødet, som ligger ${weeks} uger før termin`,
      `${WEEKS_BEFORE_TERM_MEETING} weeks before the term meeting, itself ${weeks} weeks before the due date`,
    ),
    on: dueOn,
  });
  return { dueOn };
}

/** Phase 2, the coordinating meetings: how many, when, with what notice (RA § 6, ESB phase 2). */
export const coordinationMeetingRules: readonly Rule[] = [
  {
    id: 'F2-01',
    kind: 'deadline',
    phase: 2,
    title: text('Mindst to koordinerende møder', 'At least two coordinating meetings'),
    nature: 'AFT',
    certainty: 'S',
    responsible: 'FP',
    alsoResponsible: ['FR'],
    stands: 'pregnancy',
    subject: 'case',
    opens: [{ on: 'referred', once: true, when: meetingsAreRequired }],
    due: { count: 'days', n: 0, base: 'term' },
    metBy: lastMeetingNeeded,
    metByEvents: ['meeting-held'],
    endsAtBirth: true,
    remind: [{ onTarget: true, to: 'SSR' }],
    breachTo: ['FP', 'FP-leader', 'FR', 'FR-leader'],
    versions: [{ validFrom: ALWAYS, source: { text: 'ESB fase 2' } }],
    about: text(
      'Antallet er kommunens aftale («minCoordinationMeetings»; RA ét, Esbjerg to, C8); kræver den ingen, åbnes rækken ikke. Første koordineringsmøde, terminsmøde og ad hoc-møder holdt før fødslen tæller, og den er opfyldt med det møde, der når antallet.',
      "The number is the municipality's agreement (“minCoordinationMeetings”; RA one, Esbjerg two, C8); where it asks for none, the row is not opened. First coordination, term and ad-hoc meetings held before the birth count, and it is met by the meeting that reaches the number.",
    ),
  },
  {
    id: 'F2-02',
    kind: 'deadline',
    phase: 2,
    title: text('Varsel for første koordineringsmøde', 'Notice of the first coordination meeting'),
    nature: 'MÅL',
    certainty: 'S',
    responsible: 'FP',
    alsoResponsible: ['SSR'],
    stands: 'pregnancy',
    subject: 'case',
    opens: [{ on: 'meeting-planned', where: { kind: 'first-coordination' }, key: 'meetingId' }],
    due: noticeBeforeMeeting,
    moves: movesWithMeeting,
    met: [{ by: 'meeting-invited', same: 'meetingId', anyTime: true }],
    ends: invitationNoLongerNeeded,
    endsAtBirth: true,
    remind: [{ before: { days: 3 }, to: 'SSR' }],
    versions: [{ validFrom: ALWAYS, source: { text: 'RA § 6 (14 dage); ESB fase 2 (7 dage)' } }],
    about: text(
      'Mødet kan holdes alligevel; det vises som kort varsel. En afsendt indkaldelse står ved magt, når mødet flyttes.',
      'The meeting may be held all the same; it is shown as short notice. An invitation once sent stands when the meeting is moved.',
    ),
  },
  {
    id: 'F2-03',
    kind: 'deadline',
    phase: 2,
    title: text('Første koordineringsmøde holdt', 'First coordination meeting held'),
    nature: 'AFT',
    certainty: 'S',
    responsible: 'FP',
    stands: 'pregnancy',
    subject: 'case',
    opens: [{ on: 'first-consultation-held', once: true }],
    due: {
      count: 'earliest',
      of: [
        { count: 'weeks', n: 4 },
        {
          count: 'computed',
          by: wellBeforeTermMeeting,
          bound: 'term',
          words: text('4 uger før terminsmødet', '4 weeks before the term meeting'),
        },
      ],
    },
    met: [
      {
        by: 'meeting-held',
        anyTime: true,
        when: (fact, _seed, view) =>
          meetingsOf(view).some((m) => m.kind === 'first-coordination' && m.held?.id === fact.id),
      },
    ],
    endsAtBirth: true,
    remind: [{ onTarget: true, to: 'SSR' }],
    versions: [{ validFrom: ALWAYS, source: { text: 'RA § 6; ESB fase 2' } }],
    about: text(
      'Opfyldes kun af det møde, der er planlagt som første koordineringsmøde. Kilderne giver ingen dato, kun klinikkens faglige vurdering; fire uger efter første konsultation og fire uger før terminsmødet er vores forslag.',
      "Met only by the meeting planned as the first coordination meeting. The sources give no date, only the clinic's professional judgement; four weeks after the first consultation and four weeks before the term meeting are our proposal.",
    ),
  },
  {
    id: 'F2-04',
    kind: 'deadline',
    phase: 2,
    title: text('Terminsmøde', 'Term meeting'),
    nature: 'AFT',
    certainty: 'S',
    responsible: 'FP',
    stands: 'pregnancy',
    subject: 'case',
    seeds: termMeetingSeed,
    openedBy: ['referred'],
    occurs: text('én pr. graviditet', 'one per pregnancy'),
    due: {
      count: 'computed',
      by: termMeetingDates,
      bound: 'term',
      words: text(
        '«termMeetingWeeksBefore» uger før termin; holdt fra 29+0 til det seneste af fristen og 31+0 er rettidigt',
        '«termMeetingWeeksBefore» weeks before the due date; held from 29+0 to the later of the limit and 31+0 is in time',
      ),
    },
    lateReferral: 'notice',
    metBy: termMeetingHeld,
    metByEvents: ['meeting-held'],
    endsAtBirth: true,
    remind: [
      { before: { days: 28 }, to: ['SSR', 'FR'] },
      { before: { days: 14 }, to: ['SSR', 'FR'] },
      ...hardStop,
    ],
    versions: [{ validFrom: ALWAYS, source: { text: 'ESB fase 2' } }],
    about: text(
      'Kun hvor aftalen har et terminsmøde («termMeetingWeeksBefore»; Esbjerg 10 uger, C8), og termin er kendt. Klinikken indkalder; afviser den gravide klinikken, er Familierådgivningen ansvarlig (C7). Datoen aftales på første møde. Et møde holdt før vinduet tæller ikke; kommer henvisningen for sent, er fristen henvisningen plus aftalens varsel, og en rettet termin er aldrig en sen henvisning.',
      'Only where the agreement has a term meeting (“termMeetingWeeksBefore”; Esbjerg 10 weeks, C8) and the due date is known. The clinic convenes; if she refuses the clinic, the family department is responsible (C7). The date is agreed at the first meeting. A meeting held before the window does not count; when the referral comes too late the limit is the referral plus the agreed notice, and a corrected due date is never a late referral.',
    ),
  },
  {
    id: 'F2-05',
    kind: 'deadline',
    phase: 2,
    title: text('Varsel for terminsmøde', 'Notice of the term meeting'),
    nature: 'MÅL',
    certainty: 'S',
    responsible: 'FP',
    stands: 'pregnancy',
    subject: 'case',
    opens: [{ on: 'meeting-planned', where: { kind: 'term' }, key: 'meetingId' }],
    due: noticeBeforeMeeting,
    moves: movesWithMeeting,
    met: [{ by: 'meeting-invited', same: 'meetingId', anyTime: true }],
    ends: invitationNoLongerNeeded,
    endsAtBirth: true,
    remind: [{ onTarget: true, to: 'SSR' }],
    versions: [{ validFrom: ALWAYS, source: { text: 'ESB fase 2' } }],
    about: text(
      'Som F2-02, med samme varsel. Mødet kan holdes alligevel; det vises som kort varsel. En afsendt indkaldelse står ved magt, når mødet flyttes.',
      'As F2-02, with the same notice. The meeting may be held all the same; it is shown as short notice. An invitation once sent stands when the meeting is moved.',
    ),
  },
  {
    id: 'F2-06',
    kind: 'deadline',
    phase: 2,
    title: text('Stillingtagen til fremrykket møde', 'Decision on an earlier meeting'),
    nature: 'DESIGN',
    certainty: 'S',
    responsible: 'FP',
    alsoResponsible: ['FR'],
    stands: 'pregnancy',
    subject: 'case',
    seeds: earlierMeetingSeeds,
    openedBy: ['earlier-meeting-requested'],
    occurs: text('én for hver anmodning', 'one for each request'),
    due: { count: 'workingDays', n: 2 },
    metBy: earlierMeetingDecided,
    metByEvents: ['earlier-meeting-decided'],
    endedBy: earlierMeetingPointless,
    endsAtBirth: true,
    remind: [{ onTarget: true, to: ['SSR', 'FR'] }],
    versions: [{ validFrom: ALWAYS, source: { text: 'Praksis i Case 4 (Aabenraa 2022)' } }],
    about: text(
      'En alvorlig ny underretning kan kræve et tidligere møde: bedes der om det, beslutter Familieambulatoriet og Familierådgivningen og sætter eventuelt en ny dato. Bortfalder, når mødet er holdt eller aflyst. 2 arbejdsdage er vores forslag.',
      'A serious new notification may call for an earlier meeting: when it is asked for, the clinic and the family department decide and set a new date where granted. Falls away when the meeting was held or cancelled. 2 working days are our proposal.',
    ),
  },
];
