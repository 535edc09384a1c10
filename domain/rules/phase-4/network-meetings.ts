import { addWeeks, type CivilDate } from '../../calendar/index.ts';
import type { CaseView } from '../../case/case-view.ts';
import type { Fact } from '../../case/fact.ts';
import { kindOfMeeting, type Meeting, type MeetingKind, meetingsOf } from '../../case/meetings.ts';
import { municipalCaseOf } from '../../case/municipal-case.ts';
import { schoolStartOf } from '../../case/school-start.ts';
import { text } from '../../text.ts';
import { childBirthEvents } from '../from-birth.ts';
import { movedWithMeeting } from '../moved-meeting.ts';
import { invitationNoLongerNeeded } from '../phase-2/meeting-notice.ts';
import { ALWAYS, type Dates, type Ending, type Move, type Rule, type Seed, type Tracer } from '../rule.ts';
import { movedWithSchoolStart } from './moved-school-start.ts';
import { oncePerChild } from './once-per-child.ts';

const NOTICE_WEEKS = 4;

/** Network and closing meetings: the invitation leaves four weeks before (F4-09). */
export const NETWORK_NOTICE_DAYS = 7 * NOTICE_WEEKS;

/** The child's own meetings of some kinds, counted backwards from when each stands now. */
const seedsOfMeetings = (view: CaseView, kinds: readonly MeetingKind[]): readonly Seed[] =>
  meetingsOf(view)
    .filter(({ kind, planned }: Meeting) => kinds.includes(kind) && planned.carried === undefined)
    .map(({ id, planned, meetingOn }) => ({ key: id, trigger: planned, base: meetingOn }));

const networkAndClosing = (view: CaseView): readonly Seed[] => seedsOfMeetings(view, ['network', 'closing']);

/** Only where the municipality has an active case is there somebody to sum up for. */
const closingWithMunicipalCase = (view: CaseView): readonly Seed[] =>
  municipalCaseOf(view) ? seedsOfMeetings(view, ['closing']) : [];

/** Four weeks before the meeting as it now stands. */
function fourWeeksBefore(seed: Seed, _view: CaseView, trace?: Tracer): Dates | null {
  const meetingOn = seed.base ?? seed.trigger.on;
  const dueOn = addWeeks(meetingOn, -NOTICE_WEEKS);
  trace?.({ text: text('Mødet, som det er fastsat nu', 'The meeting as it now stands'), on: meetingOn });
  trace?.({
    text: text(
      `${NOTICE_WEEKS} uger før: senest afsendt (R-09)`,
      `${NOTICE_WEEKS} weeks before: dispatched at the latest (R-09)`,
    ),
    on: dueOn,
  });
  return { dueOn };
}

const movesWithMeeting = (seed: Seed, view: CaseView): readonly Move[] =>
  movedWithMeeting(seed, view, (meetingOn) => addWeeks(meetingOn, -NOTICE_WEEKS));

const fourWeeksWords = text(
  `${NOTICE_WEEKS} uger før mødet, som det sidst er fastsat`,
  `${NOTICE_WEEKS} weeks before the meeting as last set`,
);

const closingHeld = (fact: Fact, _seed: Seed, view: CaseView): boolean =>
  kindOfMeeting(fact, view) === 'closing';

const firstOfMay = (year: number): CivilDate => `${year}-05-01`;

/** C10: only where the agreement requires a closing meeting, by 1 May of the year of school start. */
function beforeSummer(_seed: Seed, view: CaseView, trace?: Tracer): Dates | null {
  const start = schoolStartOf(view);
  if (!start || !view.parameters.closingMeetingRequired) return null;
  trace?.({ text: text('Skolestart', 'School start'), on: start.on });
  const dueOn = firstOfMay(start.year);
  trace?.({ text: text('1. maj i skolestartsåret', '1 May of the year of school start'), on: dueOn });
  return { dueOn };
}

const cancelledMeeting: Ending = {
  by: 'meeting-cancelled',
  same: 'meetingId',
  reason: text('Mødet er aflyst', 'The meeting was cancelled'),
};

