import { addDays } from '../../calendar/index.ts';
import type { CaseView } from '../../case/case-view.ts';
import { type Meeting, meetingsOf } from '../../case/meetings.ts';
import { text } from '../../text.ts';
import { movedWithMeeting } from '../moved-meeting.ts';
import type { Dates, Due, Ending, Move, Seed, Tracer } from '../rule.ts';

/** The meeting whose planning opened an occurrence. */
export const plannedMeeting = (seed: Seed, view: CaseView): Meeting | undefined =>
  meetingsOf(view).find((meeting) => meeting.planned.id === seed.trigger.id);

/**
 * The last day on which the invitation gives the agreed notice: the meeting as it now stands minus the
 * municipality's days.
 */
export function latestDispatch(seed: Seed, view: CaseView, trace?: Tracer): Dates | null {
  const meeting = plannedMeeting(seed, view);
  if (!meeting) return null;
  const days = view.parameters.coordinationMeetingNoticeDays;
  const dueOn = addDays(meeting.meetingOn, -days);
  trace?.({
    text:
      meeting.timeSetBy.id === meeting.planned.id
        ? text('Mødet er planlagt til', 'The meeting is planned for')
        : text('Mødet er flyttet til', 'The meeting has been moved to'),
    on: meeting.meetingOn,
  });
  trace?.({
    text: text(
      `${days} dages varsel: senest afsendt (R-09)`,
      `${days} days' notice: dispatched at the latest (R-09)`,
    ),
    on: dueOn,
  });
  return { dueOn };
}

/** The limit of an invitation, as every notice rule counts it. */
export const noticeBeforeMeeting: Due = {
  count: 'computed',
  by: latestDispatch,
  words: text(
    '«coordinationMeetingNoticeDays» dage før mødet, som det sidst er fastsat',
    '«coordinationMeetingNoticeDays» days before the meeting as last set',
  ),
};

/** A meeting that was cancelled, or held before anybody was invited, needs no invitation. */
export const invitationNoLongerNeeded: readonly Ending[] = [
  {
    by: 'meeting-cancelled',
    same: 'meetingId',
    reason: text('Mødet er aflyst', 'The meeting was cancelled'),
  },
  {
    by: 'meeting-held',
    same: 'meetingId',
    reason: text('Mødet er holdt uden indkaldelse', 'The meeting was held without an invitation'),
  },
];

/** An invitation's limit moves with its meeting. */
export const movesWithMeeting = (seed: Seed, view: CaseView): readonly Move[] =>
  movedWithMeeting(seed, view, (meetingOn) =>
    addDays(meetingOn, -view.parameters.coordinationMeetingNoticeDays),
  );
