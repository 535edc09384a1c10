import { startOfDayMs } from '../domain/calendar/index.ts';
import { type CaseView, viewOf } from '../domain/case/case-view.ts';
import { consentById } from '../domain/case/consents.ts';
import type { Fact } from '../domain/case/fact.ts';
import { type Meeting, meetingsOf } from '../domain/case/meetings.ts';
import type { CaseState } from '../domain/case/state.ts';
import type { JsonObject } from '../domain/json.ts';
import { derive } from '../domain/obligations/case-deadlines.ts';
import { isOrganisation, municipalityCode, regionOf } from '../domain/rules/agreement-area.ts';

/** Why an organisation has to do with a case. `authority` and `region` stand for the whole of it, now. */
export type AccessGround = 'authority' | 'region' | 'former-authority' | 'invited' | 'disclosed-to';

/** One organisation's access to one case, as the case's own facts give it. */
export interface CaseAccess {
  /** A municipality or a region. */
  scope: string;
  ground: AccessGround;
  /** The one unit of it; '' for all of the organisation. */
  unit: string;
  /** The meeting or disclosure that it is about; '' for the case. */
  about: string;
  fromMs: number;
  /** First moment without it; of a former authority the moment up to which it knows the case. Null: until something happens. */
  untilMs: number | null;
  /** Number of the event that gave it. */
  because: number;
}

/** Minutes that never come do not leave a meeting open for ever. */
const MEETING_OPEN_MS = 14 * 86_400_000;

const known = new WeakMap<CaseState, readonly CaseAccess[]>();

/** Who has to do with a case, from its facts alone: told again, it is the same. */
export function caseAccess(state: CaseState): readonly CaseAccess[] {
  const before = known.get(state);
  if (before) return before;
  const access = [...authoritiesOf(state), ...guestsOf(state), ...receiversOf(state)];
  known.set(state, access);
  return access;
}

/** Whose a case is before anything has happened in it. */
export function openingAccess(municipality: string, fromMs = 0): readonly CaseAccess[] {
  return holding(municipality, fromMs, 1);
}

/** The municipality, or the region, that a case is with now; null where there is none. */
export const holderOf = (access: readonly CaseAccess[], as: 'authority' | 'region'): string | null =>
  access.find(({ ground }) => ground === as)?.scope ?? null;

function holding(municipality: string, fromMs: number, because: number): readonly CaseAccess[] {
  const region = regionOf(municipality);
  const whole = { unit: '', about: '', fromMs, untilMs: null, because };
  return [
    { scope: municipality, ground: 'authority', ...whole },
    ...(region ? [{ scope: region, ground: 'region', ...whole } as const] : []),
  ];
}

/** A transfer that was acknowledged makes another municipality the authority; the former one knows the case as it was then. */
function authoritiesOf(state: CaseState): readonly CaseAccess[] {
  const view = viewOf(state);
  let now = { municipality: state.municipality, fromMs: state.startedMs, because: 1 };
  const former: CaseAccess[] = [];
  for (const taken of transfersIn(view)) {
    const to = destinationOf(taken, view);
    if (to === null || to === now.municipality) continue;
    former.push({
      scope: now.municipality,
      ground: 'former-authority',
      unit: '',
      about: '',
      fromMs: now.fromMs,
      untilMs: taken.recordedMs + 1,
      because: taken.id,
    });
    now = { municipality: to, fromMs: taken.ms, because: taken.id };
  }
  // Back where it was: its own again, not a former one's.
  const left = former.filter(
    ({ scope }, i) => scope !== now.municipality && former.findLastIndex((one) => one.scope === scope) === i,
  );
  return [...holding(now.municipality, now.fromMs, now.because), ...left];
}

/** With which municipality a case was when an event was recorded in it. */
export function authorityAt(state: CaseState, eventId: number): string {
  const view = viewOf(state);
  return transfersIn(view)
    .filter(({ id }) => id < eventId)
    .reduce((now, taken) => destinationOf(taken, view) ?? now, state.municipality);
}

