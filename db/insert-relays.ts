import type { DataKey } from '../security/data-key.ts';
import type { Transaction } from './connect.ts';
import type { PublishBatch } from './publish-batch.ts';
import { purposes, sealJson } from './sealed-json.ts';

/**
 * Puts what other cases have to learn into the relay outbox, in this order, each sealed with the key of the case that it is
 * for; what is there already stays as it is. A case without a key was erased: it learns nothing more.
 */
export function insertRelays(
  tx: Transaction,
  batch: PublishBatch,
  keys: ReadonlyMap<string, DataKey>,
): Promise<unknown> {
  const all = [
    ...batch.births.map(({ child, sourceEventId }) => ({
      kind: 'birth',
      to_case: child.opening.id,
      source_event_id: sourceEventId,
      payload: { child, clockOffsetMs: batch.clockOffsetMs, demo: batch.demo },
    })),
    ...batch.relays.map(({ to, sourceEventId, payload }) => ({
      kind: 'relay',
      to_case: to,
      source_event_id: sourceEventId,
      payload,
    })),
    ...batch.withdrawals.map(({ to, sourceEventId }) => ({
      kind: 'withdrawal',
      to_case: to,
      source_event_id: sourceEventId,
      payload: {},
    })),
  ];
  const rows = all.flatMap((record, n) => {
    const key = keys.get(record.to_case);
    if (!key) return [];
    const purpose = purposes.relay(batch.state.id, record.kind, record.source_event_id);
    return [{ ...record, n, payload: sealJson(key, purpose, record.payload) }];
  });
  if (rows.length === 0) return Promise.resolve();
  return tx`
    insert into relay_outbox (kind, from_case, to_case, source_event_id, payload)
    select kind, ${batch.state.id}, to_case, source_event_id, payload::json
    from json_to_recordset(${JSON.stringify(rows)}::text::json) as r (
      kind text, to_case text, source_event_id integer, payload text, n integer)
    order by n
    on conflict do nothing`;
}

/** Makes a case disappear from the read model: a tombstone without deadlines, and nothing of it is sent any more. */
export async function withdrawCase(tx: Transaction, caseId: string): Promise<void> {
  await tx`update case_view set withdrawn_at = now() where id = ${caseId} and withdrawn_at is null`;
  await tx`delete from deadline_view where case_id = ${caseId}`;
  await tx`delete from handover where case_id = ${caseId}`;
  await tx`
    update outbox set cancelled_at = now(), cancel_reason = 'case withdrawn'
    where case_id = ${caseId} and sent_at is null and cancelled_at is null
      and (claimed_until is null or claimed_until < now())`;
}
