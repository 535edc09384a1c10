import type { Transaction } from './connect.ts';
import type { JournalRow } from './hash-chain.ts';

/** Adds rows to the journal. The caller awaits it. */
export function insertJournal(tx: Transaction, rows: readonly JournalRow[]): Promise<unknown> {
  if (rows.length === 0) return Promise.resolve();
  return tx`
    insert into journal (case_id, event_id, type, at, date_only, recorded_at, recorded_ms, by_role, version, data,
                         carried_ref, carried_event_id, command_key, prev_hash, hash)
    select case_id, event_id, type, at, date_only, recorded_at, recorded_ms, by_role, version, data::json,
           carried_ref, carried_event_id, command_key, prev_hash, hash
    from json_to_recordset(${JSON.stringify(rows)}::text::json) as r (
      case_id text, event_id integer, type text, at text, date_only boolean, recorded_at text, recorded_ms bigint,
      by_role text, version integer, data text, carried_ref text, carried_event_id integer, command_key text,
      prev_hash text, hash text)`;
}
