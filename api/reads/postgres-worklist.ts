import { look } from '../../db/claim.ts';
import type { Sql, Transaction } from '../../db/connect.ts';
import { type RuleDurations, readDurations } from '../../db/read-durations.ts';
import { type RuleOutcomes, readOutcomes } from '../../db/read-outcomes.ts';
import { tallyCases, tallyOwed } from '../../db/read-overview.ts';
import {
  countOwed,
  hasRunOut,
  MOST_COUNTED,
  type OwedFilter,
  type OwedRow,
  readOwed,
} from '../../db/read-owed.ts';
import { addDays, civilDateOf } from '../../domain/calendar/index.ts';
import { dueKeyOf } from '../../domain/obligations/due-key.ts';
import { regionOf, regions } from '../../domain/rules/agreement-area.ts';
import { type OverviewTallies, WAITS_DAYS } from '../overview.ts';
import type { Months, StoredCase } from '../ports.ts';
import { tallyOf } from '../tallies.ts';
import { sortedByUrgency, type WorklistGroup, type WorklistRow } from '../worklist.ts';
import {
  allGroups,
  answersQuestion,
  countsOf,
  noCounts,
  pageOf,
  type WorklistAnswer,
  type WorklistAsk,
  type WorklistQuestion,
} from '../worklist-question.ts';
import { type DeadlineCourse, owedFrom } from './owed-rows.ts';

type StatesOf = (ids: readonly string[]) => Promise<StoredCase[]>;

const DAY_MS = 86_400_000;
/** Cases that the beginning of a number may mean. */
const MOST_NUMBERED = 500;
/** How many days ahead is soon: `later` begins the day after. */
const WEEK_DAYS = 7;

/**
 * The worklist in PostgreSQL: a page of each group by index, counts in one pass, and the state of those cases alone that
 * stand on the page. Cases on another clock (demo) are few, and are worked out in memory. `statesOf`: cases by id.
 */
export async function postgresWorklist(
  looking: Sql,
  statesOf: StatesOf,
  question: WorklistQuestion,
  ask: WorklistAsk,
): Promise<WorklistAnswer> {
  if (question.municipalities.length === 0) return { rows: [], more: false, counts: noCounts() };
  const found = await look(looking, async (tx) => {
    const [elsewhen, named, ranOut] = await Promise.all([
      casesOnAnotherClock(tx, question),
      casesNumbered(tx, question),
      question.whose ? hasRunOut(tx, filterOf(question, [])) : false,
    ]);
    const filter = { ...filterOf(question, elsewhen), ranOut, ...(named ? { ids: named } : {}) };
    const [counts, courses, ...pages] = await Promise.all([
      countOwed(tx, filter),
      elsewhen.length === 0 ? [] : coursesOf(tx, elsewhen),
      ...ask.groups.map((group) => firstOf(tx, filter, group, ask)),
    ]);
    return { elsewhen, counts, courses, rows: pages.flat() };
  });
  const { elsewhen, courses } = found;
  const indexed = await hydrated(found.rows, statesOf, question);
  const moved = elsewhen.length === 0 ? [] : await hydrated(courses, statesOf, question);
  const others = moved.filter((row) => answersQuestion(row, question) && isInPhase(row, question));
  const counts = countsOf(others);
  for (const { group, n } of found.counts) counts[group] = Math.min(MOST_COUNTED, counts[group] + n);
  return { ...pageOf(sortedByUrgency([...indexed, ...others]), ask), counts };
}

const isInPhase = (row: WorklistRow, { phase }: WorklistQuestion): boolean =>
  phase ? row.phase === phase : row.phase !== 'closed';

/** One row more than asked for, so that it is known whether there is more. */
function firstOf(
  tx: Transaction,
  filter: OwedFilter,
  group: WorklistGroup,
  { after, limit }: WorklistAsk,
): Promise<OwedRow[]> {
  const [here, there] = [allGroups.indexOf(group), after ? allGroups.indexOf(after.group) : -1];
  if (here < there) return Promise.resolve([]);
  const place =
    after && here === there
      ? { after: { dueKey: dueKeyOf(after), caseId: after.caseId, id: after.deadlineId } }
      : {};
  return readOwed(tx, filter, group, { ...place, limit: limit + 1 });
}

