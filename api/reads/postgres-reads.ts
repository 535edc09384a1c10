import type { Sql } from '../../db/connect.ts';
import { eventOfRow } from '../../db/journal-rows.ts';
import { readJournalRows } from '../../db/read-journal.ts';
import { verifyJournal } from '../../db/verify-journal.ts';
import type { CaseState } from '../../domain/case/state.ts';
import { upcastState } from '../../domain/case/upcast-state.ts';
import type { CaseFilter, CaseReads, StoredCase } from '../ports.ts';
import { no } from '../refused.ts';
import { SnapshotCache } from './snapshot-cache.ts';

/** Cases whose states are kept in memory: about 40 kB each. */
const CACHED_CASES = 5_000;
/** A database that says nothing for so long counts as out of reach. */
const ANSWER_MS = 8_000;

interface CaseRow {
  id: string;
  head: string;
  clock_offset_ms: number;
  demo: boolean;
  /** Null where the state is known already. */
  snapshot: CaseState | null;
}

/** The read model in PostgreSQL. While it is out of reach every question is answered UNAVAILABLE. */
export function postgresReads(sql: Sql): CaseReads {
  const cache = new SnapshotCache(CACHED_CASES);

  /** The stored cases of these rows; a state that has changed since it was kept is fetched. */
  async function withStates(rows: readonly Omit<CaseRow, 'snapshot'>[]): Promise<StoredCase[]> {
    const missing = rows.filter(({ id, head }) => cache.get(id, head) === null).map(({ id }) => id);
    const fresh = new Map<string, StoredCase>();
    if (missing.length > 0) {
      const fetched = await sql<CaseRow[]>`
        select id, head_hash as head, clock_offset_ms, demo, snapshot from case_view where id = any(${missing})`;
      for (const row of fetched) fresh.set(row.id, stored(row));
    }
    return rows.flatMap((row) => {
      const known = fresh.get(row.id) ?? storedOr(row, cache.get(row.id, row.head));
      return known ? [known] : [];
    });
  }

  function stored(row: CaseRow): StoredCase {
    const state = upcastState(row.snapshot as CaseState);
    cache.keep(row.id, row.head, state);
    return { state, clockOffsetMs: row.clock_offset_ms, demo: row.demo };
  }

  const filtered = ({ municipalities, kind, phase, ids, nowMs }: CaseFilter) => sql`
    withdrawn_at is null and municipality = any(${[...municipalities]})
    ${kind ? sql`and kind = ${kind}` : sql``}
    ${ids ? sql`and id = any(${[...ids]})` : sql``}
    ${phase ? sql`and ${phaseNow(nowMs)} = ${phase}` : sql``}`;

  /** The phase as published, but closed once the end that was foreseen has come on the case's own clock. */
  const phaseNow = (nowMs: number) =>
    sql`case when closes_ms <= ${nowMs}::bigint + clock_offset_ms then 'closed' else phase end`;

  return {
    async find(caseId) {
      const known = cache.headOf(caseId);
      const [row] = await reachable(sql<CaseRow[]>`
        select id, head_hash as head, clock_offset_ms, demo,
               case when head_hash = ${known} then null else snapshot end as snapshot
        from case_view where id = ${caseId} and withdrawn_at is null`);
      if (!row) return null;
      return row.snapshot ? stored(row) : storedOr(row, cache.get(caseId, row.head));
    },
    async list(filter, { after, limit }) {
      const rows = await reachable(sql<CaseRow[]>`
        select id, head_hash as head, clock_offset_ms, demo from case_view
        where ${filtered(filter)}
        ${after ? sql`and seq < (select seq from case_view where id = ${after})` : sql``}
        order by seq desc limit ${limit}`);
      return reachable(withStates(rows));
    },
    async live(filter) {
      const open = filter.phase ? sql`` : sql`and ${phaseNow(filter.nowMs)} <> 'closed'`;
      const rows = await reachable(sql<CaseRow[]>`
        select id, head_hash as head, clock_offset_ms, demo from case_view
        where ${filtered(filter)} ${open} order by seq`);
      return reachable(withStates(rows));
    },
    async journal(caseId, { after, limit }) {
      const rows = await reachable(readJournalRows(sql, caseId, after, limit));
      return rows.map((row) => ({ ...eventOfRow(row), hash: row.hash }));
    },
    async verify(caseId) {
      const { rows, faults } = await reachable(verifyJournal(sql, caseId));
      const first = faults[0];
      return {
        ok: faults.length === 0,
        events: rows,
        faults: faults.map(({ eventId, problem }) => ({ eventId, problem })),
        problem: first ? `${first.eventId ?? '–'}: ${first.problem}` : null,
      };
    },
  };
}

const storedOr = (row: Omit<CaseRow, 'snapshot'>, state: CaseState | null): StoredCase | null =>
  state ? { state, clockOffsetMs: row.clock_offset_ms, demo: row.demo } : null;

/** Turns a database that cannot be reached, is going down or does not answer into the contract's refusal. */
async function reachable<Value>(question: PromiseLike<Value>): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<never>((_, fail) => {
    timer = setTimeout(() => fail(outOfReach()), ANSWER_MS);
  });
  try {
    return await Promise.race([question, silence]);
  } catch (error) {
    throw isOutage(error) ? outOfReach() : error;
  } finally {
    clearTimeout(timer);
  }
}

const outOfReach = () =>
  no(
    null,
    'UNAVAILABLE',
    'Sagerne kan ikke læses lige nu. Prøv igen om lidt.',
    'The cases cannot be read right now. Try again in a moment.',
    { retryAfter: 2 },
  );

/** Codes of a connection that failed, and PostgreSQL's classes 08 (connection), 53 (resources) and 57P (shutdown). */
function isOutage(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code;
  return (
    typeof code === 'string' && /^(ECONN|EPIPE|ENOTFOUND|ETIMEDOUT|CONNECT|CONNECTION_|08|53|57P)/.test(code)
  );
}
