import { look } from '../../db/claim.ts';
import type { Sql } from '../../db/connect.ts';
import { findErasedCase } from '../../db/find-erased-case.ts';
import { eventsOfRows, readJournalRows } from '../../db/read-journal.ts';
import { openJson, purposes } from '../../db/sealed-json.ts';
import { type StoreTrouble, storeTroubleIn } from '../../db/store-trouble.ts';
import { verifyJournal } from '../../db/verify-journal.ts';
import type { CaseState } from '../../domain/case/state.ts';
import { upcastState } from '../../domain/case/upcast-state.ts';
import type { Phase } from '../../domain/obligations/phase.ts';
import { keyTroubleIn } from '../../security/key-unavailable.ts';
import { CaseErased } from '../case-erased.ts';
import type { CaseFilter, CaseReads, StoredCase } from '../ports.ts';
import { no, type Refused } from '../refused.ts';
import { readCaseAnchors } from './case-anchors.ts';
import { HeadCache } from './head-cache.ts';
import { keptWhenSlow } from './kept-when-slow.ts';
import {
  postgresDurations,
  postgresOutcomes,
  postgresOverview,
  postgresWorklist,
} from './postgres-worklist.ts';

/** Cases that are kept in memory, with what was derived from them: some 100 kB each. */
const CACHED_CASES = 2_000;
/** How long counts over a large store may be used again. */
const OVERVIEW_KEPT_MS = 20_000;
const STATISTICS_KEPT_MS = 600_000;
/** A database that says nothing for so long counts as out of reach. */
const ANSWER_MS = 8_000;

interface CaseRow {
  id: string;
  head: string;
  clock_offset_ms: number;
  demo: boolean;
  phase: Phase;
  closes_ms: number | null;
  /** Sealed; null where the state is known already. */
  snapshot: unknown;
}

type HeadRow = Omit<CaseRow, 'snapshot'>;

/**
 * The read model in PostgreSQL. While it is out of reach every question is answered UNAVAILABLE. What people are shown is
 * read through `looking`, under the claim of their request.
 */
