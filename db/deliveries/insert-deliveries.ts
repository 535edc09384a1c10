import type { Sql, Transaction } from '../connect.ts';
import type { Delivery, NewDelivery } from './delivery.ts';

/** Writes what is not there yet, and answers with all deliveries of these messages. */
export async function insertDeliveries(
  sql: Sql | Transaction,
  messageSeqs: readonly number[],
  rows: readonly NewDelivery[],
): Promise<Delivery[]> {
  if (rows.length > 0)
    await sql`
      insert into delivery (message_seq, case_id, about, kind, channel, recipient_key, subject, role, organisation,
                            because, message_id, state, settled_at, next_attempt_at, last_error)
      select message_seq, case_id, about, kind, channel, recipient_key, subject, role, organisation, because,
             message_id, coalesce(state, 'waiting'), case when state is not null then now() end,
             coalesce(to_timestamp(not_before_ms / 1000.0), now()), last_error
      from json_to_recordset(${JSON.stringify(rows)}::text::json) as r (
        message_seq bigint, case_id text, about text, kind text, channel text, recipient_key text, subject text,
        role text, organisation text, because text, message_id text, state text, not_before_ms float8, last_error text)
      on conflict do nothing`;
  return deliveriesOf(sql, messageSeqs);
}

/** The deliveries of some messages, in order of making. */
export async function deliveriesOf(
  sql: Sql | Transaction,
  messageSeqs: readonly number[],
): Promise<Delivery[]> {
  if (messageSeqs.length === 0) return [];
  const found = await sql<Delivery[]>`
    select seq, message_seq, case_id, about, kind, channel, recipient_key, subject, role, organisation, because,
           message_id, state, attempts, maybe_twice, last_error,
           (extract(epoch from first_attempt_at) * 1000)::bigint as first_attempt_ms,
           (extract(epoch from next_attempt_at) * 1000)::bigint as next_attempt_ms
    from delivery where message_seq = any(${[...messageSeqs]}) order by seq`;
  return [...found];
}
