import { createHash } from 'node:crypto';
import type { Announcement } from '../domain/announcements/announcement.ts';
import { formatInstant, parseInstant } from '../domain/calendar/index.ts';
import type { Message } from '../domain/case/command.ts';
import type { Transaction } from './connect.ts';
import { deadlineKinds } from './message-kinds.ts';

interface Row {
  deadline_id: string;
  due: string | null;
  step: string;
  recipient: string;
  organisation: string | null;
  kind: string;
  planned_at: string;
  planned_ms: number;
}

/** Puts messages into the outbox; one that is there already (same deadline, due moment, step, recipient) stays as it is. */
export function insertMessages(
  tx: Transaction,
  caseId: string,
  messages: readonly Message[],
): Promise<unknown> {
  return insertRows(
    tx,
    caseId,
    messages.map((message) => ({
      deadline_id: message.deadlineId,
      due: message.due,
      step: message.step,
      recipient: message.to,
      organisation: null,
      kind: message.kind,
      planned_at: message.at,
      planned_ms: parseInstant(message.at) ?? 0,
    })),
  );
}

/** Puts announcements into the outbox; one that is there already stays as it is, sent or not. */
export function insertAnnouncements(
  tx: Transaction,
  caseId: string,
  announcements: readonly Announcement[],
): Promise<unknown> {
  return insertRows(
    tx,
    caseId,
    announcements.map((one) => ({
      deadline_id: one.about,
      due: one.due,
      step: one.step,
      recipient: one.to,
      organisation: one.organisation ?? null,
      kind: one.kind,
      planned_at: formatInstant(one.atMs),
      planned_ms: one.atMs,
    })),
  );
}

/** Where nobody is listed at all, units work through their desks: no leader is told that nobody has the case. */
function insertRows(tx: Transaction, caseId: string, rows: readonly Row[]): Promise<unknown> {
  if (rows.length === 0) return Promise.resolve();
  const withIds = rows.map((row) => ({ ...row, message_id: messageIdOf(caseId, row) }));
  return tx`
    insert into outbox (case_id, deadline_id, due, step, recipient, organisation, kind, planned_at, planned_ms, message_id)
    select ${caseId}, deadline_id, due, step, recipient, organisation, kind, planned_at, planned_ms, message_id
    from json_to_recordset(${JSON.stringify(withIds)}::text::json) as r (
      deadline_id text, due text, step text, recipient text, organisation text, kind text, planned_at text,
      planned_ms bigint, message_id text)
    where kind <> 'vacancy' or exists (select 1 from colleague)
    on conflict do nothing`;
}

/** Takes back messages that nobody is sending yet, of deadlines that are settled or gone. */
export function cancelMessages(tx: Transaction, caseId: string): Promise<unknown> {
  return tx`
    update outbox o set cancelled_at = now(), cancel_reason = 'deadline no longer open'
    where case_id = ${caseId} and sent_at is null and cancelled_at is null and kind = any(${deadlineKinds})
      and (claimed_until is null or claimed_until < now())
      and not exists (select 1 from deadline_view d
                      where d.case_id = o.case_id and d.id = o.deadline_id and not d.settled)`;
}

/** The same message has the same Message-ID, so that a mail system recognises a second copy of it. */
function messageIdOf(caseId: string, { deadline_id, due, step, recipient, organisation }: Row): string {
  const parts = [caseId, deadline_id, due, step, recipient, ...(organisation === null ? [] : [organisation])];
  const key = createHash('sha256').update(JSON.stringify(parts)).digest('hex');
  return `<${key.slice(0, 40)}@tovholder.invalid>`;
}
