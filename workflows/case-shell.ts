import {
  ApplicationFailure,
  condition,
  continueAsNew,
  currentUpdateInfo,
  proxyActivities,
  proxyLocalActivities,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow';
import type { CaseActivities, Published } from '../activities/publish.ts';
import { parseInstant } from '../domain/calendar/index.ts';
import { nextWakeMs, openBornChild, openCase } from '../domain/case/engine.ts';
import { type Refusal, refuse } from '../domain/case/refusal.ts';
import type { CaseState } from '../domain/case/state.ts';
import { type CaseInput, upcast } from './case-input.ts';
import {
  carry,
  hasNews,
  hear,
  type Judgement,
  judge,
  type LiveCase,
  liveFrom,
  passTime,
  resume,
  take,
} from './live-case.ts';
import {
  type CommandEnvelope,
  commandUpdate,
  forwardUpdate,
  migrateSignal,
  type Receipt,
  relayUpdate,
  snapshotQuery,
  withdrawSignal,
} from './messages.ts';
import { batchOf, settle } from './publication.ts';
import { mistakeInCommand, mistakeInRelay, unreadable } from './read-envelope.ts';

const SHORTEST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 30 * 86_400_000;
const CLOCK_SKEW_MS = 3_600_000;
const HISTORY_BUDGET = 250;

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

/** The life of one case: takes commands, publishes what is new, waits for the next thing to say. */
export async function liveCase(given: CaseInput): Promise<void> {
  const input = upcast(given);
  const { demo, historyBudget = HISTORY_BUDGET } = input;
  let { clockOffsetMs } = input;
  let live = begin(input);
  let publishedOffsetMs = clockOffsetMs;
  let [changed, migrating, withdrawn] = [false, false, false];
  let judged: { updateId: string; state: CaseState; judgement: Judgement } | null = null;
  const nowMs = () => Date.now() + clockOffsetMs;

  const judgeOnce = (envelope: CommandEnvelope): Judgement => {
    const updateId = currentUpdateInfo()?.id ?? '';
    if (judged?.updateId !== updateId || judged.state !== live.state)
      judged = { updateId, state: live.state, judgement: totally(() => judge(live, envelope)) };
    return judged.judgement;
  };

  setHandler(
    commandUpdate,
    (envelope): Receipt => {
      // Set before anything is decided: the loop's course must not depend on today's decision when it is replayed.
      changed = true;
      const judgement = judgeOnce(envelope);
      judged = null;
      if (judgement.kind === 'refused') throw failureOf(judgement.refusal);
      if (judgement.kind === 'known') return judgement.receipt;
      live = take(live, envelope, judgement.accepted);
      return { ...receiptOf(live), repeated: false };
    },
    {
      validator: (envelope) => {
        const mistake = mistakeInCommand(envelope);
        if (mistake) throw failureOf(unreadable(mistake));
        if ((parseInstant(envelope.command.at) ?? 0) > nowMs() + CLOCK_SKEW_MS)
          throw failureOf(unreadable('command.at'));
        const judgement = judgeOnce(envelope);
        if (judgement.kind === 'refused') throw failureOf(judgement.refusal);
      },
    },
  );
  setHandler(
    relayUpdate,
    (relay): Receipt => {
      changed = true;
      live = totally(() => hear(live, relay));
      return { ...receiptOf(live), repeated: false };
    },
    {
      validator: (relay) => {
        const mistake = mistakeInRelay(relay);
        if (mistake) throw failureOf(unreadable(mistake));
      },
    },
  );
  setHandler(
    forwardUpdate,
    (to) => {
      changed = true;
      clockOffsetMs = Math.max(clockOffsetMs, to.clockOffsetMs);
      return { clockOffsetMs };
    },
    {
      validator: (to) => {
        if (!demo) throw failureOf(realTime);
        if (!Number.isSafeInteger(to?.clockOffsetMs)) throw failureOf(unreadable('clockOffsetMs'));
      },
    },
  );
  setHandler(migrateSignal, () => {
    migrating = true;
    changed = true;
  });
  setHandler(withdrawSignal, () => {
    withdrawn = true;
    changed = true;
  });
  setHandler(snapshotQuery, () => ({
    state: live.state,
    clockOffsetMs,
    unpublished: live.pending.reduce((n, entry) => n + entry.events.length, 0),
    keysRemembered: live.ledger.length,
  }));

  const overBudget = (times: number) => workflowInfo().historyLength >= historyBudget * times;
  const nextRun = () =>
    continueAsNew<typeof liveCase>({
      ...input,
      begin: { by: 'continuing', live: carry(live) },
      clockOffsetMs,
    });

  // Every turn issues the same commands in the same order, whatever was decided: publish, then wait.
  while (!withdrawn) {
    changed = false;
    live = passTime(live, nowMs());
    const batch = batchOf(live, { nowMs: nowMs(), clockOffsetMs, demo });
    const entries = live.pending.length;
    const anything = hasNews(live) || clockOffsetMs !== publishedOffsetMs;
    let published: Published | null = await quick.publish(anything ? batch : null).catch(() => null);
    if (published === null) {
      const written = patient.publish(batch).then((answer) => {
        published = answer;
      });
      await Promise.race([written, condition(() => overBudget(4) || withdrawn)]);
    }
    if (published === null) {
      if (withdrawn) return;
      await nextRun();
      return;
    }
    if (published.kind === 'withdrawn') return;
    live = settle(live, { batch, entries }, published);
    publishedOffsetMs = batch.clockOffsetMs;
    // What the journal had instead is taken in; the rest is offered again at once.
    if (published.kind === 'diverged') changed = true;
    if (migrating || overBudget(1) || workflowInfo().continueAsNewSuggested) await nextRun();
    await condition(() => changed, waitMs(live.state, nowMs()));
  }
}

function waitMs(state: CaseState, nowMs: number): number {
  const wakeMs = nextWakeMs(state) ?? Number.POSITIVE_INFINITY;
  return Math.min(Math.max(wakeMs - nowMs, SHORTEST_WAIT_MS), LONGEST_WAIT_MS);
}

function begin({ begin: beginning }: CaseInput): LiveCase {
  if (beginning.by === 'continuing') return resume(beginning.live);
  if (beginning.by === 'birth') return liveFrom(openBornChild(beginning.child).state);
  const { opening, refer, keyHash, bodyHash } = beginning;
  const answer = openCase(opening, refer);
  if (!answer.ok) throw failureOf(answer.refusal);
  const empty: CaseState = { ...answer.state, facts: [], lastEventId: 0, version: 0 };
  return take(liveFrom(empty), { command: refer, keyHash, bodyHash }, answer);
}

const receiptOf = ({ state }: LiveCase) => ({ version: state.version, lastEventId: state.lastEventId });

/** The domain is total; should it fail all the same, the caller is told and the case goes on. */
function totally<T>(decide: () => T): T {
  try {
    return decide();
  } catch {
    throw failureOf(unexpected);
  }
}

const failureOf = (refusal: Refusal): ApplicationFailure =>
  ApplicationFailure.create({
    type: refusal.code,
    message: refusal.code,
    nonRetryable: true,
    details: [refusal],
  });

const realTime = refuse(
  'PRECONDITION',
  'Kun en demosags ur kan flyttes.',
  "Only a demo case's clock can be moved.",
  { reason: 'clock' },
);

const unexpected = refuse(
  'UNAVAILABLE',
  'Sagen kunne ikke behandle det lige nu.',
  'The case could not deal with it just now.',
);