/** Network meetings about the child and how the course with the clinic is closed. */
export const networkMeetingRules: readonly Rule[] = [
  {
    id: 'F4-09',
    kind: 'deadline',
    phase: 4,
    title: text('Invitation til netværksmøde', 'Notice of the network meeting'),
    nature: 'MÅL',
    certainty: 'S',
    responsible: 'SSR',
    stands: 'child',
    subject: 'child',
    seeds: networkAndClosing,
    openedBy: ['meeting-planned'],
    occurs: text('én for hvert møde', 'one for each meeting'),
    due: { count: 'computed', by: fourWeeksBefore, words: fourWeeksWords },
    moves: movesWithMeeting,
    met: [{ by: 'meeting-invited', same: 'meetingId', anyTime: true }],
    ends: invitationNoLongerNeeded,
    remind: [{ before: { days: 7 }, to: 'SSR' }],
    about: text(
      'Gælder netværksmøder og afsluttende møder om barnet; «som udgangspunkt» fire uger. Indkaldes der senere, kan mødet holdes alligevel; det korte varsel vises.',
      'Holds for network and closing meetings on the child; four weeks “as a rule”. Invited later, the meeting may be held all the same; the short notice shows.',
    ),
    versions: [{ validFrom: ALWAYS, source: { text: 'RA, netværksmøder; ESB fase 4' } }],
  },
  {
    id: 'F4-10',
    kind: 'deadline',
    phase: 4,
    title: text('Afsluttende netværksmøde', 'Closing network meeting'),
    nature: 'AFT',
    certainty: 'S',
    responsible: 'FP',
    alsoResponsible: ['SSR'],
    stands: 'child',
    subject: 'child',
    seeds: oncePerChild,
    openedBy: childBirthEvents,
    occurs: text('én for hvert barn', 'one for each child'),
    due: {
      count: 'computed',
      by: beforeSummer,
      bound: 'birth',
      words: text(
        '1. maj i skolestartsåret, hvor aftalen kræver et afsluttende møde («closingMeetingRequired»)',
        '1 May of the year of school start, where the agreement requires a closing meeting (“closingMeetingRequired”)',
      ),
    },
    moves: (_seed, view) =>
      view.parameters.closingMeetingRequired
        ? movedWithSchoolStart(view, ({ year }) => firstOfMay(year))
        : [],
    met: [{ by: 'meeting-held', when: closingHeld }],
    remind: [
      { before: { months: 6 }, to: 'SSR' },
      { before: { months: 3 }, to: 'SSR' },
    ],
    breachTo: ['FP', 'FP-leader'],
    versions: [
      { validFrom: ALWAYS, source: { text: 'ESB fase 4; RA, afslutning og opfølgning (1. maj: forslag)' } },
    ],
    about: text(
      'RA siger «kan indkaldes», ESB «inviterer»: kun hvor aftalen kræver mødet («closingMeetingRequired», C10). Sundhedssocialrådgiveren afklarer deltagerne med Familierådgivningen. 1. maj er vores forslag og flytter med skolestarten.',
      "RA says “may be convened”, ESB “invites”: only where the agreement requires the meeting (“closingMeetingRequired”, C10). The clinic's social worker settles the participants with the family department. 1 May is our proposal and moves with school start.",
    ),
  },
  {
    id: 'F4-11',
    kind: 'deadline',
    phase: 4,
    title: text('Sammenfatning ved afslutning', 'Closing summary'),
    nature: 'AFT',
    certainty: 'S',
    responsible: 'FP',
    stands: 'child',
    subject: 'child',
    seeds: closingWithMunicipalCase,
    openedBy: ['meeting-planned', 'municipal-case-opened'],
    occurs: text('én for hvert afsluttende møde', 'one for each closing meeting'),
    due: { count: 'computed', by: fourWeeksBefore, words: fourWeeksWords },
    moves: movesWithMeeting,
    met: [{ by: 'closing-summary-sent', anyTime: true }],
    ends: [cancelledMeeting],
    remind: [{ onTarget: true, to: 'FP' }],
    versions: [
      { validFrom: ALWAYS, source: { text: 'RA, afslutning og opfølgning (4 uger før mødet: forslag)' } },
    ],
    about: text(
      'Kun når barnet har en aktiv børnesag: barnets helbred, psykologiske og kognitive udvikling. Fire uger før det afsluttende møde er vores forslag.',
      "Only where the child has an active municipal case: the child's health, psychological and cognitive development. Four weeks before the closing meeting are our proposal.",
    ),
  },
];
