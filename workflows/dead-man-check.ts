import { proxyActivities } from '@temporalio/workflow';
import type { DeadManActivities } from '../activities/check-deadlines.ts';

// No patience beyond that: a look that cannot be taken is missed by those who watch the watcher, and the next one comes.
const { checkDeadlines } = proxyActivities<DeadManActivities>({
  startToCloseTimeout: 30 * 60_000,
  retry: { initialInterval: 2_000, backoffCoefficient: 2, maximumInterval: 30_000, maximumAttempts: 5 },
});

/** One look at whether every open deadline is watched over: started by the schedule, ends when it is on record. */
export async function deadManCheck(): Promise<void> {
  await checkDeadlines();
}
