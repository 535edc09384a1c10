import type { Sql } from '../../../db/connect.ts';
import { type TaskReason, taskReasons } from '../../../db/family-tasks/family-task.ts';
import { openFamilyTask } from '../../../db/family-tasks/open-family-task.ts';
import { readCase } from '../../../db/read-case.ts';
import type { Channel } from '../channels/channel.ts';

/** The key of a delivery that becomes a task, and what it says. */
export const taskKey = (who: string, reason: TaskReason): string => `task:${reason}:${who}`;

/** Tasks of the clinic's social worker as a channel: sent is what stands on the list. */
export const taskChannel = (sql: Sql): Channel => ({
  name: 'task',
  takesKey: true,
  async send({ message, delivery }) {
    try {
      const [, reason = '', recipient = ''] = delivery.recipient_key.split(':');
      const known = taskReasons.find((one) => one === reason) ?? 'other';
      const kase = await readCase(sql, message.case_id);
      const nowMs = Date.now() + (kase?.clock_offset_ms ?? 0);
      await openFamilyTask(sql, { message, recipient, reason: known, nowMs });
      return { kind: 'sent' };
    } catch {
      return { kind: 'later', code: 'NOT_READY' };
    }
  },
});
