import { createHash } from 'node:crypto';
import { parseInstant } from '../domain/calendar/index.ts';
import type { Message } from '../domain/case/command.ts';
import type { Transaction } from './connect.ts';

/** Puts messages into the outbox; one that is there already (same deadline, due moment, step, recipient) stays as it is. */
export function insertMessages(
  tx: Transaction,
  caseId: string,
  messages: readonly Message[],
): Promise<unknown> {
  if (messages.length === 0) return Promise.resolve();
  const rows = messages.map((message) => ({
    deadline_id: message.deadlineId,
    due: message.due,
    step: message.step,
    recipient: message.to,
    kind: message.kind,
    planned_at: message.at,
    planned_ms: parseInstant(message.at) ?? 0,
    message_id: messageIdOf(caseId, message),
  }));
  return tx`
    insert into outbox (case_id, deadline_id, due, step, recipient, kind, planned_at, planned_ms, message_id)
    select ${caseId}, deadline_id, due, step, recipient, kind, planned_at, planned_ms, message_id
    from json_to_recordset(${JSON.stringify(rows)}::text::json) as r (
      deadline_id text, due text, step text, recipient text, kind text, planned_at text, planned_ms bigint,
      message_id text)
    on conflict do nothing`;
}

/** Takes back messages that nobody is sending yet, of deadlines that are settled or gone. */
export function cancelMessages(tx: Transaction, caseId: string): Promise<unknown> {
  return tx`
    update outbox o set cancelled_at = now(), cancel_reason = 'deadline no longer open'
    where case_id = ${caseId} and sent_at is null and cancelled_at is null
      and (claimed_until is null or claimed_until < now())
      and not exists (select 1 from deadline_view d
                      where d.case_id = o.case_id and d.id = o.deadline_id and not d.settled)`;
}

/** The same message has the same Message-ID, so that a mail system recognises a second copy of it. */
function messageIdOf(caseId: string, { deadlineId, due, step, to }: Message): string {
  const key = createHash('sha256')
    .update(JSON.stringify([caseId, deadlineId, due, step, to]))
    .digest('hex');
  return `<${key.slice(0, 40)}@tovholder.invalid>`;
}