/** The cases whose number begins as was searched for; null where no number was. */
async function casesNumbered(tx: Transaction, { finds, ids }: WorklistQuestion): Promise<string[] | null> {
  const heads = finds?.cases ?? [];
  if (heads.length === 0) return null;
  const ranges = heads
    .map((head) => tx`(id >= ${`c_${head}`} and id < ${`c_${head}z`})`)
    .reduce((sofar, range) => tx`${sofar} or ${range}`);
  const rows = await tx<{ id: string }[]>`select id from case_view where ${ranges} limit ${MOST_NUMBERED}`;
  return rows.map(({ id }) => id).filter((id) => ids?.includes(id) ?? true);
}

function filterOf(question: WorklistQuestion, not: readonly string[]): OwedFilter {
  const { municipalities, nowMs, orKnownTo: _alone, finds, ...narrowing } = question;
  const byNumber = (finds?.cases.length ?? 0) > 0;
  const todayOn = civilDateOf(nowMs);
  return {
    ...narrowing,
    ...(finds && !byNumber ? { finds } : {}),
    municipalities,
    region: regionThatIs(municipalities),
    nowMs,
    not,
    todayOn,
    tomorrowOn: addDays(todayOn, 1),
    laterOn: addDays(todayOn, WEEK_DAYS + 1),
  };
}

/** The region whose municipalities these are, all of them; null where they are others. */
function regionThatIs(municipalities: readonly string[]): string | null {
  const region = municipalities.length > 1 ? regionOf(municipalities[0] ?? '') : null;
  const all = region ? (regions[region]?.municipalities ?? []) : [];
  return region && all.every((one) => municipalities.includes(one)) && municipalities.length === all.length
    ? region
    : null;
}

const casesOnAnotherClock = async (tx: Transaction, { municipalities, kind, ids }: WorklistQuestion) =>
  (
    await tx<{ id: string }[]>`
      select id from case_view
      where withdrawn_at is null and clock_offset_ms <> 0
        and authority = any(${[...municipalities]})
        ${kind ? tx`and kind = ${kind}` : tx``} ${ids ? tx`and id = any(${[...ids]})` : tx``}`
  ).map(({ id }) => id);

const coursesOf = (tx: Transaction, ids: readonly string[]) =>
  tx<OwedRow[]>`select case_id, deadline, steps from deadline_view where case_id = any(${[...ids]}) and owed`;

/** Rows of the store as worklist rows: with what only the case knows, and the status of this moment. */
async function hydrated(
  rows: readonly OwedRow[],
  statesOf: StatesOf,
  { nowMs }: WorklistQuestion,
): Promise<WorklistRow[]> {
  const courses = new Map<string, DeadlineCourse[]>();
  for (const { case_id, deadline, steps } of rows) {
    const course = { deadline: deadline as DeadlineCourse['deadline'], steps };
    const known = courses.get(case_id);
    if (known) known.push(course);
    else courses.set(case_id, [course]);
  }
  const cases = await statesOf([...courses.keys()]);
  return cases.flatMap((stored) =>
    owedFrom(stored, courses.get(stored.state.id) ?? [], nowMs + stored.clockOffsetMs),
  );
}

/** Counts for an overview: what is owed where, and the cases. */
export async function postgresOverview(
  looking: Sql,
  statesOf: StatesOf,
  question: WorklistQuestion,
): Promise<OverviewTallies> {
  if (question.municipalities.length === 0) return { cases: [], owed: [] };
  const waitsEndBeforeMs = question.nowMs + WAITS_DAYS * DAY_MS;
  const found = await look(looking, async (tx) => {
    const elsewhen = await casesOnAnotherClock(tx, question);
    const filter = filterOf(question, elsewhen);
    const [owed, cases, courses] = await Promise.all([
      tallyOwed(tx, filter, waitsEndBeforeMs),
      tallyCases(tx, filter),
      elsewhen.length === 0 ? [] : coursesOf(tx, elsewhen),
    ]);
    return { owed, cases, courses };
  });
  const others = (await hydrated(found.courses, statesOf, question)).filter(
    (row) => answersQuestion(row, question) && isInPhase(row, question),
  );
  return { cases: found.cases, owed: [...found.owed, ...tallyOf(others, waitsEndBeforeMs)] };
}

/** What came of the deadlines of each rule, each at its case's own moment. */
export const postgresOutcomes = async (
  looking: Sql,
  question: WorklistQuestion,
  months: Months | null,
): Promise<RuleOutcomes[]> =>
  question.municipalities.length === 0
    ? []
    : look(looking, (tx) => readOutcomes(tx, filterOf(question, []), months));

export const postgresDurations = async (
  looking: Sql,
  question: WorklistQuestion,
  months: Months,
): Promise<RuleDurations[]> =>
  question.municipalities.length === 0
    ? []
    : look(looking, (tx) => readDurations(tx, filterOf(question, []), months));
