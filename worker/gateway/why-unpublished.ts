import type { Client } from '@temporalio/client';
import { storeTroubleOf } from '../../activities/publish.ts';
import { workflowIdOf } from '../../workflows/messages.ts';
import { type NotDone, storeNotDone, unavailable } from './refusals.ts';

const PATIENCE_MS = 1_500;

/** What a caller is told whose command was accepted and has not reached the journal in time: why, where the engine knows. */
export async function whyUnpublished(client: Client, caseId: string): Promise<NotDone> {
  try {
    const { raw } = await client.withDeadline(Date.now() + PATIENCE_MS, () =>
      client.workflow.getHandle(workflowIdOf(caseId)).describe(),
    );
    const troubles = (raw.pendingActivities ?? []).map(({ lastFailure }) =>
      storeTroubleOf(lastFailure?.applicationFailureInfo?.type),
    );
    return storeNotDone[troubles.find((one) => one !== null) ?? 'away'];
  } catch {
    return unavailable;
  }
}
