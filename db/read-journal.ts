import type { CaseEvent } from '../domain/case/fact.ts';
import type { JsonObject } from '../domain/json.ts';
import type { Sql, Transaction } from './connect.ts';
import type { JournalRow } from './hash-chain.ts';
import { eventOfRow } from './journal-rows.ts';
import { openJson, purposes } from './sealed-json.ts';

/** The rows of a case's journal after an event, oldest first, `data` in its stored characters: needs no key. */
export async function readJournalRows(
  sql: Sql | Transaction,
  caseId: string,
  afterEventId = 0,
  limit = 100_000,
): Promise<JournalRow[]> {
  const rows = await sql<JournalRow[]>`
    select case_id, event_id, type, at, date_only, recorded_at, recorded_ms, by_role, version, data::text as data,
           carried_ref, carried_event_id, command_key, prev_hash, hash
    from journal where case_id = ${caseId} and event_id > ${afterEventId} order by event_id limit ${limit}`;
  return [...rows];
}

/** The events of a case after an event, oldest first. Throws KeyUnavailable, or Tampered. */
export async function readEvents(
  sql: Sql | Transaction,
  caseId: string,
  afterEventId = 0,
  limit = 100_000,
): Promise<CaseEvent[]> {
  return eventsOfRows(sql, await readJournalRows(sql, caseId, afterEventId, limit));
}

/** Rows of one journal as the events they tell, opened with their case's key. */
export function eventsOfRows(sql: Sql | Transaction, rows: readonly JournalRow[]): Promise<CaseEvent[]> {
  return Promise.all(
    rows.map(async (row) => {
      const stored = JSON.parse(row.data) as unknown;
      const data = await openJson<JsonObject>(sql, row.case_id, purposes.event(row.event_id), stored);
      return eventOfRow(row, data);
    }),
  );
}
