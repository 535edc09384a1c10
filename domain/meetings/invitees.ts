import type { CaseView } from '../case/case-view.ts';
import type { Fact } from '../case/fact.ts';
import type { Meeting } from '../case/meetings.ts';
import type { Json } from '../json.ts';
import { getsMinutes, type Standing, takesPart } from './consent-standing.ts';

/** One role that belongs to a meeting, and how consent stands to it. */
export interface Invitee {
  role: string;
  /** Of a meeting that was held: whether it was there. */
  present: boolean | null;
  /** Invited beforehand; false for somebody who only came. */
  invited: boolean;
  now: Standing;
  /** The same on the day of the meeting. */
  onTheDay: Standing;
  minutes: Standing;
}

const roles = (value: Json | undefined): readonly string[] => (Array.isArray(value) ? value.map(String) : []);

/** Every act that sent an invitation to a meeting, in order of dispatch. */
export const dispatchesOf = (meetingId: string, view: CaseView): readonly Fact[] =>
  view.of('meeting-invited').filter(({ data }) => data.meetingId === meetingId);

/** Whom an invitation was sent to: those it names, else all who were planned for. */
export const recipientsOf = (
  dispatch: Pick<Fact, 'data'>,
  meeting: Pick<Meeting, 'invitees'>,
): readonly string[] => {
  const named = roles(dispatch.data.recipients);
  return named.length > 0 ? named : meeting.invitees;
};

/** The roles invited to a meeting, by its plan or by any of its invitations. */
export const invitedTo = (meeting: Meeting, view: CaseView): readonly string[] => [
  ...new Set([
    ...meeting.invitees,
    ...dispatchesOf(meeting.id, view).flatMap((dispatch) => recipientsOf(dispatch, meeting)),
  ]),
];

export const presentAt = ({ held }: Meeting): readonly string[] => roles(held?.data.participants);

/** Everybody invited, also the absent, and whoever came besides. */
export function inviteesOf(meeting: Meeting, view: CaseView, nowMs: number): readonly Invitee[] {
  const invited = invitedTo(meeting, view);
  const present = presentAt(meeting);
  const dayMs = meeting.held?.ms ?? meeting.meetingMs;
  return [...new Set([...invited, ...present])].map((role) => ({
    role,
    present: meeting.held ? present.includes(role) : null,
    invited: invited.includes(role),
    now: takesPart(role, meeting, view, nowMs),
    onTheDay: takesPart(role, meeting, view, dayMs),
    minutes: getsMinutes(role, meeting, view, nowMs),
  }));
}
