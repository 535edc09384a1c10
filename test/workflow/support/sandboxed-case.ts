import type { PublishBatch } from '../../../activities/publish.ts';
import type { MemoryStore } from '../../../tools/replay/memory-store.ts';
import type { CaseInput } from '../../../workflows/case-input.ts';
import {
  type Command,
  type Job,
  messageOf,
  payloadOf,
  type Sandbox,
  type SandboxRun,
  valueIn,
} from './activations.ts';

/** How an update ended for its caller. */
export type UpdateEnd = { ok: true; value: unknown } | { ok: false; code: string };

/** What one workflow task came to. */
export interface Turned {
  /** Why the task failed; a server would try it again for ever. */
  failed?: string;
  updates: ReadonlyMap<string, UpdateEnd>;
  /** The input of the run that follows, when this one ended by continuing as new. */
  next?: CaseInput;
  /** The workflow ended: by itself, or failed with this type. */
  ended?: string;
}

/** A case run in the sandbox that writes into a store; queries and raw payloads go straight to it. */
export interface SandboxedCase {
  nowMs: number;
  historyLength: number;
  /** Milliseconds until the pending timer, and its number; null while none is armed. */
  timer(): { seq: number; dueMs: number } | null;
  /** One workflow task: the jobs at once, then every local activity that they led to, if the store answers. */
  task(jobs: readonly Job[], store?: 'answers' | 'away' | 'silent'): Promise<Turned>;
  /** What the pending quick publication hears, in a task of its own. */
  answerPublication(store?: 'answers' | 'away'): Promise<Turned>;
  query(name: string, args: readonly unknown[]): Promise<{ failed?: string; value?: unknown }>;
  dispose(): Promise<void>;
}

const EVENTS_PER_TASK = 3;

export const update = (id: string, name: string, args: readonly unknown[]): Job =>
  updateOf(id, name, args.map(payloadOf));
/** An update with whatever payloads, unreadable ones too. */
export const updateOf = (id: string, name: string, input: readonly unknown[]): Job =>
  ({
    doUpdate: { id, protocolInstanceId: id, name, input, runValidator: true, meta: { updateId: id } },
  }) as unknown as Job;
export const signal = (signalName: string, args: readonly unknown[] = []): Job =>
  signalOf(signalName, args.map(payloadOf));
export const signalOf = (signalName: string, input: readonly unknown[]): Job =>
  ({ signalWorkflow: { signalName, input } }) as unknown as Job;
export const fired = (seq: number): Job => ({ fireTimer: { seq } });

/** Starts a case in the sandbox. Its first task runs with the first `task`. */
export async function startCase(
  sandbox: Sandbox,
  store: MemoryStore,
  start: { type: string; input: unknown; nowMs: number },
): Promise<SandboxedCase> {
  const run = await sandbox.start(start.type, payloadOf(start.input), start.nowMs);
  return drive(run, store, start.nowMs);
}

export function drive(run: SandboxRun, store: MemoryStore, startMs: number): SandboxedCase {
  const timers = new Map<number, number>();
  const activities = new Map<number, { batch: PublishBatch | null; isLocal: boolean }>();
  const kase: SandboxedCase = {
    nowMs: startMs,
    historyLength: EVENTS_PER_TASK,
    timer() {
      const [first] = timers;
      return first ? { seq: first[0], dueMs: first[1] } : null;
    },
    async task(jobs, answers = 'answers') {
      kase.historyLength += EVENTS_PER_TASK + jobs.length;
      for (const { fireTimer } of jobs) if (fireTimer) timers.delete(fireTimer.seq ?? -1);
      const turned = read(await activate(jobs));
      return answers === 'silent' ? turned : settle(turned, answers);
    },
    async answerPublication(answers = 'answers') {
      kase.historyLength += EVENTS_PER_TASK;
      return settle({ updates: new Map() }, answers);
    },
    async query(queryType, args) {
      // The SDK asks only queries for their kind by name.
      const query = { queryId: 'q', queryType, arguments: args as never[] };
      const done = await activate([{ queryWorkflow: query, variant: 'queryWorkflow' } as Job]);
      const answer = done.commands.find((one) => one.respondToQuery)?.respondToQuery;
      if (done.failed || !answer?.succeeded) return { failed: done.failed ?? messageOf(answer?.failed) };
      return { value: valueIn(answer.succeeded.response) };
    },
    dispose: () => run.dispose(),
  };

  const activate = (jobs: readonly Job[]) =>
    run.activate(jobs, { ms: kase.nowMs, historyLength: kase.historyLength });

  /** Answers what was asked of the store until the workflow waits for something else. */
  async function settle(turned: Turned, answers: 'answers' | 'away'): Promise<Turned> {
    let all = turned;
    for (;;) {
      const [asked] = [...activities].filter(([, one]) => one.isLocal || answers === 'answers');
      if (!asked || all.failed || all.next || all.ended) return all;
      const [seq, { batch }] = asked;
      activities.delete(seq);
      const result =
        answers === 'away'
          ? { failed: { failure: { message: 'away', applicationFailureInfo: { type: 'Error' } } } }
          : { completed: { result: payloadOf(await store.publish(batch)) } };
      kase.historyLength += 1;
      const more = read(await activate([{ resolveActivity: { seq, result } } as unknown as Job]));
      all = { ...all, ...more, updates: new Map([...all.updates, ...more.updates]) };
    }
  }

  function read({ failed, commands }: { failed?: string; commands: readonly Command[] }): Turned {
    const updates = new Map<string, UpdateEnd>();
    let ending: Partial<Turned> = {};
    for (const command of commands) {
      const { startTimer, cancelTimer, updateResponse } = command;
      const local = command.scheduleLocalActivity;
      const asked = local ?? command.scheduleActivity;
      if (startTimer)
        timers.set(startTimer.seq ?? 0, kase.nowMs + millisecondsOf(startTimer.startToFireTimeout));
      if (cancelTimer) timers.delete(cancelTimer.seq ?? -1);
      if (asked)
        activities.set(asked.seq ?? 0, { batch: valueIn(asked.arguments?.[0]), isLocal: local != null });
      if (startTimer || asked) kase.historyLength += 1;
      if (updateResponse) {
        const { protocolInstanceId, completed, rejected } = updateResponse;
        if (completed) updates.set(protocolInstanceId ?? '', { ok: true, value: valueIn(completed) });
        if (rejected)
          updates.set(protocolInstanceId ?? '', {
            ok: false,
            code: rejected.applicationFailureInfo?.type ?? `no code: ${messageOf(rejected)}`,
          });
      }
      if (command.continueAsNewWorkflowExecution)
        ending = { next: valueIn<CaseInput>(command.continueAsNewWorkflowExecution.arguments?.[0]) };
      if (command.completeWorkflowExecution) ending = { ended: 'completed' };
      if (command.cancelWorkflowExecution) ending = { ended: 'cancelled' };
      if (command.failWorkflowExecution)
        ending = {
          ended: command.failWorkflowExecution.failure?.applicationFailureInfo?.type ?? 'failed',
        };
    }
    return { ...(failed === undefined ? {} : { failed }), updates, ...ending };
  }

  return kase;
}

const millisecondsOf = (duration: unknown): number => {
  const { seconds, nanos } = duration as { seconds?: unknown; nanos?: number | null };
  return Number(String(seconds ?? 0)) * 1000 + (nanos ?? 0) / 1_000_000;
};
