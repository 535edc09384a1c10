import { type Client, ScheduleAlreadyRunning, type ScheduleOptions } from '@temporalio/client';
import { TASK_QUEUE } from '../temporal-connection.ts';

/** Id of the schedule of the dead-man check; the workflows that it starts are called so and by their moment. */
export const DEAD_MAN_CHECK = 'dead-man-check';

const DEFAULT_SECONDS = 3_600;

/** TOVHOLDER_DEAD_MAN_SECONDS: how often every open deadline is looked after; an hour when left out. */
export function deadManIntervalMs(env: NodeJS.ProcessEnv): number {
  const seconds = Number(env.TOVHOLDER_DEAD_MAN_SECONDS || DEFAULT_SECONDS);
  if (!Number.isInteger(seconds) || seconds < 1)
    throw new Error('TOVHOLDER_DEAD_MAN_SECONDS must be a whole number of seconds above 0.');
  return seconds * 1000;
}

const scheduleOf = (intervalMs: number) =>
  ({
    scheduleId: DEAD_MAN_CHECK,
    spec: { intervals: [{ every: intervalMs }] },
    action: {
      type: 'startWorkflow',
      workflowType: 'deadManCheck',
      workflowId: DEAD_MAN_CHECK,
      taskQueue: TASK_QUEUE,
    },
    // One look at a time, and one may wait for it (skipping would leave it to the server when it notices an end); a look
    // that was missed is not made up for, the next one sees the same.
    policies: { overlap: 'BUFFER_ONE', catchupWindow: '1 minute' },
  }) as const satisfies ScheduleOptions;

/**
 * Sees to it that the schedule is there, with a first look at once when it is new: also after the engine has lost its
 * data. `mend` puts its settings right as well. A schedule that somebody paused stays so, and is missed by readiness.
 */
export async function ensureDeadManSchedule(
  client: Client,
  intervalMs: number,
  { mend }: { mend: boolean },
): Promise<void> {
  const schedule = scheduleOf(intervalMs);
  try {
    await client.schedule.create({ ...schedule, state: { triggerImmediately: true } });
  } catch (error) {
    if (!(error instanceof ScheduleAlreadyRunning)) throw error;
    if (!mend) return;
    const { spec, action, policies } = schedule;
    await client.schedule
      .getHandle(DEAD_MAN_CHECK)
      .update(({ state }) => ({ spec, action, policies, state }));
  }
}
