import { expect, test } from 'vitest';
import { createMemoryStore } from '../../tools/replay/memory-store.ts';
import { testSandbox } from './support/sandbox.ts';
import { CASE_ID, notificationAt, referralAt } from './support/sandbox-inputs.ts';
import { fired, signal, startCase, update } from './support/sandboxed-case.ts';

const sandbox = testSandbox();
const START_MS = Date.UTC(2025, 3, 11, 8);

async function referred(more: Parameters<typeof referralAt>[1] = {}) {
  const store = createMemoryStore();
  const start = { type: 'pregnancyCase', input: referralAt(START_MS, more), nowMs: START_MS };
  const kase = await startCase(sandbox, store, start);
  expect((await kase.task([])).failed).toBeUndefined();
  return { kase, store };
}

test('a command, a repeated one and a timer go through the sandbox as through a worker', async () => {
  const { kase, store } = await referred();
  expect(store.life(CASE_ID)?.events.length).toBeGreaterThan(0);
  kase.nowMs += 60_000;
  const envelope = notificationAt(kase.nowMs, 'n1');
  const first = await kase.task([update('u1', 'command', [envelope])]);
  expect(first.updates.get('u1')).toMatchObject({ ok: true, value: { version: 2, repeated: false } });
  const again = await kase.task([update('u2', 'command', [envelope])]);
  expect(again.updates.get('u2')).toMatchObject({ ok: true, value: { version: 2, repeated: true } });
  const timer = kase.timer();
  if (!timer) throw new Error('no timer');
  kase.nowMs = timer.dueMs;
  expect((await kase.task([fired(timer.seq)])).failed).toBeUndefined();
  expect(kase.timer()?.dueMs).toBeGreaterThan(timer.dueMs);
  await kase.dispose();
});

test('migrate, the budget and the server each end a run; the next one goes on from there', async () => {
  const { kase } = await referred();
  const migrated = await kase.task([signal('migrate')]);
  expect(migrated.next?.begin.by).toBe('continuing');
  await kase.dispose();
  const small = await referred({ historyBudget: 12 });
  small.kase.historyLength = 20;
  const spent = await small.kase.task([update('u1', 'command', [notificationAt(START_MS, 'n1')])]);
  expect(spent.updates.get('u1')).toMatchObject({ ok: true });
  expect(spent.next?.historyBudget).toBe(12);
  await small.kase.dispose();
});

test('a request to cancel does not end a case', async () => {
  const { kase } = await referred();
  expect(await kase.task([{ cancelWorkflow: { reason: 'somebody' } }])).toEqual({ updates: new Map() });
  const heard = await kase.task([update('u1', 'command', [notificationAt(START_MS, 'n1')])]);
  expect(heard.updates.get('u1')).toMatchObject({ ok: true });
  await kase.dispose();
});

test('a store that is away for long ends the run too; what is not in the journal yet goes along and is written later', async () => {
  const { kase, store } = await referred();
  const away = await kase.task([update('u1', 'command', [notificationAt(START_MS, 'n1')])], 'away');
  expect(away.updates.get('u1')).toMatchObject({ ok: true });
  kase.historyLength = 1_100;
  const spent = await kase.task([update('u2', 'command', [notificationAt(START_MS, 'n2')])], 'away');
  expect(spent.updates.get('u2')).toMatchObject({ ok: true });
  await kase.dispose();
  const { next } = spent;
  if (!next) throw new Error('the run goes on');
  expect(store.life(CASE_ID)?.events.filter(isNotification)).toEqual([]);
  const second = await startCase(sandbox, store, { type: 'pregnancyCase', input: next, nowMs: START_MS });
  expect((await second.task([])).failed).toBeUndefined();
  expect(store.life(CASE_ID)?.events.filter(isNotification).length).toBe(2);
  await second.dispose();
});

const isNotification = ({ type }: { type: string }): boolean => type === 'notification-received';
