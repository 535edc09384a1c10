import type { Sql, Transaction } from './connect.ts';
import { GENESIS, hashOf, type JournalRow } from './hash-chain.ts';
import { readJournalRows } from './read-journal.ts';

/** One thing that is wrong with a journal. */
export interface JournalFault {
  caseId: string;
  eventId: number | null;
  problem:
    | 'hash missing'
    | 'hash differs'
    | 'chain broken'
    | 'number missing'
    | 'rows missing at the end'
    | 'no such case';
}

/** How much was looked at, and what is wrong. */
export interface JournalReport {
  cases: number;
  rows: number;
  /** Rows that carry a hash at all; any other is a fault. */
  hashed: number;
  faults: JournalFault[];
}

/** Recomputes the hash chain of one case, or of all (withdrawn ones too), and compares it with the head that the case has. */
export async function verifyJournal(sql: Sql | Transaction, caseId?: string): Promise<JournalReport> {
  // Named on both sides: over the join the one case would be sought among all.
  const ofView = caseId === undefined ? sql`` : sql`where id = ${caseId}`;
  const ofJournal = caseId === undefined ? sql`` : sql`where case_id = ${caseId}`;
  const heads = await sql<Head[]>`
    select coalesce(v.id, j.case_id) as id, v.last_event_id, v.head_hash
    from (select id, last_event_id, head_hash from case_view ${ofView}) v
    full join (select distinct case_id from journal ${ofJournal}) j on j.case_id = v.id
    order by 1`;
  const report: JournalReport = { cases: 0, rows: 0, hashed: 0, faults: [] };
  for (const listed of heads) {
    const { head, rows } = await headAndRows(sql, listed);
    report.cases += 1;
    report.rows += rows.length;
    report.hashed += rows.filter(isHashed).length;
    report.faults.push(...faultsIn(head.id, rows));
    const last = rows.at(-1);
    if (head.last_event_id === null)
      report.faults.push({ caseId: head.id, eventId: null, problem: 'no such case' });
    else if (!isEnd(last, head))
      report.faults.push({
        caseId: head.id,
        eventId: head.last_event_id,
        problem: 'rows missing at the end',
      });
  }
  return report;
}

/** What the case says of its journal's end. */
interface Head {
  id: string;
  last_event_id: number | null;
  head_hash: string | null;
}

const isEnd = (last: JournalRow | undefined, head: Head): boolean =>
  last?.event_id === head.last_event_id && last?.hash === head.head_hash;

/** A case's rows and the head that was true of them: people go on working while a journal is verified. */
async function headAndRows(
  sql: Sql | Transaction,
  listed: Head,
): Promise<{ head: Head; rows: JournalRow[] }> {
  let head = listed;
  for (;;) {
    const rows = await readJournalRows(sql, head.id);
    if (head.last_event_id === null || isEnd(rows.at(-1), head)) return { head, rows };
    const [now] = await sql<Head[]>`select id, last_event_id, head_hash from case_view where id = ${head.id}`;
    // Nothing was added since: what does not fit does not fit.
    if (!now || (now.last_event_id === head.last_event_id && now.head_hash === head.head_hash))
      return { head, rows };
    head = now;
  }
}

/** What is wrong within the rows of one case, given in order. */
export function faultsIn(caseId: string, rows: readonly JournalRow[]): JournalFault[] {
  const faults: JournalFault[] = [];
  let prev = GENESIS;
  for (const [i, row] of rows.entries()) {
    const eventId = row.event_id;
    if (eventId !== i + 1) faults.push({ caseId, eventId, problem: 'number missing' });
    if (row.prev_hash !== prev) faults.push({ caseId, eventId, problem: 'chain broken' });
    if (!isHashed(row)) faults.push({ caseId, eventId, problem: 'hash missing' });
    else if (hashOf(row) !== row.hash) faults.push({ caseId, eventId, problem: 'hash differs' });
    prev = row.hash;
  }
  return faults;
}

const isHashed = ({ hash }: JournalRow): boolean => typeof hash === 'string' && hash !== '';
