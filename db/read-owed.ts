import type { Role } from '../domain/rules/roles.ts';
import type { Transaction } from './connect.ts';
import type { StatusStep } from './deadline-rows.ts';
import { ownerOfUnit } from './owed-columns.ts';

/** Groups of a worklist, in the order of their urgency. */
export type OwedGroup = 'overdue' | 'today' | 'week' | 'later' | 'undated' | 'missed';

/** Which deadlines are asked for. `region` where it is all of a region: its index answers then. */
export interface OwedFilter {
  municipalities: readonly string[];
  region: string | null;
  kind?: string;
  phase?: string;
  ids?: readonly string[];
  /** Somebody's reservation in the scope has run out: left out, none has. */
  ranOut?: boolean;
  /** Cases on another clock, which are read apart. */
  not: readonly string[];
  partOf?: Role;
  whose?: {
    scope: 'mine' | 'unit' | 'unassigned' | 'reserved';
    unit: Role;
    subject: string;
    /** Whose work the subject does while they are away. */
    standsInFor?: readonly string[];
  };
  role?: string;
  unit?: string;
  assignee?: string | null;
  rule?: string;
  waitsEndBeforeMs?: number;
  finds?: { rules: readonly string[]; roles: readonly string[]; phases: readonly string[] };
  /** Epoch milliseconds now, today, and the two days from which on something is due tomorrow, and later than in a week. */
  nowMs: number;
  todayOn: string;
  tomorrowOn: string;
  laterOn: string;
}

/** A place in the order within a group. */
export interface OwedPlace {
  dueKey: string;
  caseId: string;
  id: string;
}

export interface OwedRow {
  case_id: string;
  deadline: unknown;
  steps: readonly StatusStep[];
}

/** Counting stops here: more than anybody reads, and what a walk along an index may cost. */
export const MOST_COUNTED = 1_000;

/**
 * The first rows of one group, in order, after a place. Each branch is one walk along one index that stops at `limit`: one
 * for each owner, for limits that bind and for targets, and for what has no date beside it what is paused.
 */
export async function readOwed(
  tx: Transaction,
  filter: OwedFilter,
  group: OwedGroup,
  { after, limit }: { after?: OwedPlace; limit: number },
): Promise<OwedRow[]> {
  const place = after
    ? tx`and (due_key, case_id collate "C", id collate "C") > (${after.dueKey}, ${after.caseId}, ${after.id})`
    : tx``;
  const walks = walksOf(tx, filter, group).map(
    (where) => tx`
      (select case_id, id, due_key, deadline, steps from deadline_view d where ${where} ${place}
       order by due_key, case_id collate "C", id collate "C" limit ${limit})`,
  );
  return tx<OwedRow[]>`
    select case_id, deadline, steps from (${unionOf(tx, walks)}) as found
    order by due_key, case_id collate "C", id collate "C" limit ${limit}`;
}

/** How many there are in each group, up to MOST_COUNTED. */
export async function countOwed(
  tx: Transaction,
  filter: OwedFilter,
): Promise<{ group: OwedGroup; n: number }[]> {
  const counts = owedGroups.map((group) => {
    const walks = walksOf(tx, filter, group).map(
      (where) => tx`
        (select 1 from deadline_view d where ${where}
         order by due_key, case_id collate "C", id collate "C" limit ${MOST_COUNTED})`,
    );
    return tx`
      (select ${group} as "group",
              (select count(*)::int from (select 1 from (${unionOf(tx, walks)}) as w limit ${MOST_COUNTED}) as n) as n)`;
  });
  return tx<{ group: OwedGroup; n: number }[]>`${unionOf(tx, counts)}`;
}

const owedGroups: readonly OwedGroup[] = ['overdue', 'today', 'week', 'later', 'undated', 'missed'];

type Fragment = ReturnType<typeof scopeIn>;

const unionOf = (tx: Transaction, parts: readonly Fragment[]): Fragment =>
  parts.reduce((sofar, part) => tx`${sofar} union all ${part}`);

const walksOf = (tx: Transaction, filter: OwedFilter, group: OwedGroup): Fragment[] =>
  ownersIn(tx, filter).flatMap((owner) =>
    findsIn(tx, filter).flatMap((find) =>
      branchesOf(tx, filter, group).map(
        (inGroup) => tx`${scopeIn(tx, filter)} ${owner} ${find} and ${inGroup} ${narrowed(tx, filter)}`,
      ),
    ),
  );

/** More codes than this are looked for along the whole list: they are then not far between. */
const MOST_WALKS = 4;

/** One condition for each code that was searched for, so that each has an index; one for all where there are many. */
function findsIn(tx: Transaction, { finds }: OwedFilter): Fragment[] {
  if (!finds) return [tx``];
  const { rules, roles, phases } = finds;
  const isFew = (one: readonly string[], others: number) =>
    others === 0 && one.length > 0 && one.length <= MOST_WALKS;
  if (isFew(rules, roles.length + phases.length)) return rules.map((rule) => tx`and rule_id = ${rule}`);
  if (isFew(roles, rules.length + phases.length)) return roles.map((role) => tx`and unit = ${role}`);
  return [
    tx`and (rule_id = any(${[...rules]}) or unit = any(${[...roles]})
      or exists (select 1 from case_view v where v.id = d.case_id and v.phase = any(${[...phases]})))`,
  ];
}

