import type { Transaction } from './connect.ts';
import type { PublishBatch } from './publish-batch.ts';

/** Puts what other cases have to learn into the relay outbox, in this order; what is there already stays as it is. */
export function insertRelays(tx: Transaction, batch: PublishBatch): Promise<unknown> {
  const records = [
    ...batch.births.map(({ child, sourceEventId }) => ({
      kind: 'birth',
      to_case: child.opening.id,
      source_event_id: sourceEventId,
      payload: JSON.stringify({ child, clockOffsetMs: batch.clockOffsetMs, demo: batch.demo }),
    })),
    ...batch.relays.map(({ to, sourceEventId, payload }) => ({
      kind: 'relay',
      to_case: to,
      source_event_id: sourceEventId,
      payload: JSON.stringify(payload),
    })),
    ...batch.withdrawals.map(({ to, sourceEventId }) => ({
      kind: 'withdrawal',
      to_case: to,
      source_event_id: sourceEventId,
      payload: '{}',
    })),
  ];
  if (records.length === 0) return Promise.resolve();
  const rows = records.map((record, n) => ({ ...record, n }));
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
  await tx`
    update outbox set cancelled_at = now(), cancel_reason = 'case withdrawn'
    where case_id = ${caseId} and sent_at is null and cancelled_at is null
      and (claimed_until is null or claimed_until < now())`;
}
