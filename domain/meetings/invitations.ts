import { parseInstant } from '../calendar/index.ts';
import type { CaseView } from '../case/case-view.ts';
import type { EventType, Fact } from '../case/fact.ts';
import { meetingById } from '../case/meetings.ts';
import { isJsonObject } from '../json.ts';
import { isRole, type Role } from '../rules/roles.ts';
import { dispatchesOf, recipientsOf } from './invitees.ts';

/** Somebody an invitation was sent to; `organisation` where they sit elsewhere than the case. */
export interface InvitedParty {
  role: Role;
  organisation?: string;
}

/** What a calendar is to hold of a meeting now. `endMs` is proposed: nobody says how long a meeting lasts. */
export interface CalendarEntry {
  method: 'REQUEST' | 'CANCEL';
  sequence: number;
  startMs: number;
  endMs: number;
}

const MEETING_MS = 3_600_000;

/** Acts that give a meeting another time or take it away: each is a new revision of what calendars hold. */
export const revisingEvents: readonly EventType[] = [
  'meeting-moved',
  'earlier-meeting-decided',
  'meeting-cancelled',
];

const aboutMeetings: readonly EventType[] = ['meeting-planned', 'meeting-invited', ...revisingEvents];

/** The meetings that a retraction touches, also those whose very plan it takes back. */
export function meetingsTakenBack(retraction: Pick<Fact, 'data'>, view: CaseView): readonly string[] {
  const gone = new Set(Array.isArray(retraction.data.events) ? retraction.data.events : []);
  const touched = view.ever(...aboutMeetings).filter(({ id }) => gone.has(id));
  return [...new Set(touched.map(({ data }) => String(data.meetingId)))];
}

const changesTime = ({ type, data }: Fact): boolean =>
  type !== 'earlier-meeting-decided' || (data.granted === true && typeof data.meetingAt === 'string');

/**
 * How often a meeting was revised, up to an event, mistakes that were taken back included: it never falls (SEQUENCE), and
 * the same event always tells the same.
 */
export function revisionOf(meetingId: string, view: CaseView, upToId = Number.POSITIVE_INFINITY): number {
  const revised = view
    .ever(...revisingEvents)
    .filter((fact) => fact.data.meetingId === meetingId && changesTime(fact));
  const takenBack = view
    .ever('retracted')
    .filter((fact) => meetingsTakenBack(fact, view).includes(meetingId));
  return [...revised, ...takenBack].filter(({ id }) => id <= upToId).length;
}

/** Everybody an invitation to a meeting ever went to, also by one that was taken back. */
export function everInvited(meetingId: string, view: CaseView): readonly InvitedParty[] {
  const dispatches = view.ever('meeting-invited').filter(({ data }) => data.meetingId === meetingId);
  const planned = plannedEver(meetingId, view);
  return distinct(dispatches.flatMap((dispatch) => partiesOf(dispatch, planned)));
}

/** Whom one dispatch invites: the roles it names (else all planned for) and its guests from other authorities. */
export function partiesOf(dispatch: Pick<Fact, 'data'>, planned: Fact | null): readonly InvitedParty[] {
  const invitees = Array.isArray(planned?.data.invitees) ? planned.data.invitees.map(String) : [];
  const own = recipientsOf(dispatch, { invitees }).filter(isRole);
  const guests = Array.isArray(dispatch.data.guests) ? dispatch.data.guests : [];
  return [
    ...own.map((role) => ({ role })),
    ...guests.flatMap((guest): InvitedParty[] => {
      if (!isJsonObject(guest)) return [];
      const { role, organisation } = guest;
      return typeof role === 'string' && isRole(role) && typeof organisation === 'string'
        ? [{ role, organisation }]
        : [];
    }),
  ];
}

export const plannedEver = (meetingId: string, view: CaseView): Fact | null =>
  view.ever('meeting-planned').findLast(({ data }) => data.meetingId === meetingId) ?? null;

/**
 * What the calendar of somebody invited is to hold of a meeting now, or why it is left as it is (a code). A meeting that
 * was cancelled or taken back, and one they are no longer invited to, leaves the calendar again.
 */
export function calendarEntry(
  meetingId: string,
  party: InvitedParty,
  view: CaseView,
  nowMs: number,
): CalendarEntry | { silent: string } {
  const planned = plannedEver(meetingId, view);
  if (!planned) return { silent: 'no such meeting' };
  const meeting = meetingById(view, meetingId);
  const startMs = meeting?.meetingMs ?? parseInstant(planned.data.meetingAt) ?? planned.ms;
  const endMs = startMs + MEETING_MS;
  if (meeting?.held) return { silent: 'meeting held' };
  if (endMs <= nowMs) return { silent: 'meeting over' };
  const entry = { sequence: revisionOf(meetingId, view), startMs, endMs };
  const stands =
    meeting !== null &&
    !meeting.cancelled &&
    dispatchesOf(meetingId, view)
      .flatMap((dispatch) => partiesOf(dispatch, meeting.planned))
      .some((one) => sameParty(one, party));
  return { method: stands ? 'REQUEST' : 'CANCEL', ...entry };
}

const sameParty = (a: InvitedParty, b: InvitedParty): boolean =>
  a.role === b.role && a.organisation === b.organisation;

const distinct = (parties: readonly InvitedParty[]): readonly InvitedParty[] =>
  parties.filter((one, i) => parties.findIndex((other) => sameParty(one, other)) === i);
