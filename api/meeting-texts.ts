import { unitOf } from '../access/unit.ts';
import { parseInstant } from '../domain/calendar/index.ts';
import { viewOf } from '../domain/case/case-view.ts';
import type { CaseEvent, Fact } from '../domain/case/fact.ts';
import type { Meeting } from '../domain/case/meetings.ts';
import { isJsonObject, type Json } from '../domain/json.ts';
import { takesPart } from '../domain/meetings/consent-standing.ts';
import type { Role } from '../domain/rules/roles.ts';
import type { CaseReads } from './ports.ts';
import type { SeenCase } from './seen-case.ts';

/** The free text of a meeting as one reader sees it: it lives in the journal alone. */
export interface MeetingTexts {
  place: string | null;
  agenda: readonly string[];
  /** Given with the plan, the invitation or a move; the latest counts. */
  shortNoticeReason: string | null;
  /** What each task is about, by its id. */
  tasks: ReadonlyMap<string, string>;
}

/** Who reads, as what, and when on the case's clock. */
export interface MeetingReader {
  reads: CaseReads;
  seen: SeenCase;
  role: Role;
  nowMs: number;
}

/**
 * The place is for whoever sees the meeting; the agenda for those who may take part in it, because it may say what the
 * meeting is about; reasons and tasks for those who see the acts.
 */
export async function meetingTexts(
  { reads, seen, role, nowMs }: MeetingReader,
  meeting: Meeting,
): Promise<MeetingTexts> {
  const view = viewOf(seen.state);
  const told = view
    .of('meeting-planned', 'meeting-invited', 'meeting-moved', 'tasks-agreed')
    .filter(({ data }) => data.meetingId === meeting.id)
    .toSorted((a, b) => a.id - b.id);
  const entries = await entriesOf(reads, seen, told);
  const mine = entries.filter(({ by, recordedAt }) =>
    seen.sight.act({ by, recordedMs: parseInstant(recordedAt) ?? 0 }),
  );
  const comes = takesPart(unitOf(role), meeting, view, nowMs).may;
  return {
    place: latest(entries, 'place'),
    agenda: strings(lastOf(comes ? entries : mine, 'agenda')),
    shortNoticeReason: latest(mine, 'shortNoticeReason'),
    tasks: new Map(mine.flatMap(tasksIn)),
  };
}

/** The reason alone, for lists. */
export async function reasonForShortNotice(
  reads: CaseReads,
  seen: SeenCase,
  meeting: Meeting,
): Promise<string | null> {
  const told = viewOf(seen.state)
    .of('meeting-planned', 'meeting-invited', 'meeting-moved')
    .filter((fact) => fact.data.meetingId === meeting.id && seen.sight.act(fact))
    .toSorted((a, b) => a.id - b.id);
  return latest(await entriesOf(reads, seen, told), 'shortNoticeReason');
}

async function entriesOf(
  reads: CaseReads,
  { state }: SeenCase,
  facts: readonly Fact[],
): Promise<readonly CaseEvent[]> {
  const found = await Promise.all(
    facts.map(async ({ id }) => {
      const [entry] = await reads.journal(state.id, { after: id - 1, limit: 1 });
      return entry?.id === id ? [entry] : [];
    }),
  );
  return found.flat();
}

const lastOf = (entries: readonly CaseEvent[], field: string): Json | undefined =>
  entries.findLast(({ data }) => data[field] !== undefined)?.data[field];

function latest(entries: readonly CaseEvent[], field: string): string | null {
  const said = lastOf(entries, field);
  return typeof said === 'string' && said !== '' ? said : null;
}

const strings = (value: Json | undefined): readonly string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];

function tasksIn({ type, data }: CaseEvent): readonly [string, string][] {
  const tasks: readonly Json[] = type === 'tasks-agreed' && Array.isArray(data.tasks) ? data.tasks : [];
  return tasks.flatMap((one): [string, string][] =>
    isJsonObject(one) && typeof one.taskId === 'string' && typeof one.what === 'string'
      ? [[one.taskId, one.what]]
      : [],
  );
}
