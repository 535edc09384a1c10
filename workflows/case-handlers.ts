import { currentUpdateInfo, setHandler } from '@temporalio/workflow';
import { parseInstant } from '../domain/calendar/index.ts';
import { refuse } from '../domain/case/refusal.ts';
import type { CaseState } from '../domain/case/state.ts';
import { hear, type Judgement, judge, type LiveCase, take } from './live-case.ts';
import {
  type CommandEnvelope,
  commandUpdate,
  forwardUpdate,
  migrateSignal,
  type Receipt,
  refreshSignal,
  relayUpdate,
  snapshotQuery,
  withdrawSignal,
} from './messages.ts';
import type { CaseClock } from './publication.ts';
import { mistakeInCommand, mistakeInForward, mistakeInRelay, unreadable } from './read-envelope.ts';
import { failureOf, totally } from './refusal-failure.ts';

/** The moment of a command is stamped by another machine: so far may their clocks be apart. */
const CLOCK_SKEW_MS = 3_600_000;

/** One run of a case's workflow: what its handlers and its loop share. */
export interface CaseRun {
  live: LiveCase;
  clockOffsetMs: number;
  readonly demo: boolean;
  /** Something arrived since the loop last looked. */
  changed: boolean;
  migrating: boolean;
  /** Somebody asks to compare with the journal. */
  refreshing: boolean;
  withdrawn: boolean;
}

/** The case's clock, from the workflow's own. */
export const clockOf = ({ clockOffsetMs, demo }: CaseRun): CaseClock => ({
  nowMs: Date.now() + clockOffsetMs,
  clockOffsetMs,
  demo,
});

/**
 * What a case answers to. All handlers are synchronous and total; only ApplicationFailure leaves them. `changed` is set
 * before anything is decided: the loop's course must not depend on today's decision when it is replayed.
 */
export function installHandlers(run: CaseRun): void {
  const judgeOnce = judgement(run);
  setHandler(
    commandUpdate,
    (envelope): Receipt => {
      run.changed = true;
      const judged = judgeOnce(envelope);
      if (judged.kind === 'refused') throw failureOf(judged.refusal);
      if (judged.kind === 'known') return judged.receipt;
      run.live = totally(() => take(run.live, envelope, judged.accepted));
      return receiptOf(run.live);
    },
    {
      validator: (envelope) => {
        refuseIf(mistakeInCommand(envelope));
        const tooLate = clockOf(run).nowMs + CLOCK_SKEW_MS;
        refuseIf((parseInstant(envelope.command.at) ?? 0) > tooLate ? 'command.at' : null);
        const judged = judgeOnce(envelope);
        if (judged.kind === 'refused') throw failureOf(judged.refusal);
      },
    },
  );
  setHandler(
    relayUpdate,
    (relay): Receipt => {
      run.changed = true;
      run.live = totally(() => hear(run.live, relay));
      return receiptOf(run.live);
    },
    { validator: (relay) => refuseIf(mistakeInRelay(relay)) },
  );
  setHandler(
    forwardUpdate,
    (to) => {
      run.changed = true;
      run.clockOffsetMs = Math.max(run.clockOffsetMs, to.clockOffsetMs);
      return { clockOffsetMs: run.clockOffsetMs };
    },
    {
      validator: (to) => {
        if (!run.demo) throw failureOf(realTime);
        refuseIf(mistakeInForward(to, Date.now()));
      },
    },
  );
  setHandler(migrateSignal, () => {
    run.changed = run.migrating = true;
  });
  setHandler(refreshSignal, () => {
    run.changed = run.refreshing = true;
  });
  setHandler(withdrawSignal, () => {
    run.changed = run.withdrawn = true;
  });
  setHandler(snapshotQuery, () => ({
    state: run.live.state,
    clockOffsetMs: run.clockOffsetMs,
    unpublished: run.live.pending.reduce((n, entry) => n + entry.events.length, 0),
    keysRemembered: run.live.ledger.length,
  }));
}

/** Judges an update once for its validator and its handler; at replay, where no validator runs, the handler does it. */
function judgement(run: CaseRun): (envelope: CommandEnvelope) => Judgement {
  let last: { updateId: string; state: CaseState; judged: Judgement } | null = null;
  return (envelope) => {
    const updateId = currentUpdateInfo()?.id ?? '';
    if (last?.updateId === updateId && last.state === run.live.state) return last.judged;
    const judged = totally(() => judge(run.live, envelope));
    last = { updateId, state: run.live.state, judged };
    return judged;
  };
}

const receiptOf = ({ state }: LiveCase): Receipt => ({
  version: state.version,
  lastEventId: state.lastEventId,
  repeated: false,
});

function refuseIf(mistake: string | null): void {
  if (mistake) throw failureOf(unreadable(mistake));
}

const realTime = refuse(
  'PRECONDITION',
  'Kun en demosags ur kan flyttes.',
  "Only a demo case's clock can be moved.",
  { reason: 'clock' },
);
