import { type Client, WorkflowNotFoundError } from '@temporalio/client';
import { decodeArrayFromPayloads } from '@temporalio/common/lib/internal-non-workflow/index.js';
import type { CaseInput } from '../../workflows/case-input.ts';
import {
  type CommandEnvelope,
  commandUpdate,
  type RelayEnvelope,
  relayUpdate,
  workflowIdOf,
} from '../../workflows/messages.ts';

/** What a case's run was told, in order: how it began, and every update that it accepted. */
export interface ToldRun {
  begin: CaseInput['begin'];
  updates: ({ kind: 'command'; envelope: CommandEnvelope } | { kind: 'relay'; envelope: RelayEnvelope })[];
}

const LONGEST_CHAIN = 200;

/**
 * The runs of a case as far back as the engine keeps them, oldest first; none before one that began with events up to
 * `enoughEventId` at most. Throws KeyUnavailable.
 */
export async function readRuns(client: Client, caseId: string, enoughEventId: number): Promise<ToldRun[]> {
  const runs: ToldRun[] = [];
  let runId: string | undefined;
  for (let n = 0; n < LONGEST_CHAIN; n += 1) {
    const read = await readRun(client, caseId, runId);
    if (!read) return runs;
    runs.unshift(read.run);
    const { begin } = read.run;
    if (begin.by !== 'continuing' || !read.before) return runs;
    if ((begin.live.base ?? begin.live.state).lastEventId <= enoughEventId) return runs;
    runId = read.before;
  }
  return runs;
}

/** One run; undefined when the engine does not keep it any more. */
async function readRun(
  client: Client,
  caseId: string,
  runId: string | undefined,
): Promise<{ run: ToldRun; before: string | undefined } | undefined> {
  const workflowId = workflowIdOf(caseId);
  const context = { type: 'workflow' as const, namespace: client.options.namespace, workflowId };
  type Payloads = Parameters<typeof decodeArrayFromPayloads>[1];
  const opened = async (payloads: Payloads) =>
    (await decodeArrayFromPayloads(client.options.loadedDataConverter, payloads, context))[0];
  try {
    const { events } = await client.workflow.getHandle(workflowId, runId).fetchHistory();
    const started = events?.[0]?.workflowExecutionStartedEventAttributes;
    if (!started) return undefined;
    const input = (await opened(started.input?.payloads)) as CaseInput;
    const run: ToldRun = { begin: input.begin, updates: [] };
    for (const event of events ?? []) {
      const given = event.workflowExecutionUpdateAcceptedEventAttributes?.acceptedRequest?.input;
      if (given?.name !== commandUpdate.name && given?.name !== relayUpdate.name) continue;
      const envelope = await opened(given.args?.payloads);
      run.updates.push(
        given.name === commandUpdate.name
          ? { kind: 'command', envelope: envelope as CommandEnvelope }
          : { kind: 'relay', envelope: envelope as RelayEnvelope },
      );
    }
    return { run, before: started.continuedExecutionRunId || undefined };
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return undefined;
    throw error;
  }
}
