import ical from 'ical-generator';
import { mayWorkInCases } from '../access/may.ts';
import { unitOf } from '../access/unit.ts';
import { addDays, parseInstant } from '../domain/calendar/index.ts';
import { assigneesOf } from '../domain/case/assignees.ts';
import { viewOf } from '../domain/case/case-view.ts';
import { meetingsOf } from '../domain/case/meetings.ts';
import { invitedTo } from '../domain/meetings/invitees.ts';
import type { Deadline } from '../domain/obligations/deadline.ts';
import { unmetStatuses } from '../domain/obligations/status.ts';
import { uidOfMeeting } from '../worker/delivery/kinds/invitation-ics.ts';
import type { Caller } from './identity/caller.ts';
import { type Looker, recordList } from './look.ts';
import { knownOf } from './reach.ts';
import { deadlinesSeen, type SeenCase, seenCase } from './seen-case.ts';

const HOUR_MS = 3_600_000;
const CASES_AT_ONCE = 200;
/** More cases than anybody works in. */
const MOST_CASES = 2_000;

/**
 * The meetings ahead that somebody's unit is invited to, and the targets ahead that are theirs, in the cases that they may
 * see now. It ends up on telephones and in other people's clouds: dates, codes of rules and links, no title and no name.
 */
export async function personalCalendar(looker: Looker, baseUrl: string): Promise<string> {
  const { ports, caller } = looker;
  const nowMs = ports.clock();
  const cases = mayWorkInCases(caller) ? await casesSeen(looker, nowMs) : [];
  const calendar = ical({ name: 'Tovholder', prodId: { company: 'Tovholder', product: 'Tovholder' } });
  const stamp = new Date(nowMs);
  for (const seen of cases) {
    const caseUrl = new URL(`/cases/${seen.state.id}`, baseUrl).href;
    for (const { id, startMs } of meetingsAhead(seen, caller, nowMs + seen.clockOffsetMs))
      calendar.createEvent({
        id: `feed-${uidOfMeeting(seen.state.id, id)}`,
        stamp,
        start: new Date(startMs),
        end: new Date(startMs + HOUR_MS),
        summary: 'Møde – se Tovholder',
        url: `${caseUrl}/meetings/${encodeURIComponent(id)}`,
      });
    for (const one of targetsAhead(seen, caller, nowMs + seen.clockOffsetMs))
      calendar.createEvent({
        id: `${seen.state.id}-${one.id}@tovholder.invalid`,
        stamp,
        summary: `Frist ${one.ruleId} – se Tovholder`,
        url: `${caseUrl}/deadlines/${encodeURIComponent(one.id)}`,
        ...spanOf(one),
      });
  }
  return calendar.toString();
}

/** Every case that the owner may see, and that it was read is on record. */
async function casesSeen(looker: Looker, nowMs: number): Promise<readonly SeenCase[]> {
  const { ports, caller } = looker;
  const seen: SeenCase[] = [];
  let after: string | undefined;
  do {
    const page = await ports.reads.list(
      { ...knownOf(looker), nowMs },
      { limit: CASES_AT_ONCE, ...(after === undefined ? {} : { after }) },
    );
    seen.push(...page.flatMap((stored) => seenCase(caller, stored, nowMs) ?? []));
    after = page.length === CASES_AT_ONCE ? page.at(-1)?.state.id : undefined;
  } while (after !== undefined && seen.length < MOST_CASES);
  await recordList(looker, 'calendar', { feed: true }, seen);
  return seen;
}

/** Work in a case that is assigned to a colleague of the same role is the colleague's. */
const isMine = ({ state }: SeenCase, { role, subject }: Caller, caseNowMs: number): boolean => {
  const assignee = assigneesOf(state, caseNowMs).get(role) ?? null;
  return assignee === null || assignee === subject;
};

function meetingsAhead(
  seen: SeenCase,
  caller: Caller,
  caseNowMs: number,
): readonly { id: string; startMs: number }[] {
  const view = viewOf(seen.state);
  const unit = unitOf(caller.role);
  const isGuest = seen.sight.relation === 'invited';
  return meetingsOf(view)
    .filter(seen.sight.meeting)
    .filter(
      (meeting) => isGuest || (isMine(seen, caller, caseNowMs) && invitedTo(meeting, view).includes(unit)),
    )
    .filter(({ held, cancelled, meetingMs }) => !held && !cancelled && meetingMs + HOUR_MS > caseNowMs)
    .map(({ id, meetingMs }) => ({ id, startMs: meetingMs }));
}

function targetsAhead(seen: SeenCase, caller: Caller, caseNowMs: number): readonly Deadline[] {
  const unit = unitOf(caller.role);
  if (!isMine(seen, caller, caseNowMs)) return [];
  return deadlinesSeen(seen, seen.state, caseNowMs).filter(
    (one) =>
      unitOf(one.responsible) === unit &&
      unmetStatuses.includes(one.status) &&
      one.status !== 'overdue' &&
      one.status !== 'advisory-missed' &&
      (one.dueAt ?? one.targetOn ?? one.dueOn) !== null,
  );
}

/** The target fills its day, the limit's where there is none; a limit in hours the hour before it. */
function spanOf({ dueAt, targetOn, dueOn }: Deadline): { start: Date; end: Date; allDay?: boolean } {
  const ms = parseInstant(dueAt);
  if (ms !== null) return { start: new Date(ms - HOUR_MS), end: new Date(ms) };
  const on = targetOn ?? dueOn ?? '';
  // All-day entries are written from the parts of the date as UTC has them.
  const day = (date: string) => new Date(`${date}T00:00:00Z`);
  return { start: day(on), end: day(addDays(on, 1)), allDay: true };
}
