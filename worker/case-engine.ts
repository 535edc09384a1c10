import { type Client, WorkflowExecutionAlreadyStartedError, WorkflowNotFoundError } from '@temporalio/client';
import type { Engine } from '../activities/engine-port.ts';
import type { CaseKind } from '../domain/case/state.ts';
import type { CaseInput } from '../workflows/case-input.ts';
import { relayUpdate, withdrawSignal, workflowIdOf } from '../workflows/messages.ts';
import { TASK_QUEUE } from './temporal-connection.ts';

const CALL_MS = 10_000;
// A worker that was killed is noticed after this long; the answer waits for it.
const WORKFLOW_TASK_MS = 5_000;

/** The live cases, as one case (or the worker for it) reaches another. */
export function createCaseEngine(client: Client): Engine {
  const within = <T>(call: () => Promise<T>) => client.withDeadline(Date.now() + CALL_MS, call);
  return {
    async openBorn(child, { clockOffsetMs, demo }) {
      const input: CaseInput = { schemaVersion: 1, begin: { by: 'birth', child }, clockOffsetMs, demo };
      await within(() => startCase(client, child.opening.id, 'child', input));
    },
    async relay(caseId, relay) {
      const handle = client.workflow.getHandle(workflowIdOf(caseId));
      const updateId = `relay:${relay.fromRef}:${relay.events[0]?.id ?? 0}`;
      return within(() => handle.executeUpdate(relayUpdate, { args: [relay], updateId }));
    },
    async withdraw(caseId) {
      const handle = client.workflow.getHandle(workflowIdOf(caseId));
      try {
        await within(() => handle.signal(withdrawSignal));
      } catch (error) {
        if (!(error instanceof WorkflowNotFoundError)) throw error;
      }
    },
    async end(caseId) {
      const handle = client.workflow.getHandle(workflowIdOf(caseId));
      try {
        await within(() => handle.terminate('erased'));
      } catch (error) {
        if (!(error instanceof WorkflowNotFoundError)) throw error;
      }
    },
  };
}

/**
 * Starts a case's workflow; false when it was started before, ended ones included. `again`: only when none is running,
 * for a case whose workflow was lost.
 */
export async function startCase(
  client: Client,
  caseId: string,
  kind: CaseKind,
  input: CaseInput,
  { again = false }: { again?: boolean } = {},
): Promise<boolean> {
  try {
    await client.workflow.start(kind === 'child' ? 'childCase' : 'pregnancyCase', {
      workflowId: workflowIdOf(caseId),
      taskQueue: TASK_QUEUE,
      args: [input],
      workflowIdReusePolicy: again ? 'ALLOW_DUPLICATE' : 'REJECT_DUPLICATE',
      workflowTaskTimeout: WORKFLOW_TASK_MS,
    });
    return true;
  } catch (error) {
    if (error instanceof WorkflowExecutionAlreadyStartedError) return false;
    throw error;
  }
}
