import type { DigitalPostSender } from '../db/digital-post/settings.ts';
import type { FamilyTask, TaskReason } from '../db/family-tasks/family-task.ts';
import type { TaskFilter } from '../db/family-tasks/read-family-tasks.ts';
import type { TaskOutcome } from '../db/family-tasks/settle-family-task.ts';

export type { DigitalPostSender, FamilyTask, TaskReason };

/** What the clinic's social worker tells families, and whether organisations write to them. */
export interface FamilyContact {
  /** Those that wait first, oldest first; then the settled ones, newest first. */
  tasks(filter: TaskFilter, limit: number): Promise<readonly FamilyTask[]>;
  /** False where somebody was there before. */
  settle(id: string, outcome: TaskOutcome): Promise<boolean>;
  /** Null until the organisation has decided. */
  digitalPost(organisation: string): Promise<DigitalPostSender | null>;
  decideDigitalPost(
    organisation: string,
    sender: DigitalPostSender,
    by: { subject: string; role: string },
  ): Promise<unknown>;
}
