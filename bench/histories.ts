import type { WorkflowHandle } from '@temporalio/client';
import type { RehearsalStage } from '../cli/rehearsal-stage.ts';
import { workflowIdOf } from '../workflows/messages.ts';

/** The history of one run of a workflow, as the client fetches it. */
type History = Awaited<ReturnType<WorkflowHandle['fetchHistory']>>;

/** One run of a case's workflow. */
export interface Run {
  workflowId: string;
  history: History;
}

/** All runs of every case on the stage, each case's oldest first. */
export async function allRuns({ sql, client }: Pick<RehearsalStage, 'sql' | 'client'>): Promise<Run[]> {
  const cases = await sql<{ id: string }[]>`select id from case_view order by seq`;
  const all: Run[] = [];
  for (const { id } of cases) {
    const workflowId = workflowIdOf(id);
    const runs: Run[] = [];
    let runId: string | undefined;
    do {
      const history: History = await client.workflow.getHandle(workflowId, runId).fetchHistory();
      runs.unshift({ workflowId, history });
      const started = history.events?.[0]?.workflowExecutionStartedEventAttributes;
      runId = started?.continuedExecutionRunId || undefined;
    } while (runId !== undefined);
    all.push(...runs);
  }
  return all;
}

export const eventsOf = ({ history }: Run): number => history.events?.length ?? 0;

/** Bytes of a history as it is sent and stored. */
export function bytesOf({ history }: Run): number {
  const message = history.constructor as unknown as {
    encode: (history: Run['history']) => { finish: () => Uint8Array };
  };
  return message.encode(history).finish().length;
}
