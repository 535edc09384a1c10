// F16: a command, a timer and what ends the run, in every order, at once or one after the other, with a store that
// answers at once, late or not at all in between.
import { expect, test } from 'vitest';
import { createMemoryStore, keyOfMessage } from '../../tools/replay/memory-store.ts';
import type { CaseInput } from '../../workflows/case-input.ts';
import type { Job } from './support/activations.ts';
import { testSandbox } from './support/sandbox.ts';
import { CASE_ID, notificationAt, referralAt } from './support/sandbox-inputs.ts';
import {
  fired,
  type SandboxedCase,
  signal,
  startCase,
  type UpdateEnd,
  update,
} from './support/sandboxed-case.ts';

const sandbox = testSandbox();
const START_MS = Date.UTC(2025, 3, 11, 8);
const BREACH_MS = START_MS + 60_000 + 24 * 3_600_000;

type Happening = 'update' | 'timer' | 'end';
type StoreMood = 'answers' | 'silent' | 'away';

/** Every way in which these may come, those in one group in one workflow task. */
function orders(all: readonly Happening[]): Happening[][][] {
  if (all.length === 0) return [[]];
  const found: Happening[][][] = [];
  for (let mask = 1; mask < 1 << all.length; mask += 1) {
    const group = all.filter((_, i) => mask & (1 << i));
    for (const rest of orders(all.filter((one) => !group.includes(one)))) found.push([group, ...rest]);
  }
  return found;
}

/** What the store does after each group but the last, where it answers. */
const moods = (n: number): StoreMood[][] =>
  n <= 1
    ? [['answers']]
    : moods(n - 1).flatMap((rest) =>
        (['answers', 'silent', 'away'] as const).map((mood): StoreMood[] => [mood, ...rest]),
      );

/** A life over its runs: whatever ends one, the next begins at once and hears again what the last one had answered. */
async function liveThrough(
  groups: readonly Happening[][],
  store: readonly StoreMood[],
  ending: 'migrate' | 'budget',
) {
  const memory = createMemoryStore();
  const answers: { updateId: string; end: UpdateEnd }[] = [];
  let runs = 1;
  let heardAgain = 0;
  const command = notificationAt(BREACH_MS - 5_000, 'n2');
  const begin = (input: CaseInput, nowMs: number) =>
    startCase(sandbox, memory, { type: 'pregnancyCase', input, nowMs });
  let kase = await begin(referralAt(START_MS), START_MS);
  const take = async (jobs: readonly Job[], mood: StoreMood): Promise<void> => {
    const turned = await kase.task(jobs, mood);
    expect(turned.failed).toBeUndefined();
    for (const [updateId, end] of turned.updates) answers.push({ updateId, end });
    if (!turned.next) return;
    const nowMs = kase.nowMs;
    await kase.dispose();
    runs += 1;
    kase = await begin(turned.next, nowMs);
    await take([], 'answers');
    // The server may give the run that follows an update that the last one answered in its very last task.
    if (turned.updates.has('u2')) {
      heardAgain += 1;
      await take([update('u2', 'command', [command])], 'answers');
    }
  };
  await take([], 'answers');
  kase.nowMs = START_MS + 60_000;
  await take([update('u1', 'command', [notificationAt(kase.nowMs, 'n1')])], 'answers');
  for (let due = kase.timer(); due && due.dueMs < BREACH_MS; due = kase.timer()) {
    kase.nowMs = due.dueMs;
    await take([fired(due.seq)], 'answers');
  }
  kase.nowMs = BREACH_MS - 4_000;

  for (const [i, group] of groups.entries()) {
    const jobs: Job[] = [];
    if (group.includes('end') && ending === 'migrate') jobs.push(signal('migrate'));
    if (group.includes('end') && ending === 'budget') kase.historyLength = 300;
    if (group.includes('update')) jobs.push(update('u2', 'command', [command]));
    if (group.includes('timer')) jobs.push(...timerJobs(kase));
    await take(jobs, store[i] ?? 'answers');
  }
  // The worker goes on: what was asked of the store is answered, and a timer that is due fires.
  await take([], 'answers');
  for (let due = kase.timer(); due && due.dueMs <= kase.nowMs; due = kase.timer())
    await take([fired(due.seq)], 'answers');
  const again = await kase.task([update('u3', 'command', [command])]);
  return { memory, kase, answers, runs, heardAgain, again: again.updates.get('u3') };
}

/** The moment of the breach has come; the timer fires unless the run has none armed just now. */
function timerJobs(kase: SandboxedCase): Job[] {
  const armed = kase.timer();
  kase.nowMs = Math.max(BREACH_MS, armed?.dueMs ?? 0);
  return armed ? [fired(armed.seq)] : [];
}

test.for(['migrate', 'budget'] as const)(
  'whatever order a command, a timer and the end of a run by %s come in, nothing is lost, done twice or left unsaid',
  async (ending) => {
    let lives = 0;
    let raced = 0;
    for (const groups of orders(['update', 'timer', 'end'])) {
      for (const store of moods(groups.length)) {
        const name = `${groups.map((group) => group.join('+')).join(' → ')} (${store.join(', ')})`;
        const { memory, kase, answers, runs, heardAgain, again } = await liveThrough(groups, store, ending);
        const life = memory.life(CASE_ID);
        const told = life?.events.filter((event) => event.type === 'notification-received') ?? [];
        // I1, I2: what was answered stands in the journal once, and its key gives the same answer ever after.
        expect(told.map((event) => event.data.notificationId).sort(), name).toEqual(['n1', 'n2']);
        expect(
          life?.events.map((event) => event.id),
          name,
        ).toEqual(life?.events.map((_, i) => i + 1));
        const versions = answers.filter((one) => one.updateId === 'u2').map((one) => one.end);
        expect(versions.length, name).toBe(1 + heardAgain);
        for (const end of [...versions, again])
          expect(end, name).toMatchObject({ ok: true, value: { version: 3 } });
        expect(again, name).toMatchObject({ value: { repeated: true } });
        // I4: the breach was said, once, and the case goes on waiting for what comes next.
        const breaches =
          life?.messages.filter((m) => m.deadlineId === 'F1-15.n1' && m.kind === 'breach') ?? [];
        expect(breaches.length, name).toBeGreaterThan(0);
        expect(new Set(breaches.map(keyOfMessage)).size, name).toBe(breaches.length);
        expect(kase.timer()?.dueMs ?? 0, name).toBeGreaterThan(kase.nowMs);
        expect(runs, name).toBeGreaterThan(1);
        raced += heardAgain;
        lives += 1;
        await kase.dispose();
      }
    }
    expect(lives).toBe(1 + 6 * 3 + 6 * 9);
    // The race itself: an update answered in the task that ended its run.
    expect(raced).toBeGreaterThan(0);
  },
);
