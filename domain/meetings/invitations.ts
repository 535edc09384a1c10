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
export const revisionOf = (meetingId: string, view: CaseView, upToId = Number.POSITIVE_INFINITY): number =>
  [...toldToAll(meetingId, view), ...invitedAnew(meetingId, view)].filter(({ id }) => id <= upToId).length;

/** The newest revision that was told to somebody invited: one that concerns others alone leaves it as it was. */
export function newestRevisionFor(meetingId: string, party: InvitedParty, view: CaseView): number {
  const theirs = dispatchesEver(meetingId, view).filter((one) => one.parties.some(isParty(party)));
  const first = theirs[0]?.id ?? Number.POSITIVE_INFINITY;
  const told = [...theirs, ...toldToAll(meetingId, view).filter(({ id }) => id > first)];
  return Math.max(0, ...told.map(({ id }) => revisionOf(meetingId, view, id)));
}

/** What is told to everybody who was ever invited: another time, a cancellation, a mistake that was taken back. */
function toldToAll(meetingId: string, view: CaseView): readonly Fact[] {
  const revised = view
    .ever(...revisingEvents)
    .filter((fact) => fact.data.meetingId === meetingId && changesTime(fact));
  return [...revised, ...takenBackOf(meetingId, view)];
}

const takenBackOf = (meetingId: string, view: CaseView): readonly Fact[] =>
  view.ever('retracted').filter((fact) => meetingsTakenBack(fact, view).includes(meetingId));

/** Invitations to somebody whose calendar was told meanwhile that an earlier one was a mistake: it has to hear anew. */
function invitedAnew(meetingId: string, view: CaseView): readonly Dispatch[] {
  const dispatches = dispatchesEver(meetingId, view);
  const takenBack = takenBackOf(meetingId, view);
  return dispatches.filter(({ id, parties }) =>
    parties.some((party) => {
      const last = dispatches.findLast((one) => one.id < id && one.parties.some(isParty(party)));
      return last !== undefined && takenBack.some((fact) => fact.id > last.id && fact.id < id);
    }),
  );
}

interface Dispatch {
  id: number;
  parties: readonly InvitedParty[];
}

/** Every dispatch of invitations to a meeting, also those that were taken back. */
function dispatchesEver(meetingId: string, view: CaseView): readonly Dispatch[] {
  const planned = plannedEver(meetingId, view);
  return view
    .ever('meeting-invited')
    .filter(({ data }) => data.meetingId === meetingId)
    .map((dispatch) => ({ id: dispatch.id, parties: partiesOf(dispatch, planned) }));
}

/** Everybody an invitation to a meeting ever went to, also by one that was taken back. */
export const everInvited = (meetingId: string, view: CaseView): readonly InvitedParty[] =>
  distinct(dispatchesEver(meetingId, view).flatMap(({ parties }) => parties));

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
      .some(isParty(party));
  return { method: stands ? 'REQUEST' : 'CANCEL', ...entry };
}

const isParty =
  (party: InvitedParty) =>
  (one: InvitedParty): boolean =>
    one.role === party.role && one.organisation === party.organisation;

const distinct = (parties: readonly InvitedParty[]): readonly InvitedParty[] =>
  parties.filter((one, i) => parties.findIndex(isParty(one)) === i);
