import { type Client, ScheduleAlreadyRunning, type ScheduleOptions } from '@temporalio/client';
import { defaultParameters } from '../domain/rules/parameters.ts';
import { TASK_QUEUE } from './temporal-connection.ts';

/** Id of the schedule; the workflows that it starts are called so and by their moment. */
export const ORGANISATION_RHYTHMS = 'organisation-rhythms';

const schedule = {
  scheduleId: ORGANISATION_RHYTHMS,
  spec: {
    calendars: [{ hour: defaultParameters.reminderHour, minute: 0, second: 0 }],
    timezone: 'Europe/Copenhagen',
  },
  action: {
    type: 'startWorkflow',
    workflowType: 'organisationRhythms',
    workflowId: ORGANISATION_RHYTHMS,
    taskQueue: TASK_QUEUE,
  },
  // A day without a server is made up for once; two days' looks at the same time would say the same.
  policies: { overlap: 'SKIP', catchupWindow: '1 day' },
} as const satisfies ScheduleOptions;

/** Sees to it that the daily schedule is there as this release wants it. A schedule that somebody paused stays so. */
export async function ensureOrganisationSchedule(client: Client): Promise<void> {
  try {
    await client.schedule.create(schedule);
  } catch (error) {
    if (!(error instanceof ScheduleAlreadyRunning)) throw error;
    const { spec, action, policies } = schedule;
    await client.schedule
      .getHandle(ORGANISATION_RHYTHMS)
      .update(({ state }) => ({ spec, action, policies, state }));
  }
}
