import { readFile } from 'node:fs/promises';
import { defaultPayloadConverter, type Payload } from '@temporalio/common';
import { msToTs } from '@temporalio/common/lib/time.js';
// The SDK's own way to run a workflow without any server. Internal to it: the pinned version is the promise, and this
// file the only one that knows.
import { parseWorkflowCode } from '@temporalio/worker/lib/worker.js';
import type { Workflow, WorkflowCreateOptions } from '@temporalio/worker/lib/workflow/interface.js';
import { ReusableVMWorkflowCreator } from '@temporalio/worker/lib/workflow/reusable-vm.js';

type Activation = Parameters<Workflow['activate']>[0];
/** One thing that happens to a workflow: what a worker's core hands to it. */
export type Job = NonNullable<Activation['jobs']>[number];
type Completion = Awaited<ReturnType<Workflow['activate']>>;
/** One thing that a workflow asks for. */
export type Command = NonNullable<NonNullable<Completion['successful']>['commands']>[number];

/** What came of one activation; `failed` would be a failed workflow task on a server. */
export interface Activated {
  failed?: string;
  commands: readonly Command[];
}

/** One run of a workflow in the sandbox, fed by hand. */
export interface SandboxRun {
  activate(jobs: readonly Job[], now: { ms: number; historyLength: number }): Promise<Activated>;
  dispose(): Promise<void>;
}

/** The sandbox with a bundle in it. */
export interface Sandbox {
  start(type: string, input: Payload | undefined, ms: number): Promise<SandboxRun>;
  destroy(): Promise<void>;
}

/** Loads a bundle into the sandbox that the worker uses, without a worker, a server or a clock. */
export async function loadSandbox(bundlePath: string): Promise<Sandbox> {
  const bundle = parseWorkflowCode(await readFile(bundlePath, 'utf8'), bundlePath);
  const creator = await ReusableVMWorkflowCreator.create(bundle, 5_000, new Set(['publish']));
  const living = new Set<Workflow>();
  let runs = 0;
  return {
    async start(type, input, ms) {
      runs += 1;
      const runId = `run-${runs}`;
      const workflow = await creator.createWorkflow(optionsOf(type, runId, ms));
      const initialize: Job = {
        initializeWorkflow: {
          workflowType: type,
          workflowId: 'case:c_0',
          arguments: input ? [input] : [],
          firstExecutionRunId: 'run-1',
          attempt: 1,
          startTime: msToTs(ms),
        },
      };
      living.add(workflow);
      let begun = false;
      return {
        async activate(jobs, now) {
          const all = begun ? [...jobs] : [initialize, ...jobs];
          begun = true;
          const activation = {
            runId,
            timestamp: msToTs(now.ms),
            historyLength: now.historyLength,
            isReplaying: false,
            jobs: all,
          };
          // What a query throws leaves the sandbox; a worker tells its caller and goes on.
          const done = await workflow.activate(activation).catch((error: Error) => error);
          if (done instanceof Error) return { failed: done.message, commands: [] };
          if (done.failed) return { failed: messageOf(done.failed.failure), commands: [] };
          return { commands: done.successful?.commands ?? [] };
        },
        dispose() {
          living.delete(workflow);
          return workflow.dispose();
        },
      };
    },
    async destroy() {
      for (const workflow of living) await workflow.dispose();
      await creator.destroy();
    },
  };
}

/** The message of a failure, from the payload that keeps it from plain sight. */
export function messageOf(
  failure: { message?: string | null; encodedAttributes?: unknown } | null | undefined,
): string {
  const { message, encodedAttributes } = failure ?? {};
  const hidden = encodedAttributes ? valueIn<{ message?: string }>(encodedAttributes) : {};
  return hidden.message ?? message ?? 'failed';
}

/** A value as a client would send it. */
export const payloadOf = (value: unknown): Payload => defaultPayloadConverter.toPayload(value) as Payload;
export const valueIn = <T>(payload: unknown): T => defaultPayloadConverter.fromPayload<T>(payload as Payload);

function optionsOf(workflowType: string, runId: string, ms: number): WorkflowCreateOptions {
  const start = new Date(ms);
  return {
    info: {
      workflowId: 'case:c_0',
      runId,
      workflowType,
      searchAttributes: {},
      taskQueue: 'sandbox',
      namespace: 'default',
      firstExecutionRunId: 'run-1',
      originalExecutionRunId: runId,
      startTime: start,
      runStartTime: start,
      taskTimeoutMs: 10_000,
      attempt: 1,
      historyLength: 3,
      historySize: 300,
      continueAsNewSuggested: false,
      unsafe: { now: () => ms, isReplaying: false, isReplayingHistoryEvents: false },
    } as unknown as WorkflowCreateOptions['info'],
    randomnessSeed: [1, 2, 3, 4, 5, 6, 7, 8],
    now: ms,
    showStackTraceSources: false,
  };
}
