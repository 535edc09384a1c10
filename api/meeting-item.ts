import { guestsAt } from '../access/case-access.ts';
import { unitOf } from '../access/unit.ts';
import { civilDateOf, formatInstant } from '../domain/calendar/index.ts';
import { type CaseView, viewOf } from '../domain/case/case-view.ts';
import { type MeetingTask, meetingTasksOf } from '../domain/case/meeting-tasks.ts';
import type { Meeting } from '../domain/case/meetings.ts';
import { type Invitee, inviteesOf } from '../domain/meetings/invitees.ts';
import { type MinutesReceivers, minutesReceivers } from '../domain/meetings/minutes-receivers.ts';
import { noticeOf } from '../domain/meetings/notice.ts';
import type { Deadline } from '../domain/obligations/deadline.ts';
import { type MeetingReader, type MeetingTexts, meetingTexts } from './meeting-texts.ts';
import { deadlinesSeen } from './seen-case.ts';

const instantOrNull = (ms: number | null | undefined): string | null =>
  ms === null || ms === undefined ? null : formatInstant(ms);

/** A meeting as it stands, in the shape of every list of meetings. */
export function meetingItem(meeting: Meeting, view: CaseView, nowMs: number, reason: string | null) {
  const guests = guestsAt(meeting.id, view).map(({ scope, unit }) => ({ role: unit, organisation: scope }));
  const minutes = view.of('minutes-sent').find((one) => one.data.meetingId === meeting.id);
  const notice = noticeOf(meeting, view, civilDateOf(nowMs));
  return {
    meetingId: meeting.id,
    kind: meeting.kind,
    meetingAt: formatInstant(meeting.meetingMs),
    invitees: meeting.invitees,
    ...(guests.length > 0 ? { guests } : {}),
    invitedAt: instantOrNull(meeting.invited?.ms),
    ...(notice ? { notice: { ...notice, ...(reason === null ? {} : { reason }) } } : {}),
    heldAt: instantOrNull(meeting.held?.ms),
    participants: meeting.held?.data.participants ?? [],
    consents: meeting.held?.data.consents ?? [],
    ...(meeting.held?.data.nextMeetingOn ? { nextMeetingOn: meeting.held.data.nextMeetingOn } : {}),
    cancelledAt: instantOrNull(meeting.cancelled?.ms),
    minutesSentAt: instantOrNull(minutes?.ms),
    eventId: meeting.planned.id,
  };
}

/** A task of a meeting with its deadline, as far as the reader sees that. */
export interface SeenTask extends Pick<MeetingTask, 'id' | 'owner' | 'dueOn'> {
  what: string | null;
  deadline: Deadline;
}

/** Everything that a reader sees of one meeting. */
export interface MeetingSides {
  texts: MeetingTexts;
  /** Who belongs to it; of somebody who does not see consents, their own unit alone. */
  invitees: readonly Invitee[];
  tasks: readonly SeenTask[];
  /** Whom the minutes would reach now; null for somebody who does not see consents. */
  minutes: MinutesReceivers | null;
}

export async function meetingSides(reader: MeetingReader, meeting: Meeting): Promise<MeetingSides> {
  const { seen, role, nowMs } = reader;
  const view = viewOf(seen.state);
  const texts = await meetingTexts(reader, meeting);
  const seesConsents = seen.sight.sees('consents');
  const deadlines = new Map(deadlinesSeen(seen, seen.state, nowMs).map((one) => [one.id, one]));
  return {
    texts,
    invitees: inviteesOf(meeting, view, nowMs).filter((one) => seesConsents || one.role === unitOf(role)),
    tasks: meetingTasksOf(view)
      .filter(({ meetingId }) => meetingId === meeting.id)
      .flatMap(({ id, owner, dueOn }) => {
        const deadline = deadlines.get(`F2-28.${id}`);
        return deadline ? [{ id, owner, dueOn, what: texts.tasks.get(id) ?? null, deadline }] : [];
      }),
    minutes: seesConsents ? minutesReceivers(view, meeting.id, nowMs) : null,
  };
}
