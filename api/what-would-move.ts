import { type CivilDate, civilDateOf } from '../domain/calendar/index.ts';
import type { CaseState } from '../domain/case/state.ts';
import type { JsonObject } from '../domain/json.ts';
import { organisationAgenda } from '../domain/obligations/organisations.ts';
import type { Parameters } from '../domain/rules/parameters.ts';
import { type MovedDate, movedDates } from '../domain/simulation/moved-dates.ts';
import type { Text } from '../domain/text.ts';
import type { Looker } from './look.ts';
import { type Scan, scanOpenCases } from './open-cases-scan.ts';
import { readValue, requireOwnLeader } from './parameters.ts';
import type { SeenCase } from './seen-case.ts';

/** Rows that are told one by one; the counts are of all that was looked at. */
const MOST_ROWS = 200;

/** One deadline of one case that would stand otherwise. */
export interface MovedRow extends MovedDate {
  caseId: string;
}

/** What would move of one rule. */
export interface MovedRule {
  ruleId: string;
  title: Text;
  count: number;
  earlier: number;
  later: number;
  /** The most that one comes earlier or later by, in days. */
  mostDays: number;
}

/** One recurring duty of the municipality itself whose target moves; its limit is the end of its period. */
export interface MovedDuty {
  ruleId: string;
  before: CivilDate;
  after: CivilDate;
}

/** What would stand otherwise in the open cases that were looked at. */
export interface WouldMove extends Scan {
  /** Cases in which a date would. */
  cases: number;
  /** Deadlines whose limit or target would. */
  deadlines: number;
  earlier: number;
  later: number;
  /** Owed that was not, and owed no longer. */
  opened: number;
  gone: number;
  /** Deadlines of which neither limit nor target moves, only when reminders go out. */
  remindersOnly: number;
  /** Every case in which a date would move, and how many of its dates. */
  affected: readonly { caseId: string; deadlines: number }[];
  byRule: readonly MovedRule[];
  /** The first of them, case by case. */
  rows: readonly MovedRow[];
}

/** The same for a parameter; `duties` where it moves the municipality's own, null where it cannot. */
export interface ParameterWouldMove extends WouldMove {
  duties: readonly MovedDuty[] | null;
}

/**
 * What open cases would look like with another value: a measure of what it means, for open cases keep theirs. Writes
 * nothing. Throws NOT_FOUND, NOT_PERMITTED, VALIDATION.
 */
export async function whatParameterWouldMove(
  looker: Looker,
  municipality: string,
  body: JsonObject,
  after?: string,
): Promise<ParameterWouldMove> {
  requireOwnLeader(looker, municipality);
  const { name, value } = readValue(body);
  const changed = { [name]: value } as unknown as Partial<Parameters>;
  const moved = await whatWouldMove(looker, municipality, after, ({ state }) => ({
    ...state,
    parameters: { ...state.parameters, ...changed },
  }));
  const duties = changed.closedDays ? await movedDuties(looker, municipality, changed.closedDays) : null;
  return { ...moved, duties };
}

/** The municipality's own duties follow its closing days as soon as they hold. */
async function movedDuties(
  { ports }: Looker,
  municipality: string,
  closedDays: readonly string[],
): Promise<readonly MovedDuty[]> {
  const view = await ports.organisations.view(municipality);
  const on = civilDateOf(ports.clock());
  const after = organisationAgenda({ ...view, closedDays }, on);
  return organisationAgenda(view, on).flatMap(({ ruleId, key, targetOn, status }) => {
    const other = after.find((one) => one.ruleId === ruleId && one.key === key);
    const ahead = status === 'open' || status === 'waiting';
    if (!other || !ahead || other.targetOn === targetOn) return [];
    return [{ ruleId, before: targetOn, after: other.targetOn }];
  });
}

/** The same for any other life of the cases; null: this case is left as it is. */
export async function whatWouldMove(
  looker: Looker,
  municipality: string | null,
  after: string | undefined,
  other: (seen: SeenCase, nowMs: number) => CaseState | null,
): Promise<WouldMove> {
  const rows: MovedRow[] = [];
  const scan = await scanOpenCases(looker, municipality, after, (seen, nowMs) => {
    const state = other(seen, nowMs);
    if (!state) return;
    const { id } = seen.state;
    for (const moved of movedDates(seen.state, state, nowMs)) {
      if (seen.sight.deadline(moved)) rows.push({ caseId: id, ...moved });
    }
  });
  return { ...scan, ...countsOf(rows), byRule: byRuleOf(rows), rows: rows.slice(0, MOST_ROWS) };
}

function countsOf(all: readonly MovedRow[]) {
  const rows = all.filter(({ part }) => part !== 'reminders');
  const affected = new Map<string, number>();
  for (const { caseId } of rows) affected.set(caseId, (affected.get(caseId) ?? 0) + 1);
  return {
    affected: [...affected].map(([caseId, deadlines]) => ({ caseId, deadlines })),
    cases: affected.size,
    deadlines: rows.length,
    earlier: rows.filter(isEarlier).length,
    later: rows.filter(isLater).length,
    opened: rows.filter((one) => one.before === null && one.after !== null).length,
    gone: rows.filter((one) => one.before !== null && one.after === null).length,
    remindersOnly: all.length - rows.length,
  };
}

const isEarlier = ({ days }: MovedRow): boolean => days !== null && days < 0;
const isLater = ({ days }: MovedRow): boolean => days !== null && days > 0;

function byRuleOf(rows: readonly MovedRow[]): MovedRule[] {
  const rules = new Map<string, MovedRow[]>();
  for (const row of rows) rules.set(row.ruleId, [...(rules.get(row.ruleId) ?? []), row]);
  return [...rules]
    .map(([ruleId, of]) => ({
      ruleId,
      title: of[0]?.title ?? { da: ruleId, en: ruleId },
      count: of.length,
      earlier: of.filter(isEarlier).length,
      later: of.filter(isLater).length,
      mostDays: Math.max(0, ...of.map(({ days }) => Math.abs(days ?? 0))),
    }))
    .toSorted((a, b) => b.count - a.count || (a.ruleId < b.ruleId ? -1 : 1));
}
