import type { SeenCase } from '../../api/seen-case.ts';
import { civilDateOf, isCivilDate, parseInstant } from '../../domain/calendar/index.ts';
import { viewOf } from '../../domain/case/case-view.ts';
import { type MeetingKind, meetingById } from '../../domain/case/meetings.ts';
import type { JsonObject } from '../../domain/json.ts';
import { type Notice, noticeIf } from '../../domain/meetings/notice.ts';

/**
 * The notice that a filled-in form would give, where it would be too short and nobody has said why; null where there is
 * nothing to warn of. A meeting moved after its invitation was sent counts from that invitation.
 */
export function shortNoticeOf(
  command: string,
  data: JsonObject,
  { state }: SeenCase,
  nowMs: number,
): Notice | null {
  if (typeof data.shortNoticeReason === 'string') return null;
  const view = viewOf(state);
  const todayOn = civilDateOf(nowMs);
  const meeting = meetingById(view, data.meetingId);
  const newMs = parseInstant(data.meetingAt);
  const asked =
    command === 'plan-meeting' && newMs !== null
      ? { kind: data.kind as MeetingKind, meetingOn: civilDateOf(newMs), dispatchedOn: todayOn }
      : command === 'move-meeting' && newMs !== null && meeting
        ? {
            kind: meeting.kind,
            meetingOn: civilDateOf(newMs),
            dispatchedOn: meeting.invited?.on ?? todayOn,
          }
        : command === 'invite-to-meeting' && meeting && !meeting.invited && !meeting.held
          ? {
              kind: meeting.kind,
              meetingOn: meeting.meetingOn,
              dispatchedOn: dayOf(data.dispatchedAt) ?? todayOn,
            }
          : null;
  const notice = asked && noticeIf(asked, view);
  return notice?.short ? notice : null;
}

function dayOf(said: JsonObject[string] | undefined): string | null {
  if (isCivilDate(said)) return said;
  const ms = parseInstant(said);
  return ms === null ? null : civilDateOf(ms);
}
