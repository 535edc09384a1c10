import { createHash } from 'node:crypto';
import type { Announcement } from '../../domain/announcements/announcement.ts';
import type { ClaimedMessage } from '../claim-messages.ts';
import type { Sql } from '../connect.ts';
import { insertAnnouncements } from '../insert-messages.ts';
import type { TaskReason } from './family-task.ts';

/** The message that a task stands for, and who was to get it. */
export interface TaskOf {
  message: Pick<ClaimedMessage, 'seq' | 'case_id' | 'kind' | 'deadline_id' | 'due' | 'message_id'>;
  recipient: string;
  reason: TaskReason;
  /** On the case's clock. */
  nowMs: number;
}

/** Makes a task of what cannot be written, and tells the clinic's social worker of it once. The same again changes nothing. */
export async function openFamilyTask(sql: Sql, { message, recipient, reason, nowMs }: TaskOf): Promise<void> {
  const id = taskIdOf(message.message_id, recipient);
  const { seq, case_id, kind, deadline_id, due } = message;
  await sql.begin(async (tx) => {
    const made = await tx`
      insert into family_task (id, message_seq, case_id, kind, about, due, recipient, reason)
      values (${id}, ${seq}, ${case_id}, ${kind}, ${deadline_id}, ${due}, ${recipient}, ${reason})
      on conflict do nothing returning id`;
    const told: Announcement = {
      kind: 'task',
      about: `task:${id}`,
      due: null,
      step: 's0',
      to: 'SSR',
      atMs: nowMs,
    };
    if (made.length > 0) await insertAnnouncements(tx, case_id, [told]);
  });
}

/** Random to look at, and the same for the same message and recipient. */
function taskIdOf(messageKey: string, recipient: string): string {
  const hash = createHash('sha256')
    .update(JSON.stringify(['task', messageKey, recipient]))
    .digest('hex');
  return `t_${hash.slice(0, 32)}`;
}