export function postgresReads(sql: Sql, anchorLog?: string, looking: Sql = sql): CaseReads {
  const cache = new HeadCache<CaseState>(CACHED_CASES);
  const overviews = keptWhenSlow(OVERVIEW_KEPT_MS);
  const statistics = keptWhenSlow(STATISTICS_KEPT_MS);
  // With the time of writing, so that a row that was rebuilt from the same journal is read anew too.
  const head = sql`head_hash || ':' || updated_at::text`;

  /** The stored cases of these rows; a state that has changed since it was kept is fetched. */
  async function withStates(rows: readonly HeadRow[]): Promise<StoredCase[]> {
    const missing = rows.filter(({ id, head }) => cache.get(id, head) === null).map(({ id }) => id);
    const fresh = new Map<string, StoredCase>();
    if (missing.length > 0) {
      const fetched = await look(
        looking,
        (tx) => tx<CaseRow[]>`
          select id, ${head} as head, clock_offset_ms, demo, phase, closes_ms, snapshot from case_view
          where id = any(${missing})`,
      );
      await Promise.all(fetched.map(async (row) => fresh.set(row.id, await stored(row))));
    }
    return rows.flatMap((row) => {
      const known = fresh.get(row.id) ?? storedOr(row, cache.get(row.id, row.head));
      return known ? [known] : [];
    });
  }

  async function stored(row: CaseRow): Promise<StoredCase> {
    const state = upcastState(await openJson<CaseState>(sql, row.id, purposes.snapshot, row.snapshot));
    cache.keep(row.id, row.head, state);
    return storedFrom(row, state);
  }

  /** Cases that a unit was let in to, or that its organisation had before. */
  const knownTo = ({ scope, unit }: NonNullable<CaseFilter['orKnownTo']>) => sql`
    or id = any(array(select case_id from case_access
                      where scope = ${scope} and ground in ('former-authority', 'invited', 'disclosed-to')
                        and unit in ('', ${unit})))`;

  const filtered = ({
    municipalities,
    orKnownTo,
    kind,
    phase,
    ids,
    termin,
    numbered,
    nowMs,
  }: CaseFilter) => sql`
    withdrawn_at is null and (authority = any(${[...municipalities]}) ${orKnownTo ? knownTo(orKnownTo) : sql``})
    ${kind ? sql`and kind = ${kind}` : sql``}
    ${ids ? sql`and id = any(${[...ids]})` : sql``}
    ${termin ? sql`and termin_on between ${termin.from} and ${termin.to}` : sql``}
    ${numbered === undefined ? sql`` : sql`and id >= ${`c_${numbered}`} and id < ${`c_${numbered}z`}`}
    ${phase ? sql`and ${phaseNow(nowMs)} = ${phase}` : sql``}`;

  /** The phase as published, but closed once the end that was foreseen has come on the case's own clock. */
  const phaseNow = (nowMs: number) =>
    sql`case when closes_ms <= ${nowMs}::bigint + clock_offset_ms then 'closed' else phase end`;

  async function liveRows(filter: CaseFilter): Promise<HeadRow[]> {
    const open = filter.phase ? sql`` : sql`and ${phaseNow(filter.nowMs)} <> 'closed'`;
    return look(
      looking,
      (tx) => tx<CaseRow[]>`
        select id, ${head} as head, clock_offset_ms, demo, phase, closes_ms from case_view
        where ${filtered(filter)} ${open} order by seq`,
    );
  }

  /** Cases by id, those that were read before from memory. */
  async function statesOf(ids: readonly string[]): Promise<StoredCase[]> {
    if (ids.length === 0) return [];
    const rows = await look(
      looking,
      (tx) => tx<CaseRow[]>`
        select id, ${head} as head, clock_offset_ms, demo, phase, closes_ms from case_view
        where id = any(${[...ids]}) and withdrawn_at is null`,
    );
    return withStates(rows);
  }

  return {
    async find(caseId) {
      const known = cache.headOf(caseId);
      const [row] = await reachable(
        look(
          looking,
          (tx) => tx<CaseRow[]>`
            select id, ${head} as head, clock_offset_ms, demo, phase, closes_ms,
                   case when ${head} = ${known} then null else snapshot end as snapshot
            from case_view where id = ${caseId} and withdrawn_at is null`,
        ),
      );
      if (!row) {
        const erased = await reachable(findErasedCase(sql, caseId));
        if (erased) throw new CaseErased(erased.municipality);
        return null;
      }
      return row.snapshot ? reachable(stored(row)) : storedOr(row, cache.get(caseId, row.head));
    },
    async ownerOf(caseId) {
      const [row] = await reachable(sql<{ authority: string }[]>`
        select authority from case_view where id = ${caseId} and withdrawn_at is null`);
      return row?.authority ?? null;
    },
    async list(filter, { after, limit }) {
      const rows = await reachable(
        look(
          looking,
          (tx) => tx<CaseRow[]>`
            select id, ${head} as head, clock_offset_ms, demo, phase, closes_ms from case_view
            where ${filtered(filter)}
            ${after ? sql`and seq < (select seq from case_view where id = ${after})` : sql``}
            order by seq desc limit ${limit}`,
        ),
      );
      return reachable(withStates(rows));
    },
    live: (filter) => reachable(liveRows(filter).then(withStates)),
    worklist: (question, ask) => reachable(postgresWorklist(looking, statesOf, question, ask)),
    overview: ({ nowMs, ...question }) =>
      reachable(
        overviews(JSON.stringify(question), () =>
          postgresOverview(looking, statesOf, { ...question, nowMs }),
        ),
      ),
    outcomes: ({ nowMs, ...question }, months) =>
      reachable(
        statistics(JSON.stringify([question, months]), () =>
          postgresOutcomes(looking, { ...question, nowMs }, months),
        ),
      ),
    durations: ({ nowMs, ...question }, months) =>
      reachable(
        statistics(JSON.stringify(['durations', question, months]), () =>
          postgresDurations(looking, { ...question, nowMs }, months),
        ),
      ),
    async journal(caseId, { after, limit }) {
      const rows = await reachable(look(looking, (tx) => readJournalRows(tx, caseId, after, limit)));
      const events = await reachable(eventsOfRows(sql, rows));
      return events.map((event, i) => ({ ...event, hash: rows[i]?.hash ?? '' }));
    },
    async verify(caseId) {
      const { rows, hashed, faults } = await reachable(verifyJournal(sql, caseId));
      const anchors =
        anchorLog === undefined ? null : await reachable(readCaseAnchors(sql, anchorLog, caseId));
      const first = faults[0] ?? anchors?.faults[0];
      return {
        ok: !first && (anchors?.logFaults.length ?? 0) === 0,
        events: rows,
        hashed,
        faults: faults.map(({ eventId, problem }) => ({ eventId, problem })),
        problem: first ? `${first.eventId ?? '–'}: ${first.problem}` : null,
        anchors,
      };
    },
  };
}

