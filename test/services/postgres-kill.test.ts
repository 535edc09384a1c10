import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { readEvents } from '../../db/read-journal.ts';
import { rebuild } from '../../db/rebuild.ts';
import { verifyJournal } from '../../db/verify-journal.ts';
import { waitUntil } from '../../db/wait-for-event.ts';
import { startPostgres } from '../../worker/embedded/postgres.ts';
import { watchProcess } from '../../worker/embedded/program.ts';
import { testEngine } from './support/engine.ts';
import { patiently } from './support/patiently.ts';
import { hoursAgo, notificationOf, pregnancy, referral } from './support/requests.ts';
import { testStore } from './support/store.ts';

const store = testStore();
const engine = testEngine(store);
const CASES = 4;
const EACH = 12;

beforeAll(async () => {
  await engine.startWorker();
}, 90_000);

test('PostgreSQL killed in a stream of commands loses nothing that was answered and does nothing twice (F5)', async () => {
  const ids: string[] = [];
  for (let n = 0; n < CASES; n += 1) {
    const [refer, key] = [referral(), `open${n}`];
    ids.push((await patiently(() => engine.gateway.openCase(pregnancy, refer, { key }))).id);
  }
  const acknowledged = new Map<string, unknown>();
  let unheard = 0;
  let done = 0;
  const receivedAt = hoursAgo(1);
  const give = async (id: string, name: string) => {
    const answer = await engine.gateway.giveCommand(id, notificationOf(name, receivedAt), {
      key: `${id}/${name}`,
    });
    done += 1;
    if (answer.ok) acknowledged.set(`${id}/${name}`, answer.answer);
    else if (answer.refusal.code === 'UNAVAILABLE' || answer.refusal.code === 'BUSY') unheard += 1;
    else throw new Error(answer.refusal.code);
    return answer.ok;
  };
  const names = Array.from({ length: EACH }, (_, i) => `n${i + 1}`);
  const stream = ids.map(async (id) => {
    for (const name of names) await give(id, name);
  });
  // In the middle of it: some were answered, others are on their way.
  expect(await waitUntil(async () => done >= CASES * 3, 60_000)).toBe(true);
  const gone = watchProcess(store.postgres.pid);
  process.kill(store.postgres.pid, 'SIGKILL');
  await gone;
  store.postgres = await startPostgres({ folder: join(store.folder, 'postgres'), say: () => {} });
  await Promise.all(stream);
  expect(unheard).toBeGreaterThan(0);
  expect(acknowledged.size).toBeGreaterThan(CASES * 2);

  // A time-out is unknown: whoever heard nothing asks again with the same key, and gets one answer.
  const before = new Map(acknowledged);
  for (const id of ids)
    for (const name of names) expect(await waitUntil(() => give(id, name), 150_000)).toBe(true);
  for (const [key, answer] of before) expect(acknowledged.get(key)).toEqual(answer);

  for (const id of ids) {
    const told = (await readEvents(store.sql, id)).filter((event) => event.type === 'notification-received');
    expect(told.map((event) => event.data.notificationId).sort()).toEqual([...names].sort());
  }
  const commands = await store.sql`select 1 from case_command where case_id in ${store.sql(ids)}`;
  expect(commands).toHaveLength(CASES * (EACH + 1));
  expect((await verifyJournal(store.sql)).faults).toEqual([]);
  expect((await rebuild(store.sql, Date.now())).rewritten).toEqual([]);
}, 400_000);
