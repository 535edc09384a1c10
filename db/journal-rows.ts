import { parseInstant } from '../domain/calendar/index.ts';
import type { CaseEvent } from '../domain/case/fact.ts';
import type { JsonObject } from '../domain/json.ts';
import type { DataKey } from '../security/data-key.ts';
import { hashOf, type JournalRow } from './hash-chain.ts';
import type { CommandRecord } from './publish-batch.ts';
import { purposes, sealJson } from './sealed-json.ts';

/** Events as rows of the journal, their data sealed, chained to `prevHash`. The chain runs over what is stored. */
export function journalRows(
  key: DataKey,
  events: readonly CaseEvent[],
  commands: readonly CommandRecord[],
  prevHash: string,
): JournalRow[] {
  let prev = prevHash;
  return events.map((event) => {
    const command = commands.find((one) => one.firstEventId <= event.id && event.id <= one.lastEventId);
    const unchained = {
      case_id: key.owner,
      event_id: event.id,
      type: event.type,
      at: event.at,
      date_only: event.dateOnly ?? false,
      recorded_at: event.recordedAt,
      recorded_ms: parseInstant(event.recordedAt) ?? 0,
      by_role: event.by,
      version: event.version,
      data: sealJson(key, purposes.event(event.id), event.data),
      carried_ref: event.carried?.ref ?? null,
      carried_event_id: event.carried?.eventId ?? null,
      command_key: command?.keyHash ?? null,
      prev_hash: prev,
    };
    const row = { ...unchained, hash: hashOf(unchained) };
    prev = row.hash;
    return row;
  });
}

/** A row of the journal as the event it tells; `data` is what it holds, opened. */
export function eventOfRow(row: JournalRow, data: JsonObject): CaseEvent {
  return {
    id: row.event_id,
    type: row.type,
    at: row.at,
    ...(row.date_only ? { dateOnly: true as const } : {}),
    recordedAt: row.recorded_at,
    by: row.by_role as CaseEvent['by'],
    version: row.version,
    data,
    ...(row.carried_ref !== null && row.carried_event_id !== null
      ? { carried: { ref: row.carried_ref, eventId: row.carried_event_id } }
      : {}),
  };
}
