import { proxyActivities } from '@temporalio/workflow';
import type { OrganisationActivities } from '../activities/remind-organisations.ts';

// A store that is away comes back; the next day's run finds what this one could not say.
const { remindOrganisations } = proxyActivities<OrganisationActivities>({
  startToCloseTimeout: 60_000,
  scheduleToCloseTimeout: 12 * 3_600_000,
  retry: { initialInterval: 1_000, backoffCoefficient: 2, maximumInterval: 300_000 },
});

/** One day's look at what organisations owe: started by the schedule, ends when everything due is in the outbox. */
export async function organisationRhythms(): Promise<void> {
  await remindOrganisations();
}
