import { type Client, WorkflowNotFoundError } from '@temporalio/client';
import { workflowIdOf } from '../../workflows/messages.ts';

/** Whether a case's workflow runs; if not, how it ended, or that the engine has never heard of it. */
export type WorkflowStatus = 'running' | 'missing' | 'ended';

const CALL_MS = 10_000;
const LIST_MS = 120_000;
const CASE = /^case:(.+)$/;

/** Asks the engine itself, which is never behind. */
export async function workflowStatus(client: Client, caseId: string): Promise<WorkflowStatus> {
  try {
    const { status } = await client.withDeadline(Date.now() + CALL_MS, () =>
      client.workflow.getHandle(workflowIdOf(caseId)).describe(),
    );
    return status.name === 'RUNNING' ? 'running' : 'ended';
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return 'missing';
    throw error;
  }
}

/** Cases whose workflows the engine lists as running. The list may be some moments behind: ask again before acting on it. */
export async function listRunning(client: Client): Promise<Set<string>> {
  const query = "WorkflowType IN ('pregnancyCase', 'childCase') AND ExecutionStatus = 'Running'";
  const running = new Set<string>();
  for (const workflowId of await listIds(client, query)) {
    const caseId = CASE.exec(workflowId)?.[1];
    if (caseId !== undefined) running.add(caseId);
  }
  return running;
}

/** Ids of the workflows that a query of the engine's visibility finds. Throws when the list takes minutes. */
export function listIds(client: Client, query: string): Promise<string[]> {
  return client.withDeadline(Date.now() + LIST_MS, async () => {
    const ids: string[] = [];
    for await (const { workflowId } of client.workflow.list({ query, pageSize: 1_000 })) ids.push(workflowId);
    return ids;
  });
}
