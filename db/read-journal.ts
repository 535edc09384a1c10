import type { CaseEvent } from '../domain/case/fact.ts';
import type { Sql, Transaction } from './connect.ts';
import type { JournalRow } from './hash-chain.ts';
import { eventOfRow } from './journal-rows.ts';

/** The rows of a case's journal after an event, oldest first, `data` in its stored characters. */
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

/** The events of a case after an event, oldest first. */
export async function readEvents(
  sql: Sql | Transaction,
  caseId: string,
  afterEventId = 0,
  limit = 100_000,
): Promise<CaseEvent[]> {
  return (await readJournalRows(sql, caseId, afterEventId, limit)).map(eventOfRow);
}
