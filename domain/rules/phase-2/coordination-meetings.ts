import { addDays, addWeeks, dateAtGestationalAge, maxDate, minDate } from '../../calendar/index.ts';
import type { CaseView } from '../../case/case-view.ts';
import type { Fact } from '../../case/fact.ts';
import { coordinationKinds, meetingsOf } from '../../case/meetings.ts';
import { type Text, text } from '../../text.ts';
import { ALWAYS, type Dates, type Rule, type Seed, type Tracer } from '../rule.ts';
import { invitationNoLongerNeeded, noticeBeforeMeeting } from './meeting-notice.ts';

/** Weeks that the first meeting lies before the term meeting (our proposal, F2-03). */
const WEEKS_BEFORE_TERM_MEETING = 4;
/** The window around the term meeting (F2-04): held a week before its limit it meets, up to 31+0 in time. */
const WINDOW_DAYS = 7;
const WINDOW_OPENS_AT = '29+0';
const WINDOW_CLOSES_AT = '31+0';

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

/** F2-04: so many weeks before termin; up to the later of that day and 31+0 it is held in time. */
function termMeetingDates(_seed: Seed, view: CaseView, trace?: Tracer): Dates | null {
  const weeks = view.parameters.termMeetingWeeksBefore;
  if (weeks === null || !view.term) return null;
  const { edd } = view.term;
  const dueOn = addWeeks(edd, -weeks);
  const metUntilOn = maxDate(dueOn, dateAtGestationalAge(edd, WINDOW_CLOSES_AT));
  trace?.({ text: text('Termin', 'Due date of birth (termin)'), on: edd });
  trace?.({
    text: text('Holdt til og med denne dag er rettidigt', 'Held up to and including this day is in time'),
    on: metUntilOn,
  });
  trace?.({ text: text(`${weeks} uger før termin`, `${weeks} weeks before the due date`), on: dueOn });
  return { dueOn, metUntilOn };
}

/** F2-04: a term meeting held from 29+0 on (earlier where the agreement places the meeting earlier). */
function termMeetingHeld(_seed: Seed, view: CaseView): Fact | null {
  const weeks = view.parameters.termMeetingWeeksBefore;
  if (!view.term || weeks === null) return null;
  const { edd } = view.term;
  const fromOn = minDate(
    dateAtGestationalAge(edd, WINDOW_OPENS_AT),
    addDays(addWeeks(edd, -weeks), -WINDOW_DAYS),
  );
  const held = meetingsOf(view).flatMap((m) => (m.kind === 'term' && m.held ? [m.held] : []));
  return held.filter((fact) => fact.on >= fromOn).sort((a, b) => a.ms - b.ms || a.id - b.id)[0] ?? null;
}

/** F2-04: the clinic convenes; the family department does once she has refused the clinic (C7). */
function termMeetingSeed(view: CaseView): readonly Seed[] {
  const referred = view.own('referred')[0];
  if (!referred) return [];
  const refused = view.of('service-refused').some((fact) => fact.data.service === 'FP');
  return [{ key: '1', trigger: referred, ...(refused ? { responsible: 'FR' as const } : {}) }];
}

/** F2-06: one occurrence per request; a second for the same meeting gets the meeting's id and a number. */
function earlierMeetingSeeds(view: CaseView): readonly Seed[] {
  const ever = view.ever('earlier-meeting-requested');
  return view.own('earlier-meeting-requested').map((trigger) => {
    const id = String(trigger.data.meetingId);
    const n = ever.filter((one) => one.data.meetingId === id).findIndex((one) => one.id === trigger.id) + 1;
    return { key: n === 1 ? id : `${id}.${n}`, trigger, about: id };
  });
}

/** F2-06: whatever settles the question of an earlier date for the same meeting. */
const firstAfter = (seed: Seed, view: CaseView, types: readonly string[]): Fact | null =>
  view
    .of(...types)
    .find(
      (fact) => fact.data.meetingId === seed.about && fact.ms >= seed.trigger.ms && fact.id > seed.trigger.id,
    ) ?? null;

const earlierMeetingDecided = (seed: Seed, view: CaseView): Fact | null =>
  firstAfter(seed, view, ['earlier-meeting-decided']);

function earlierMeetingPointless(seed: Seed, view: CaseView): { fact: Fact; reason: Text } | null {
  const fact = firstAfter(seed, view, ['meeting-held', 'meeting-cancelled']);
  return fact
    ? { fact, reason: text('Mødet er holdt eller aflyst', 'The meeting was held or cancelled') }
    : null;
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
      'Første koordineringsmøde, terminsmøde og ad hoc-møder tæller; antallet er kommunens aftale («minCoordinationMeetings»).',
      "First coordination, term and ad-hoc meetings count; the number is the municipality's agreement («minCoordinationMeetings»).",
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
      'Kilderne giver ingen dato, kun klinikkens faglige vurdering; de fire uger er vores forslag.',
      "The sources give no date, only the clinic's professional judgement; the four weeks are our proposal.",
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
    ],
    versions: [{ validFrom: ALWAYS, source: { text: 'ESB fase 2' } }],
    about: text(
      'Afviser den gravide klinikken, er Familierådgivningen ansvarlig for indkaldelsen. Datoen aftales på første møde.',
      'If she refuses the clinic, the family department is responsible for convening. The date is agreed at the first meeting.',
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
    met: [{ by: 'meeting-invited', same: 'meetingId', anyTime: true }],
    ends: invitationNoLongerNeeded,
    endsAtBirth: true,
    remind: [{ onTarget: true, to: 'SSR' }],
    versions: [{ validFrom: ALWAYS, source: { text: 'ESB fase 2' } }],
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
    due: { count: 'workingDays', n: 2 },
    metBy: earlierMeetingDecided,
    metByEvents: ['earlier-meeting-decided'],
    endedBy: earlierMeetingPointless,
    endsAtBirth: true,
    remind: [{ onTarget: true, to: ['SSR', 'FR'] }],
    versions: [{ validFrom: ALWAYS, source: { text: 'Praksis i Case 4 (Aabenraa 2022)' } }],
  },
];
