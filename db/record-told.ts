import type { Announcement } from '../domain/announcements/announcement.ts';
import type { Message } from '../domain/case/command.ts';
import type { Sql, Transaction } from './connect.ts';
import { insertAnnouncements, insertMessages } from './insert-messages.ts';

const REASON = 'told before the store was put back';

/**
 * Puts messages on record that left before an older backup was put back: they are never sent again. Those that the
 * outbox knows stay as they are. How many were new.
 */
export const recordTold = (
  sql: Sql,
  caseId: string,
  messages: readonly Message[],
  announcements: readonly Announcement[],
): Promise<number> =>
  sql.begin((tx) => recordUnsent(tx, caseId, { messages, announcements }, REASON)) as Promise<number>;

/** Puts on record what is never to be sent, and why; how many of it were new. */
export async function recordUnsent(
  tx: Transaction,
  caseId: string,
  { messages, announcements }: { messages: readonly Message[]; announcements: readonly Announcement[] },
  reason: string,
): Promise<number> {
  const [before] = await tx<{ seq: number }[]>`
    select coalesce(max(seq), 0) as seq from outbox where case_id = ${caseId}`;
  await insertMessages(tx, caseId, messages);
  await insertAnnouncements(tx, caseId, announcements);
  const told = await tx`
    update outbox set cancelled_at = now(), cancel_reason = ${reason}
    where case_id = ${caseId} and seq > ${before?.seq ?? 0} and sent_at is null and cancelled_at is null returning seq`;
  return told.length;
}