/** Whether a reservation in the scope has run out: the lists of those whose unit it is again have one walk more. */
export async function hasRunOut(
  tx: Transaction,
  filter: Pick<OwedFilter, 'region' | 'municipalities' | 'nowMs'>,
) {
  const rows = await tx`
    select 1 from deadline_view d where ${scopeIn(tx, filter)} and owed and reserved_ms <= ${filter.nowMs} limit 1`;
  return rows.length > 0;
}

export const scopeIn = (
  tx: Transaction,
  { region, municipalities }: Pick<OwedFilter, 'region' | 'municipalities'>,
) =>
  region !== null
    ? tx`region = ${region}`
    : municipalities.length === 1
      ? tx`authority = ${municipalities[0] ?? ''}`
      : tx`authority = any(${[...municipalities]})`;

/**
 * One condition for each owner whose work it is; one that says nothing where that does not matter. What somebody's
 * reservation has run out for is the unit's again, and has an index of its own.
 */
function ownersIn(tx: Transaction, { whose, assignee, ranOut, nowMs }: OwedFilter) {
  const held = (subject: string) =>
    tx`and owner = ${subject} and (reserved_ms is null or reserved_ms > ${nowMs})`;
  if (typeof assignee === 'string') return [held(assignee)];
  if (!whose) return [tx``];
  const { scope, unit, subject, standsInFor = [] } = whose;
  const nobodys = [
    tx`and owner = ${ownerOfUnit(unit)}`,
    ...(ranOut ? [tx`and unit = ${unit} and reserved_ms <= ${nowMs}`] : []),
  ];
  if (scope === 'mine') return [...nobodys, ...[subject, ...standsInFor].map(held)];
  if (scope === 'unassigned') return nobodys;
  if (scope === 'reserved') return [tx`and owner = ${subject} and reserved_ms > ${nowMs}`];
  return [tx``];
}

/** What every branch has in common, apart from whose it is. */
export function narrowed(tx: Transaction, filter: OwedFilter) {
  const { kind, phase, ids, not, partOf, whose, role, unit, assignee, rule, waitsEndBeforeMs, nowMs } =
    filter;
  const hasPart = (one: string) => tx`and (unit = ${one} or ${one} = any(also_units))`;
  return tx`
    and owed and (until_ms is null or until_ms > ${nowMs})
    ${phase === 'closed' ? tx`and closes_ms <= ${nowMs}` : tx`and (closes_ms is null or closes_ms > ${nowMs})`}
    ${phase && phase !== 'closed' ? inPhase(tx, [phase]) : tx``}
    ${kind ? tx`and kind = ${kind}` : tx``}
    ${ids ? tx`and case_id = any(${[...ids]})` : tx``}
    ${not.length > 0 ? tx`and case_id <> all(${[...not]})` : tx``}
    ${partOf ? hasPart(partOf) : tx``}
    ${whose?.scope === 'unit' ? hasPart(whose.unit) : tx``}
    ${role ? tx`and (responsible = ${role} or ${role} = any(also_responsible))` : tx``}
    ${unit ? tx`and unit = ${unit}` : tx``}
    ${assignee === null ? tx`and (assigned_to is null or reserved_ms <= ${nowMs})` : tx``}
    ${rule ? tx`and rule_id = ${rule}` : tx``}
    ${waitsEndBeforeMs === undefined ? tx`` : tx`and ${isPaused(tx, nowMs)} and resumed_ms < ${waitsEndBeforeMs}`}`;
}

const inPhase = (tx: Transaction, phases: readonly string[]) =>
  tx`and exists (select 1 from case_view v where v.id = d.case_id and v.phase = any(${[...phases]}))`;

export const isPaused = (tx: Transaction, nowMs: number) =>
  tx`(paused_ms is not null and paused_ms <= ${nowMs} and (resumed_ms is null or resumed_ms > ${nowMs}))`;

export const isPast = (tx: Transaction, nowMs: number) => tx`(over_ms is not null and over_ms <= ${nowMs})`;

function branchesOf(
  tx: Transaction,
  { nowMs, todayOn, tomorrowOn, laterOn }: OwedFilter,
  group: OwedGroup,
): Fragment[] {
  const running = tx`not ${isPaused(tx, nowMs)}`;
  const either = (where: Fragment) => [tx`not advisory and ${where}`, tx`advisory and ${where}`];
  switch (group) {
    case 'overdue':
      return [tx`not advisory and due_key < ${tomorrowOn} and ${isPast(tx, nowMs)} and ${running}`];
    case 'missed':
      return [tx`advisory and due_key < ${tomorrowOn} and ${isPast(tx, nowMs)} and ${running}`];
    case 'today':
      // What is not past is due today at the earliest.
      return either(
        tx`due_key >= ${todayOn} and due_key < ${tomorrowOn} and not ${isPast(tx, nowMs)} and ${running}`,
      );
    case 'week':
      return either(tx`due_key >= ${tomorrowOn} and due_key < ${laterOn} and ${running}`);
    case 'later':
      return either(tx`due_key >= ${laterOn} and due_key < '9999' and ${running}`);
    case 'undated':
      return [...either(tx`due_key >= '9999'`), tx`due_key < '9999' and ${isPaused(tx, nowMs)}`];
  }
}

/** The group of a row, for counting. */
export const groupIn = (tx: Transaction, { nowMs, tomorrowOn, laterOn }: OwedFilter) => tx`
  case when due_key >= '9999' or ${isPaused(tx, nowMs)} then 'undated'
       when ${isPast(tx, nowMs)} then case when advisory then 'missed' else 'overdue' end
       when due_key < ${tomorrowOn} then 'today'
       when due_key < ${laterOn} then 'week'
       else 'later' end`;
