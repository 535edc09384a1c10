import { expect, test } from 'vitest';
import { publish } from '../../db/publish.ts';
import { readCase } from '../../db/read-case.ts';
import { rebuild } from '../../db/rebuild.ts';
import { parseInstant } from '../../domain/calendar/index.ts';
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