/**
 * Which municipalities and regions had a case when an event was recorded in it. A handover is told to both sides; what comes
 * after it, to the new one alone.
 */
export function holdersAt(state: CaseState, eventId: number): readonly string[] {
  const holders = [authorityAt(state, eventId), authorityAt(state, eventId + 1)];
  return [...new Set(holders.flatMap((one) => [one, regionOf(one) ?? one]))];
}

const transfersIn = (view: CaseView): readonly Fact[] =>
  view.of('transfer-acknowledged').toSorted((a, b) => a.id - b.id);

/** Where the family said last that it moves, as a municipality that a login can be of; null for any other place. */
function destinationOf(taken: Fact, view: CaseView): string | null {
  const reported = view.of('move-reported').filter((fact) => fact.id < taken.id);
  const last = reported.reduce<Fact | null>((a, b) => (a && a.id > b.id ? a : b), null);
  return municipalityCode(last?.data.toMunicipality);
}

/** Guests of other organisations: the meeting, from their invitation until its minutes are sent. */
function guestsOf(state: CaseState): readonly CaseAccess[] {
  const view = viewOf(state);
  return meetingsOf(view).flatMap((meeting) => {
    const untilMs = endOf(untilOfMeeting(meeting, view), state);
    return guestsAt(meeting.id, view).map(({ scope, unit, invited }) => ({
      ...{ scope, ground: 'invited' as const, unit, about: meeting.id },
      ...{ fromMs: invited.ms, untilMs, because: invited.id },
    }));
  });
}

/** The units of other authorities that were invited to a meeting, by any of its invitations. */
export function guestsAt(
  meetingId: string,
  view: CaseView,
): readonly { scope: string; unit: string; invited: Fact }[] {
  return view
    .of('meeting-invited')
    .filter(({ data }) => data.meetingId === meetingId)
    .flatMap((invited) =>
      listed(invited.data.guests).flatMap(({ role, organisation }) =>
        typeof role === 'string' && isOrganisation(organisation)
          ? [{ scope: organisation, unit: role, invited }]
          : [],
      ),
    );
}

function untilOfMeeting(meeting: Meeting, view: CaseView): number {
  if (meeting.cancelled) return meeting.cancelled.ms;
  const minutes = view.of('minutes-sent').find((fact) => fact.data.meetingId === meeting.id);
  return minutes?.ms ?? (meeting.held?.ms ?? meeting.meetingMs) + MEETING_OPEN_MS;
}

/** Receivers in other organisations: that it was disclosed and what, for as long as what carried it carries it. */
function receiversOf(state: CaseState): readonly CaseAccess[] {
  const view = viewOf(state);
  return view.of('disclosed').flatMap((fact) => {
    const { to, organisation, disclosureId, consentId } = fact.data;
    if (typeof to !== 'string' || !isOrganisation(organisation)) return [];
    const carried = typeof consentId === 'string' ? consentEndMs(consentId, view) : null;
    return [
      {
        scope: organisation,
        ground: 'disclosed-to' as const,
        unit: to,
        about: String(disclosureId ?? fact.id),
        fromMs: fact.ms,
        untilMs: endOf(carried, state),
        because: fact.id,
      },
    ];
  });
}

function consentEndMs(id: string, view: CaseView): number | null {
  const consent = consentById(view, id);
  if (!consent) return null;
  const ends = [startOfDayMs(consent.lapsesOn), consent.withdrawnMs, consent.blockedMs];
  return Math.min(...ends.filter((ms): ms is number => ms !== null));
}

/** A closed case is open to those it was with, and to nobody else. */
function endOf(untilMs: number | null, state: CaseState): number | null {
  const closedMs = derive(state).closing?.ms ?? null;
  return closedMs === null ? untilMs : Math.min(untilMs ?? closedMs, closedMs);
}

const listed = (value: unknown): readonly JsonObject[] =>
  Array.isArray(value)
    ? value.filter((one): one is JsonObject => typeof one === 'object' && one !== null)
    : [];