const storedOr = (row: HeadRow, state: CaseState | null): StoredCase | null =>
  state ? storedFrom(row, state) : null;

const storedFrom = (row: HeadRow, state: CaseState): StoredCase => ({
  state,
  clockOffsetMs: row.clock_offset_ms,
  demo: row.demo,
  phase: row.phase,
  closesMs: row.closes_ms,
});

/** Turns a database that cannot be reached, is going down or does not answer into the contract's refusal. */
export async function reachable<Value>(question: PromiseLike<Value>): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<never>((_, fail) => {
    timer = setTimeout(() => fail(outOfReach()), ANSWER_MS);
  });
  try {
    return await Promise.race([question, silence]);
  } catch (error) {
    if (keyTroubleIn(error)) throw unreadable(error);
    const trouble = storeTroubleIn(error);
    throw trouble ? Object.assign(outOfReach(trouble), trouble === 'away' ? {} : { cause: error }) : error;
  } finally {
    clearTimeout(timer);
  }
}

const outOfReach = (trouble: StoreTrouble = 'away') => noStore[trouble]();

const noStore: Readonly<Record<StoreTrouble, () => Refused>> = {
  away: () =>
    no(
      null,
      'UNAVAILABLE',
      'Sagerne kan ikke læses lige nu. Prøv igen om lidt.',
      'The cases cannot be read right now. Try again in a moment.',
      { retryAfter: 2 },
    ),
  'disk-full': () =>
    no(
      null,
      'UNAVAILABLE',
      'Lageret er fuldt, og intet kan skrives lige nu. Det, der er taget imod, går ikke tabt; driften skal gøre plads.',
      'The store is full, and nothing can be written right now. What was accepted is not lost; operations have to make room.',
      { reason: 'disk-full', retryAfter: 30 },
    ),
  connections: () =>
    no(
      null,
      'UNAVAILABLE',
      'Lageret har ingen ledig forbindelse lige nu. Prøv igen om lidt.',
      'The store has no connection left right now. Try again in a moment.',
      { reason: 'connections', retryAfter: 5 },
    ),
};

/** Nothing is lost: once the key is back the same question is answered. Which key of which case, the log says. */
function unreadable(cause: unknown): Error {
  const refused = no(
    null,
    'UNAVAILABLE',
    'Sagen kan ikke læses lige nu: dens nøgle er ikke til rådighed. Intet er gået tabt; driften kan se hvilken nøgle.',
    'The case cannot be read right now: its key is not available. Nothing is lost; operations can see which key.',
    { reason: 'key', retryAfter: 30 },
  );
  return Object.assign(refused, { cause });
}
