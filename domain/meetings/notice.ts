import { addDays, type CivilDate, daysBetween } from '../calendar/index.ts';
import type { CaseView } from '../case/case-view.ts';
import { coordinationKinds, type Meeting, type MeetingKind } from '../case/meetings.ts';
import { NETWORK_NOTICE_DAYS } from '../rules/phase-4/network-meetings.ts';

/** How the invitation to a meeting stands to the agreed notice. It warns and never refuses (F2-02, F2-05, F4-09). */
export interface Notice {
  requiredDays: number;
  /** Whole days from the dispatch to the meeting; while nobody has been invited, from today. */
  givenDays: number;
  /** The last day on which an invitation gives the agreed notice. */
  latestDispatchOn: CivilDate;
  short: boolean;
}

/** Days of notice that a kind of meeting asks for; null where none was agreed. */
export function noticeDaysFor(kind: MeetingKind, view: CaseView): number | null {
  if (kind === 'network' || kind === 'closing') return NETWORK_NOTICE_DAYS;
  return kind !== 'ad-hoc' && coordinationKinds.includes(kind)
    ? view.parameters.coordinationMeetingNoticeDays
    : null;
}

/** The notice that an invitation of that day gives to a meeting of a kind; null where none was agreed. */
export function noticeIf(
  { kind, meetingOn, dispatchedOn }: { kind: MeetingKind; meetingOn: CivilDate; dispatchedOn: CivilDate },
  view: CaseView,
): Notice | null {
  const requiredDays = noticeDaysFor(kind, view);
  if (requiredDays === null) return null;
  const givenDays = Math.max(0, daysBetween(dispatchedOn, meetingOn));
  return {
    requiredDays,
    givenDays,
    latestDispatchOn: addDays(meetingOn, -requiredDays),
    short: givenDays < requiredDays,
  };
}

/**
 * The notice of a meeting as it stands: a moved one counts anew from its new day, and an invitation once sent stands.
 * A meeting that was held uninvited was given none.
 */
export function noticeOf(meeting: Meeting, view: CaseView, todayOn: CivilDate): Notice | null {
  const { kind, held } = meeting;
  const meetingOn = held?.on ?? meeting.meetingOn;
  const dispatchedOn = meeting.invited?.on ?? (held ? meetingOn : todayOn);
  return noticeIf({ kind, meetingOn, dispatchedOn }, view);
}
