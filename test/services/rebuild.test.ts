import { expect, test } from 'vitest';
import { publish } from '../../db/publish.ts';
import { readCase } from '../../db/read-case.ts';
import { rebuild } from '../../db/rebuild.ts';
import { waitUntil } from '../../db/wait-for-event.ts';
import { parseInstant } from '../../domain/calendar/index.ts';
import { snapshotDifferences } from '../../worker/watch/rebuild-workflow.ts';
import { bendSnapshot } from './support/bend-snapshot.ts';
import { batchAt, give, later, notification, referredCase, settled } from './support/case-on-paper.ts';
import { testStore } from './support/store.ts';

const store = testStore();
const AT = '2025-09-25T12:00:00+02:00';
const NOW_MS = parseInstant(AT) ?? 0;
const childId = `c_${'b'.repeat(32)}`;

async function aLife(): Promise<void> {
  let live = give(
    referredCase('c_life'),
    '2025-04-11T15:30:00+02:00',
    'receive-notification',
    notification('n1'),
  );
  const first = batchAt(live, '2025-04-11T15:30:00+02:00');
  live = settled(live, first, await publish(store.sql, first));
  live = later(live, '2025-05-01T12:00:00+02:00');
  const children = [{ ref: 'child:1', alive: true }];
  const birth = { bornAt: '2025-09-20T08:00:00+02:00', place: 'Esbjerg', children };
  live = give(live, AT, 'record-birth', birth, { newCaseIds: [childId] });
  await publish(store.sql, batchAt(live, AT));
}

test('a read model that was lost or bent is told again from the journal as it was', async () => {
  await aLife();
  expect(await rebuild(store.sql, NOW_MS)).toEqual({ cases: 2, rewritten: [], unreadable: [] });
  const before = await readCase(store.sql, 'c_life');
  const child = await readCase(store.sql, childId);

  await bendSnapshot(store, 'c_life', { facts: [] });
  await store.owner`delete from case_view where id = ${childId}`;
  await store.owner`delete from deadline_view`;
  const report = await rebuild(store.sql, NOW_MS);
  expect(report.rewritten).toEqual([
    { caseId: 'c_life', differed: ['facts', 'deadlines'] },
    { caseId: childId, differed: ['case', 'deadlines'] },
  ]);
  const again = (await readCase(store.sql, 'c_life'))?.snapshot;
  const { messagesUpToMs: _upTo, breachesTold = [], ...was } = before?.snapshot ?? {};
  expect(again).toMatchObject(was);
  expect(again?.breachesTold).toEqual(expect.arrayContaining([...breachesTold]));
  expect(breachesTold.length).toBeGreaterThan(0);
  expect((await readCase(store.sql, childId))?.snapshot.facts).toEqual(child?.snapshot.facts);
  expect((await rebuild(store.sql, NOW_MS)).rewritten).toEqual([]);
});

test('where a merged case lives on is told again from the journal, and so is that it stands by itself', async () => {
  const live = referredCase('c_alone');
  await publish(store.sql, batchAt(live, '2025-04-11T10:00:00+02:00'));
  await store.owner`update case_view set merged_into = 'c_life' where id = 'c_alone'`;
  expect((await rebuild(store.sql, NOW_MS)).rewritten).toEqual([{ caseId: 'c_alone', differed: ['merge'] }]);
  const [view] = await store.owner`select merged_into from case_view where id = 'c_alone'`;
  expect(view?.merged_into).toBeNull();
});

test('a comparison that has to wait for a publication compares with what that left', async () => {
  const id = 'c_waiting';
  const open = referredCase(id);
  const first = batchAt(open, '2025-04-11T15:30:00+02:00');
  const live = settled(open, first, await publish(store.sql, first));
  const more = give(live, '2025-04-11T15:45:00+02:00', 'receive-notification', notification('n1'));
  const waiting = async (n: number) => {
    const rows = await store.owner`
      select 1 from pg_stat_activity where wait_event_type = 'Lock' and query like '%case_view%'`;
    return rows.length >= n;
  };
  let published: Promise<unknown> = Promise.resolve();
  let compared: Promise<string[]> = Promise.resolve([]);
  // Both stand in the queue for the case's row, the publication first.
  await store.owner.begin(async (tx) => {
    await tx`select 1 from case_view where id = ${id} for update`;
    published = publish(store.sql, batchAt(more, '2025-04-11T15:45:00+02:00'));
    expect(await waitUntil(() => waiting(1), 10_000)).toBe(true);
    compared = snapshotDifferences(store.sql, id, parseInstant('2025-04-11T15:45:00+02:00') ?? 0);
    expect(await waitUntil(() => waiting(2), 10_000)).toBe(true);
  });
  await published;
  expect(await compared).toEqual([]);
});
