import { refusalCodes } from '../../../domain/case/refusal.ts';
import { createMemoryStore, type MemoryStore } from '../../../tools/replay/memory-store.ts';
import { seeded } from '../../domain/support/random-life.ts';
import { type Job, payloadOf, type Sandbox } from './activations.ts';
import { almostCommand, almostRelay, pick, type Random, rawJunk } from './bad-input.ts';
import { CASE_ID, notificationAt, referralAt } from './sandbox-inputs.ts';
import {
  fired,
  type SandboxedCase,
  signalOf,
  startCase,
  type Turned,
  update,
  updateOf,
} from './sandboxed-case.ts';

/** What came of a number of calls with bad input. */
export interface FuzzReport {
  calls: number;
  cases: number;
  accepted: number;
  refused: Record<string, number>;
  signals: number;
  queries: number;
  starts: number;
  /** Failed workflow tasks and cases that no longer take a good command, each with the seed that shows it. */
  stuck: { seed: number; call: string; why: string }[];
}

// A life that long has met everything; a new one keeps the calls quick.
const CALLS_PER_CASE = 250;
const START_MS = Date.UTC(2025, 3, 11, 8);
const SIGNALS = ['migrate', 'withdraw', 'unknown', '__temporal_x', '\u0000', 'æ'];
const UPDATES = ['unknown', '__temporal_x', '__stack_trace', 'snapshot', '\ud800'];
const OURS: readonly string[] = ['command', 'relay', 'forward'];
const QUERIES = ['snapshot', 'unknown', '__stack_trace', '__temporal_workflow_metadata'];

/** Sends bad input straight to cases in the sandbox, in lives of some hundred calls. The same seed does the same. */
export async function fuzzCases(sandbox: Sandbox, calls: number, seed: number): Promise<FuzzReport> {
  const report: FuzzReport = {
    calls: 0,
    cases: 0,
    accepted: 0,
    refused: {},
    signals: 0,
    queries: 0,
    starts: 0,
    stuck: [],
  };
  for (let life = seed; report.calls < calls; life += 1) {
    const left = Math.min(CALLS_PER_CASE, calls - report.calls);
    await fuzzLife(sandbox, left, life, report);
    report.cases += 1;
  }
  return report;
}

async function fuzzLife(sandbox: Sandbox, calls: number, seed: number, report: FuzzReport): Promise<void> {
  const random = seeded(seed);
  const store = createMemoryStore();
  const start = (input: unknown, nowMs: number) =>
    startCase(sandbox, store, { type: 'pregnancyCase', input, nowMs });
  await fuzzStart(sandbox, random, seed, report);
  let kase = await start(referralAt(START_MS, { demo: random() < 0.3 }), START_MS);
  let turned = await kase.task([]);
  for (let i = 0; i < calls; i += 1) {
    report.calls += 1;
    kase.nowMs += Math.floor(random() * 3_600_000);
    const call = random();
    let what = 'query';
    if (call < 0.06) {
      report.queries += 1;
      // A query that cannot be answered is its caller's trouble; whether the case lives is seen by the next call.
      await kase.query(pick(random, QUERIES), [rawJunk(random)]);
      continue;
    }
    const jobs: Job[] = [];
    if (call < 0.2) {
      what = `signal ${pickSignal(random, jobs)}`;
      report.signals += 1;
    } else what = addUpdate(random, kase, store, jobs, `u${i}`);
    const timer = kase.timer();
    if (timer && random() < 0.1) {
      kase.nowMs = Math.max(kase.nowMs, timer.dueMs);
      jobs.push(fired(timer.seq));
    }
    turned = await kase.task(jobs, random() < 0.05 ? 'away' : 'answers');
    count(turned, what, report, seed);
    if (turned.failed !== undefined) break;
    if (turned.ended) break;
    if (turned.next) {
      const nowMs = kase.nowMs;
      await kase.dispose();
      kase = await start(turned.next, nowMs);
      turned = await kase.task([]);
      count(turned, 'the run after', report, seed);
      if (turned.failed !== undefined || turned.ended) break;
    }
  }
  if (turned.failed === undefined && !turned.ended) {
    const envelope = notificationAt(kase.nowMs, `last${seed}`);
    const last = await kase.task([update('last', 'command', [envelope])]);
    const taken = last.failed === undefined && (last.updates.get('last')?.ok || isClosed(last));
    if (!taken)
      report.stuck.push({
        seed,
        call: 'a good command',
        why: last.failed ?? JSON.stringify([...last.updates]),
      });
  }
  await kase.dispose();
}

/** A case that bad input has closed still answers; that is all that can be asked of it. */
const isClosed = ({ updates }: Turned): boolean => {
  const end = updates.get('last');
  return end?.ok === false && (refusalCodes as readonly string[]).includes(end.code);
};

async function fuzzStart(sandbox: Sandbox, random: Random, seed: number, report: FuzzReport): Promise<void> {
  const payload =
    random() < 0.5
      ? rawJunk(random)
      : payloadOf({ ...referralAt(START_MS), begin: almostCommand(random, emptyState, START_MS, 'k') });
  const run = await sandbox.start('childCase', payload as never, START_MS);
  const { failed, commands } = await run.activate([], { ms: START_MS, historyLength: 3 });
  report.starts += 1;
  const ended = commands.some((command) => command.failWorkflowExecution);
  if (failed !== undefined || !ended)
    report.stuck.push({ seed, call: 'start', why: failed ?? 'a case was started by something that is none' });
  await run.dispose();
}

function pickSignal(random: Random, jobs: Job[]): string {
  const name =
    random() < 0.02
      ? 'withdraw'
      : pick(
          random,
          SIGNALS.filter((one) => one !== 'withdraw'),
        );
  jobs.push(signalOf(name, [rawJunk(random), rawJunk(random)]));
  return name;
}

function addUpdate(random: Random, kase: SandboxedCase, store: MemoryStore, jobs: Job[], id: string): string {
  const state = store.life(CASE_ID)?.state ?? emptyState;
  const kind = random();
  const name =
    kind < 0.5 ? 'command' : kind < 0.8 ? 'relay' : kind < 0.92 ? 'forward' : pick(random, UPDATES);
  if (random() < 0.4) jobs.push(updateOf(id, name, random() < 0.1 ? [] : [rawJunk(random)]));
  else {
    const value =
      name === 'relay'
        ? almostRelay(random, state, kase.nowMs)
        : name === 'forward'
          ? { clockOffsetMs: pick(random, [1, -1, 1e15, 9e15, 1.5, null, '1', 86_400_000]) }
          : almostCommand(random, state, kase.nowMs, id);
    jobs.push(update(id, name, [value]));
  }
  return `update ${name}`;
}

function count(turned: Turned, call: string, report: FuzzReport, seed: number): void {
  if (turned.failed !== undefined) report.stuck.push({ seed, call, why: turned.failed });
  for (const end of turned.updates.values()) {
    if (end.ok) report.accepted += 1;
    // What is no message of a case at all the SDK refuses by itself.
    else if (!call.startsWith('update ') || OURS.includes(call.slice('update '.length)))
      report.refused[end.code] = (report.refused[end.code] ?? 0) + 1;
  }
}

const emptyState = { facts: [], lastEventId: 0 } as unknown as Parameters<typeof almostCommand>[1];
