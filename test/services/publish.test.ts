import { expect, test } from 'vitest';
import { publish } from '../../db/publish.ts';
import { readCase } from '../../db/read-case.ts';
import { readEvents } from '../../db/read-journal.ts';
import { parseInstant } from '../../domain/calendar/index.ts';
import { deadlinesOf } from '../../domain/obligations/deadline.ts';
import {
  batchAt,
  give,
  later,
  notification,
  REFERRED_AT,
  referredCase,
  settled,
} from './support/case-on-paper.ts';
import { testStore } from './support/store.ts';

const store = testStore();
const NOTIFIED_AT = '2025-04-11T15:30:00+02:00';

async function counts(caseId: string) {
  const [row] = await store.sql`
    select (select count(*) from journal where case_id = ${caseId}) as journal,
           (select count(*) from case_command where case_id = ${caseId}) as commands,
           (select count(*) from deadline_view where case_id = ${caseId}) as deadlines,
           (select count(*) from outbox where case_id = ${caseId}) as messages`;
  return row;
}

test('a batch written twice changes nothing the second time and gets the same answer', async () => {
  const live = later(
    give(referredCase('c_twice'), NOTIFIED_AT, 'receive-notification', notification('n1')),
    '2025-04-20T12:00:00+02:00',
  );
  const batch = batchAt(live, '2025-04-20T12:00:00+02:00');
  const first = await publish(store.sql, batch);
  const once = await counts('c_twice');
  expect(await publish(store.sql, batch)).toEqual(first);
  expect(await counts('c_twice')).toEqual(once);
  expect(once).toMatchObject({ journal: live.state.lastEventId, commands: 2 });
  expect(Number(once?.messages)).toBe(batch.messages.length);
  expect(batch.messages.length).toBeGreaterThan(0);
});

test('what is written is what the pure case knows: events, snapshot, deadlines', async () => {
  const live = give(referredCase('c_same'), NOTIFIED_AT, 'receive-notification', notification('n1'));
  await publish(store.sql, batchAt(live, NOTIFIED_AT));
  expect(await readEvents(store.sql, 'c_same')).toEqual(live.pending.flatMap((entry) => entry.events));
  expect((await readCase(store.sql, 'c_same'))?.snapshot).toEqual(live.state);
  const nowMs = parseInstant('2025-04-14T12:00:00+02:00') ?? 0;
  const rows = await store.sql`
    select id, status_at(steps, ${nowMs}) as status from deadline_view where case_id = 'c_same' order by id`;
  const derived = deadlinesOf(live.state, nowMs).map(({ id, status }) => ({ id, status }));
  expect([...rows]).toEqual(derived.sort((a, b) => (a.id < b.id ? -1 : 1)));
});

test('the second batch continues numbers and chain of the first', async () => {
  let live = referredCase('c_chain');
  const first = batchAt(live, REFERRED_AT);
  live = settled(live, first, await publish(store.sql, first));
  live = give(live, NOTIFIED_AT, 'receive-notification', notification('n1'));
  await publish(store.sql, batchAt(live, NOTIFIED_AT));
  const rows = await store.sql`
    select event_id, prev_hash, hash from journal where case_id = 'c_chain' order by event_id`;
  expect(rows.map((row) => row.event_id)).toEqual(rows.map((_, i) => i + 1));
  for (const [i, row] of rows.entries()) if (i > 0) expect(row.prev_hash).toBe(rows[i - 1]?.hash);
});

test('a case whose journal holds other events than it knows builds on those and loses nothing of its own', async () => {
  const opened = referredCase('c_diverged');
  const opening = batchAt(opened, REFERRED_AT);
  const base = settled(opened, opening, await publish(store.sql, opening));
  // A worker wrote n1 and died before it was heard; then n2 and n1 came again, in this order.
  const lost = give(base, NOTIFIED_AT, 'receive-notification', notification('n1'), { key: 'first' });
  await publish(store.sql, batchAt(lost, NOTIFIED_AT));
  let live = give(base, NOTIFIED_AT, 'receive-notification', notification('n2'), { key: 'second' });
  live = give(live, NOTIFIED_AT, 'receive-notification', notification('n1'), { key: 'first' });

  const batch = batchAt(live, NOTIFIED_AT);
  const answer = await publish(store.sql, batch);
  expect(answer.kind).toBe('diverged');
  live = settled(live, batch, answer);
  const again = batchAt(live, NOTIFIED_AT);
  live = settled(live, again, await publish(store.sql, again));

  const events = await readEvents(store.sql, 'c_diverged');
  expect(events.filter((e) => e.type === 'notification-received').map((e) => e.data.notificationId)).toEqual([
    'n1',
    'n2',
  ]);
  expect(live.pending).toEqual([]);
  expect((await readCase(store.sql, 'c_diverged'))?.snapshot).toEqual(live.state);
  expect(live.ledger.map((entry) => entry.keyHash).sort()).toEqual(['c_diverged/refer', 'first', 'second']);
});

test('at replay the recorded facts stand, whatever was decided now', async () => {
  const live = referredCase('c_replayed');
  const batch = batchAt(live, REFERRED_AT);
  const published = await publish(store.sql, batch);
  if (published.kind !== 'written') throw new Error(published.kind);
  const recorded = published.facts.map((fact) => ({ ...fact, data: { ...fact.data, edd: '2025-08-01' } }));
  const replayed = settled(live, batch, { kind: 'written', facts: recorded });
  expect(replayed.state.facts).toEqual(recorded);
  expect(replayed.base.lastEventId).toBe(live.state.lastEventId);
});

test('a birth makes the child case visible in the same transaction, and taking it back makes it disappear', async () => {
  const childId = `c_${'a'.repeat(32)}`;
  let live = referredCase('c_mother');
  const birth = {
    bornAt: '2025-09-20T08:00:00+02:00',
    place: 'Esbjerg',
    children: [{ ref: 'child:1', alive: true }],
  };
  live = give(live, '2025-09-20T10:00:00+02:00', 'record-birth', birth, { newCaseIds: [childId] });
  const batch = batchAt(live, '2025-09-20T10:00:00+02:00');
  live = settled(live, batch, await publish(store.sql, batch));
  expect((await readCase(store.sql, childId))?.snapshot).toMatchObject({ ref: 'child:1', kind: 'child' });
  expect(Number((await counts(childId))?.journal)).toBeGreaterThan(0);

  const eventId = live.state.facts.find((fact) => fact.type === 'birth-recorded')?.id ?? 0;
  live = give(live, '2025-09-20T11:00:00+02:00', 'retract', { eventId, reason: 'Fejl' });
  const retraction = batchAt(live, '2025-09-20T11:00:00+02:00');
  await publish(store.sql, retraction);
  expect(await readCase(store.sql, childId)).toBeUndefined();
  expect(Number((await counts(childId))?.deadlines)).toBe(0);
  expect(Number((await counts(childId))?.journal)).toBeGreaterThan(0);
});

test('a batch for a journal that ends before what the case has written is refused, not bridged', async () => {
  const opened = referredCase('c_behind');
  const opening = batchAt(opened, REFERRED_AT);
  const known = settled(opened, opening, { kind: 'written', facts: opened.state.facts });
  const live = give(known, NOTIFIED_AT, 'receive-notification', notification('n1'));
  await expect(publish(store.sql, batchAt(live, NOTIFIED_AT))).rejects.toThrow(/ends at event 0/);
  expect(await counts('c_behind')).toMatchObject({ journal: 0 });
});
