import type { Sql, Transaction } from './connect.ts';

/** That a line of a log of anchors was written, as the database remembers it. */
export interface AnchorRecord {
  log: string;
  seq: number;
  hash: string;
  cases: number;
  rows: number;
}

const LOCK = 7_046_030;

/** Lets one writer at a time add to the logs, until the end of the transaction. */
export async function lockAnchoring(tx: Transaction): Promise<void> {
  await tx`select pg_advisory_xact_lock(${LOCK})`;
}

/** The database's own time, and the cases whose journal has rows written after a moment (null: ever). */
export async function casesWrittenSince(
  tx: Transaction,
  since: string | null,
): Promise<{ nowAt: string; caseIds: string[] }> {
  const [clock] = await tx<{ at: string }[]>`select now()::text as at`;
  // Rows become visible when their transaction ends, with the time at which it began.
  const rows = await tx<{ case_id: string }[]>`
    select distinct case_id from journal
    ${since === null ? tx`` : tx`where written_at > ${since}::timestamptz - interval '15 minutes'`} order by 1`;
  return { nowAt: clock?.at ?? '', caseIds: rows.map((row) => row.case_id) };
}

/** The id of the store, the same in every copy of it. */
export async function storeId(sql: Sql | Transaction): Promise<string> {
  const [row] = await sql<{ id: string }[]>`select id::text from store_identity`;
  return row?.id ?? '';
}

/** Remembers lines; those that are known stay as they are. */
export async function recordAnchors(tx: Transaction, records: readonly AnchorRecord[]): Promise<void> {
  if (records.length > 0) await tx`insert into journal_anchor ${tx(records)} on conflict do nothing`;
}

/** The last line of a log that the database knows; 0 for none. */
export async function lastAnchorOf(sql: Sql | Transaction, log: string): Promise<number> {
  const [row] = await sql<{ seq: number }[]>`
    select coalesce(max(seq), 0) as seq from journal_anchor where log = ${log}`;
  return row?.seq ?? 0;
}

/** Lines that have not reached their second place, oldest first. */
export async function undeliveredAnchors(sql: Sql, log: string): Promise<number[]> {
  const rows = await sql<{ seq: number }[]>`
    select seq from journal_anchor where log = ${log} and delivered_at is null order by seq limit 200`;
  return rows.map((row) => row.seq);
}

/** Notes what became of a delivery: null, or the kind of failure. */
export async function settleAnchor(sql: Sql, log: string, seq: number, error: string | null): Promise<void> {
  await sql`
    update journal_anchor set attempts = attempts + 1, last_error = ${error},
      delivered_at = case when ${error === null} then now() end
    where log = ${log} and seq = ${seq}`;
}

/** How anchoring stands, for those who watch it. */
export interface AnchoringState {
  /** Epoch milliseconds of the last line of any log; null when nothing was ever anchored. */
  lastMs: number | null;
  lines: number;
  undelivered: number;
  logs: number;
}

export async function readAnchoringState(sql: Sql | Transaction): Promise<AnchoringState> {
  const [row] = await sql<AnchoringState[]>`
    select floor(extract(epoch from max(written_at)) * 1000)::bigint as "lastMs", count(*)::int as lines,
           (count(*) filter (where delivered_at is null))::int as undelivered, count(distinct log)::int as logs
    from journal_anchor`;
  return row ?? { lastMs: null, lines: 0, undelivered: 0, logs: 0 };
}
