import type { SeenCase } from '../../api/seen-case.ts';
import { viewOf } from '../../domain/case/case-view.ts';
import { meetingById } from '../../domain/case/meetings.ts';
import type { Json } from '../../domain/json.ts';
import { invitedTo } from '../../domain/meetings/invitees.ts';
import { minutesReceivers } from '../../domain/meetings/minutes-receivers.ts';
import { localMinute } from '../record/form-of-command.ts';

/**
 * What a form about a meeting proposes: to invite all who were planned for, that all who were invited came, and to send
 * the minutes to everybody whom consent lets have them. Whoever fills it in decides.
 */
export function meetingProposal(
  command: string,
  meetingId: Json | undefined,
  { state, sight }: SeenCase,
  nowMs: number,
): Readonly<Record<string, Json>> {
  const view = viewOf(state);
  const meeting = meetingById(view, meetingId);
  if (!meeting || !sight.meeting(meeting)) return {};
  if (command === 'invite-to-meeting' && !meeting.invited) return { recipients: [...meeting.invitees] };
  if (command === 'hold-meeting') {
    // Recorded after the meeting, most often: it was held when it was to be held.
    const heldAt = localMinute(Math.min(meeting.meetingMs, nowMs));
    return { participants: [...invitedTo(meeting, view)], heldAt };
  }
  if (command === 'send-minutes' && sight.sees('consents'))
    return { recipients: [...minutesReceivers(view, meeting.id, nowMs).to] };
  return {};
}
