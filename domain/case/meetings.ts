import { type CivilDate, civilDateOf, parseInstant } from '../calendar/index.ts';
import type { CaseView } from './case-view.ts';
import type { Fact } from './fact.ts';

export type MeetingKind = 'first-coordination' | 'term' | 'ad-hoc' | 'discharge' | 'network' | 'closing';

/** The meetings that coordinate a pregnancy (phase 2 of the agreement). */
export const coordinationKinds: readonly MeetingKind[] = ['first-coordination', 'term', 'ad-hoc'];

/** One meeting as the case knows it, at the time it was last moved or advanced to. */
export interface Meeting {
  id: string;
  kind: MeetingKind;
  planned: Fact;
  /** Epoch milliseconds and Copenhagen date of the meeting as it stands. */
  meetingMs: number;
  meetingOn: CivilDate;
  /** The fact that set the time: the plan itself, a move, or a granted advance. */
  timeSetBy: Fact;
  /** Role codes. */
  invitees: readonly string[];
  /** The first dispatch of an invitation; it stands when the meeting is moved. */
  invited: Fact | null;
  held: Fact | null;
  cancelled: Fact | null;
}

/** The meetings of a case in order of planning. */
export function meetingsOf(view: CaseView): readonly Meeting[] {
  return view.of('meeting-planned').map((planned) => meetingFrom(planned, view));
}

/** One meeting by its id, or null. */
export function meetingById(view: CaseView, id: unknown): Meeting | null {
  const planned = view.of('meeting-planned').find((fact) => fact.data.meetingId === id);
  return planned ? meetingFrom(planned, view) : null;
}

/** The kind of the meeting that an event speaks of, or null when the case does not know it. */
export function kindOfMeeting(fact: Fact, view: CaseView): MeetingKind | null {
  const planned = view.of('meeting-planned').find((one) => one.data.meetingId === fact.data.meetingId);
  return planned ? (planned.data.kind as MeetingKind) : null;
}

/** Acts that give a meeting its time; the one recorded last is in force. */
const setsTime = (fact: Fact): boolean =>
  typeof fact.data.meetingAt === 'string' &&
  (fact.type !== 'earlier-meeting-decided' || fact.data.granted === true);

/** Every act that gave a meeting its time, in order of recording, with the Copenhagen date it set. */
export function timesOfMeeting(id: string, view: CaseView): readonly { fact: Fact; meetingOn: CivilDate }[] {
  return view
    .of('meeting-planned', 'meeting-moved', 'earlier-meeting-decided')
    .filter((fact) => fact.data.meetingId === id && setsTime(fact))
    .toSorted((a, b) => a.id - b.id)
    .map((fact) => ({ fact, meetingOn: civilDateOf(parseInstant(fact.data.meetingAt) ?? fact.ms) }));
}

function meetingFrom(planned: Fact, view: CaseView): Meeting {
  const id = String(planned.data.meetingId);
  const same = (fact: Fact) => fact.data.meetingId === id;
  const timeSetBy = view
    .of('meeting-moved', 'earlier-meeting-decided')
    .filter((fact) => same(fact) && setsTime(fact))
    .reduce((latest, fact) => (fact.id > latest.id ? fact : latest), planned);
  const meetingMs = parseInstant(timeSetBy.data.meetingAt) ?? planned.ms;
  return {
    id,
    kind: planned.data.kind as MeetingKind,
    planned,
    meetingMs,
    meetingOn: civilDateOf(meetingMs),
    timeSetBy,
    invitees: Array.isArray(planned.data.invitees) ? planned.data.invitees.map(String) : [],
    invited: view.of('meeting-invited').find(same) ?? null,
    held: view.of('meeting-held').find(same) ?? null,
    cancelled: view.of('meeting-cancelled').find(same) ?? null,
  };
}
