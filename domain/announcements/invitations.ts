import { parseInstant } from '../calendar/index.ts';
import type { CaseView } from '../case/case-view.ts';
import type { CaseEvent } from '../case/fact.ts';
import {
  everInvited,
  type InvitedParty,
  meetingsTakenBack,
  partiesOf,
  plannedEver,
  revisingEvents,
  revisionOf,
} from '../meetings/invitations.ts';
import type { Announcement } from './announcement.ts';

/**
 * Invitations to calendars: to whom one is dispatched, and again to everybody who ever got one when the meeting is moved,
 * cancelled or taken back. The step is the revision, so that a calendar is told once of each.
 */
export function invitationAnnouncements(event: CaseEvent, view: CaseView): readonly Announcement[] {
  const { type, data } = event;
  if (type === 'retracted')
    return meetingsTakenBack(event, view).flatMap((id) => toldOf(id, everInvited(id, view), event, view));
  const meetingId = String(data.meetingId);
  if (type === 'meeting-invited')
    return toldOf(meetingId, partiesOf(event, plannedEver(meetingId, view)), event, view);
  const movesNothing = type === 'earlier-meeting-decided' && (data.granted !== true || !data.meetingAt);
  return revisingEvents.includes(type) && !movesNothing
    ? toldOf(meetingId, everInvited(meetingId, view), event, view)
    : [];
}

function toldOf(
  meetingId: string,
  parties: readonly InvitedParty[],
  { id, recordedAt }: CaseEvent,
  view: CaseView,
): readonly Announcement[] {
  return parties.map(({ role, organisation }) => ({
    kind: 'invitation',
    about: `meeting:${meetingId}`,
    // The revision says it all: what a calendar holds is read when the mail leaves.
    due: null,
    step: `s${revisionOf(meetingId, view, id)}`,
    to: role,
    atMs: parseInstant(recordedAt) ?? 0,
    ...(organisation === undefined ? {} : { organisation }),
  }));
}
