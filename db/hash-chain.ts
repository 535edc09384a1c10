import { createHash } from 'node:crypto';

/** A row of the journal as its hash sees it: `data` in the very characters that are stored. */
export interface JournalRow {
  case_id: string;
  event_id: number;
  type: string;
  at: string;
  date_only: boolean;
  recorded_at: string;
  recorded_ms: number;
  by_role: string;
  version: number;
  data: string;
  carried_ref: string | null;
  carried_event_id: number | null;
  command_key: string | null;
  prev_hash: string;
  hash: string;
}

/** What the first row of a case builds on. */
export const GENESIS = '0'.repeat(64);

/** SHA-256 over the row before and everything that this row says. */
export function hashOf(row: Omit<JournalRow, 'hash'>): string {
  const said = [
    row.prev_hash,
    row.case_id,
    row.event_id,
    row.type,
    row.at,
    row.date_only,
    row.recorded_at,
    row.recorded_ms,
    row.by_role,
    row.version,
    row.data,
    row.carried_ref,
    row.carried_event_id,
    row.command_key,
  ];
  return createHash('sha256').update(JSON.stringify(said)).digest('hex');
}
