import { nextWakeMs } from '../domain/case/engine.ts';
import type { CaseState } from '../domain/case/state.ts';
import { KeyUnavailable, Tampered } from '../security/key-unavailable.ts';
import type { Sql, Transaction } from './connect.ts';
import { type DeadlineRow, deadlineRows, type StatusStep } from './deadline-rows.ts';
import { refoldCase } from './refold-case.ts';

/** What people and reminders go by in a deadline. Dates as the contract has them, `…Ms` on the case's clock. */
export interface DeadlineFacts {
  ruleVersion: string | null;
  earliestOn: string | null;
  targetOn: string | null;
  dueOn: string | null;
  dueMs: number | null;
  status: string;
  /** From when on it is due soon: the first reminder. */
  remindFromMs: number | null;
}

/** An open deadline that the present build sees otherwise than the read model; null where one of them has none. */
export interface MovedDeadline {
  caseId: string;
  deadlineId: string;
  differs: (keyof DeadlineFacts)[];
  before: DeadlineFacts | null;
  after: DeadlineFacts | null;
}

/** A case whose next moment to speak would be another one, whatever its deadlines say. */
export interface MovedWake {
  caseId: string;
  beforeMs: number | null;
  afterMs: number | null;
}

export interface DeadlineComparison {
  cases: number;
  openDeadlines: number;
  moved: MovedDeadline[];
  wakes: MovedWake[];
  /** Not compared: their key is away, or what they hold was tampered with. */
  unreadable: string[];
}

interface StoredDeadline {
  id: string;
  earliest_on: string | null;
  target_on: string | null;
  due_on: string | null;
  due_ms: number | null;
  steps: StatusStep[];
  settled: boolean;
  rule_version: string | null;
}

/**
 * Works out every open deadline again from the journal, with the rules and the code that run now, and lists those that
 * the read model has otherwise. Writes nothing.
 */
export async function compareDeadlines(sql: Sql, nowMs: number): Promise<DeadlineComparison> {
  const cases = await sql<{ id: string; clock_offset_ms: number }[]>`
    select id, clock_offset_ms from case_view where withdrawn_at is null order by seq`;
  const all: DeadlineComparison = { cases: 0, openDeadlines: 0, moved: [], wakes: [], unreadable: [] };
  for (const { id, clock_offset_ms: offsetMs } of cases) {
    try {
      await sql.begin('isolation level repeatable read read only', (tx) =>
        compareCase(tx, id, nowMs + offsetMs, all),
      );
      all.cases += 1;
    } catch (error) {
      if (!(error instanceof KeyUnavailable || error instanceof Tampered)) throw error;
      // An erased case has no deadlines that anybody could move.
      if (error instanceof Tampered || error.why !== 'destroyed') all.unreadable.push(id);
    }
  }
  return all;
}

async function compareCase(
  tx: Transaction,
  caseId: string,
  nowMs: number,
  all: DeadlineComparison,
): Promise<void> {
  const told = await refoldCase(tx, caseId);
  if (!told) return;
  const stored = await tx<StoredDeadline[]>`
    select id, earliest_on::text, target_on::text, due_on::text, due_ms, steps, settled,
           deadline ->> 'ruleVersion' as rule_version
    from deadline_view where case_id = ${caseId}`;
  const before = new Map(stored.map((row) => [row.id, row]));
  const after = new Map(deadlineRows(told.state, nowMs).map((row) => [row.id, row]));
  for (const deadlineId of [...new Set([...before.keys(), ...after.keys()])].sort()) {
    const [was, is] = [before.get(deadlineId), after.get(deadlineId)];
    if ((was?.settled ?? true) && (is?.settled ?? true)) continue;
    all.openDeadlines += 1;
    const one = {
      before: was ? factsOf(was, nowMs) : null,
      after: is ? factsOf(storedForm(is), nowMs) : null,
    };
    const differs = names.filter((name) => one.before?.[name] !== one.after?.[name]);
    if (differs.length > 0) all.moved.push({ caseId, deadlineId, differs, ...one });
  }
  await compareWake(tx, caseId, told.state, all);
}

/** How far was looked is the read model's own: a wake that has passed meanwhile is no difference. */
async function compareWake(
  tx: Transaction,
  caseId: string,
  state: CaseState,
  all: DeadlineComparison,
): Promise<void> {
  const [stored] = await tx<{ next_wake_ms: number | null }[]>`
    select next_wake_ms from case_view where id = ${caseId}`;
  const beforeMs = stored?.next_wake_ms ?? null;
  if (beforeMs !== null && beforeMs <= state.messagesUpToMs) return;
  const afterMs = nextWakeMs(state);
  if (beforeMs !== afterMs) all.wakes.push({ caseId, beforeMs, afterMs });
}

const names = [
  'ruleVersion',
  'earliestOn',
  'targetOn',
  'dueOn',
  'dueMs',
  'status',
  'remindFromMs',
] as const satisfies (keyof DeadlineFacts)[];

const storedForm = (row: DeadlineRow): StoredDeadline => ({
  ...row,
  steps: [...row.steps],
  rule_version: (JSON.parse(row.deadline) as { ruleVersion?: string }).ruleVersion ?? null,
});

const factsOf = (row: StoredDeadline, nowMs: number): DeadlineFacts => ({
  ruleVersion: row.rule_version,
  earliestOn: row.earliest_on,
  targetOn: row.target_on,
  dueOn: row.due_on,
  dueMs: row.due_ms,
  status: (row.steps.findLast(([fromMs]) => fromMs <= nowMs) ?? row.steps[0])?.[1] ?? 'open',
  remindFromMs: row.steps.find(([, status]) => status === 'due-soon')?.[0] ?? null,
});
