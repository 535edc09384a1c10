import { beforeAll, expect, test } from 'vitest';
import { readEvents } from '../../db/read-journal.ts';
import { verifyJournal } from '../../db/verify-journal.ts';
import { testEngine, type WorkerProcess } from './support/engine.ts';
import { notificationOf, pregnancy, referral } from './support/requests.ts';
import { testStore } from './support/store.ts';

const store = testStore();
const engine = testEngine(store);
let worker: WorkerProcess;
beforeAll(async () => {
  worker = await engine.startWorker();
}, 60_000);

test('a worker killed in the middle of commands loses none that was answered and does none twice', async () => {
  const opened = await engine.gateway.openCase(pregnancy, referral());
  if (!opened.ok) throw new Error(opened.refusal.code);
  const { id } = opened.answer;
  const ids = Array.from({ length: 24 }, (_, i) => `n${i + 1}`);
  const commands = ids.map((name) => ({ name, command: notificationOf(name) }));

  let killed = false;
  let next: Promise<WorkerProcess> | undefined;
  const heard = new Map<string, unknown>();
  for (const wave of [
    commands.slice(0, 6),
    commands.slice(6, 12),
    commands.slice(12, 18),
    commands.slice(18),
  ]) {
    const answers = wave.map(async ({ name, command }) => {
      const answer = await engine.gateway.giveCommand(id, command, { key: name });
      if (answer.ok) heard.set(name, answer.answer);
    });
    if (!killed) {
      // As soon as the journal has something of this wave: the worker is then between writing and being heard.
      const before = (await readEvents(store.sql, id)).length;
      while ((await readEvents(store.sql, id)).length === before && heard.size === 0) await Promise.resolve();
      await worker.kill();
      killed = true;
      next = engine.startWorker();
    }
    await Promise.all(answers);
  }
  await next;

  // Whoever heard nothing asks again with the same key.
  for (const { name, command } of commands) {
    const answer = await engine.gateway.giveCommand(id, command, { key: name });
    if (!answer.ok) throw new Error(`${name}: ${answer.refusal.code}`);
    if (heard.has(name)) expect(answer.answer).toEqual(heard.get(name));
  }
  const events = (await readEvents(store.sql, id)).filter((event) => event.type === 'notification-received');
  expect(events.map((event) => event.data.notificationId).sort()).toEqual([...ids].sort());
  expect(killed).toBe(true);
  expect((await verifyJournal(store.sql)).faults).toEqual([]);
}, 90_000);
