import {
  CancellationScope,
  condition,
  continueAsNew,
  proxyActivities,
  proxyLocalActivities,
  workflowInfo,
} from '@temporalio/workflow';
import type { CaseActivities, Published } from '../activities/publish.ts';
import { nextWakeMs, openBornChild, openCase } from '../domain/case/engine.ts';
import type { CaseState } from '../domain/case/state.ts';
import { type CaseRun, clockOf, installHandlers } from './case-handlers.ts';
import { type CaseInput, readInput } from './case-input.ts';
import { carry, hasNews, type LiveCase, liveFrom, passTime, resume, take } from './live-case.ts';
import { batchOf, settle } from './publication.ts';
import { failureOf, totally } from './refusal-failure.ts';

const SHORTEST_WAIT_MS = 1_000;
// The monthly heartbeat, a little early: a whole number of days would make it meet what people do at the same hour.
const LONGEST_WAIT_MS = 30 * 86_400_000 - 433_000;
const HISTORY_BUDGET = 120;
// A store that is away for long must not let a run's history grow for ever.
const OUTAGE_FACTOR = 4;

// Inside the workflow task, so that the answer comes after the journal has it; when the store does not answer, the
// patient one goes on for ever beside the commands.
const quick = proxyLocalActivities<CaseActivities>({
  startToCloseTimeout: 2_000,
  scheduleToCloseTimeout: 2_500,
  retry: { maximumAttempts: 1 },
});
const patient = proxyActivities<CaseActivities>({
  startToCloseTimeout: 30_000,
  retry: { initialInterval: 200, backoffCoefficient: 1.5, maximumInterval: 5_000 },
});

/**
 * The life of one case: takes commands, publishes what is new, waits for the next thing to say. Every turn issues the
 * same commands in the same order, whatever was decided, so that a later change in a rule cannot break a replay.
 */
export async function liveCase(given: CaseInput): Promise<void> {
  const input = readInput(given);
  const { demo, clockOffsetMs } = input;
  const run: CaseRun = {
    live: begin(input),
    clockOffsetMs,
    demo,
    changed: false,
    migrating: false,
    refreshing: false,
    withdrawn: false,
  };
  installHandlers(run);
  // A request to cancel must not end a case quietly: what is due in it would never be said.
  await CancellationScope.nonCancellable(() => turns(run, input));
}

async function turns(run: CaseRun, input: CaseInput): Promise<void> {
  const overBudget = (times: number) =>
    workflowInfo().historyLength >= (input.historyBudget ?? HISTORY_BUDGET) * times;
  let publishedOffsetMs = input.clockOffsetMs;

  while (!run.withdrawn) {
    run.changed = false;
    const { refreshing } = run;
    run.refreshing = false;
    const clock = clockOf(run);
    run.live = passTime(run.live, clock.nowMs);
    const batch = batchOf(run.live, clock);
    const entries = run.live.pending.length;
    const moved = clock.clockOffsetMs !== publishedOffsetMs;
    const anything = hasNews(run.live) || moved || refreshing;
    const published = await publishOrGiveUp(
      anything ? batch : null,
      () => overBudget(OUTAGE_FACTOR) || run.withdrawn,
    );
    if (published?.kind === 'withdrawn' || run.withdrawn) return;
    if (published) {
      run.live = settle(run.live, { batch, entries }, published);
      publishedOffsetMs = clock.clockOffsetMs;
      // What the journal had instead is taken in; the rest is offered again at once.
      if (published.kind === 'diverged') run.changed = true;
    }
    if (!published || run.migrating || overBudget(1) || workflowInfo().continueAsNewSuggested) {
      await continueAsNew<typeof liveCase>({
        ...input,
        begin: { by: 'continuing', live: carry(run.live) },
        clockOffsetMs: run.clockOffsetMs,
      });
    }
    // Messages that nobody handles leave the case asleep; their events count all the same.
    await condition(() => run.changed || overBudget(1), waitMs(run.live.state, clockOf(run).nowMs));
  }
}

/** Publishes by the quick way, else by the patient one; null when that was given up. */
async function publishOrGiveUp(
  batch: Parameters<CaseActivities['publish']>[0],
  isEnough: () => boolean,
): Promise<Published | null> {
  try {
    return await quick.publish(batch);
  } catch {
    return Promise.race([patient.publish(batch), condition(isEnough).then(() => null)]);
  }
}

function waitMs(state: CaseState, nowMs: number): number {
  const wakeMs = nextWakeMs(state) ?? Number.POSITIVE_INFINITY;
  return Math.min(Math.max(wakeMs - nowMs, SHORTEST_WAIT_MS), LONGEST_WAIT_MS);
}

function begin({ begin: beginning }: CaseInput): LiveCase {
  if (beginning.by === 'continuing') return resume(beginning.live);
  if (beginning.by === 'birth') return totally(() => liveFrom(openBornChild(beginning.child).state));
  const { opening, refer, keyHash, bodyHash } = beginning;
  const answer = totally(() => openCase(opening, refer));
  if (!answer.ok) throw failureOf(answer.refusal);
  const empty: CaseState = { ...answer.state, facts: [], lastEventId: 0, version: 0 };
  return take(liveFrom(empty), { command: refer, keyHash, bodyHash }, answer);
}
