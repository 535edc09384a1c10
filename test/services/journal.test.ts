import { beforeAll, expect, test } from 'vitest';
import { publish } from '../../db/publish.ts';
import { verifyJournal } from '../../db/verify-journal.ts';
import { batchAt, give, notification, REFERRED_AT, referredCase, settled } from './support/case-on-paper.ts';
import { testStore } from './support/store.ts';

const store = testStore();
const ID = 'c_journal';

beforeAll(async () => {
  let live = referredCase(ID);
  for (const id of ['n1', 'n2', 'n3'])
    live = give(live, '2025-04-11T15:30:00+02:00', 'receive-notification', notification(id));
  await publish(store.sql, batchAt(live, '2025-04-11T15:30:00+02:00'));
  await publish(store.sql, batchAt(referredCase('c_other'), REFERRED_AT));
});

/** Does something that only the owner of the database can, looks, and undoes it. */
async function afterAttack(attack: string): Promise<string[]> {
  const undo = new Error('undo');
  let faults: string[] = [];
  const attacked = store.owner.begin(async (tx) => {
    await tx.unsafe('alter table journal disable trigger user');
    await tx.unsafe(attack);
    const report = await verifyJournal(tx);
    faults = report.faults.map((fault) => `${fault.caseId} ${fault.eventId} ${fault.problem}`);
    throw undo;
  });
  await attacked.catch((error: unknown) => {
    if (error !== undo) throw error;
  });
  return faults;
}

test('an untouched journal verifies, and says how much was looked at', async () => {
  const report = await verifyJournal(store.sql);
  expect(report.faults).toEqual([]);
  expect(report.cases).toBe(2);
  const [{ n } = { n: 0 }] = await store.sql<{ n: number }[]>`select count(*)::int as n from journal`;
  expect(report.rows).toBe(n);
  expect((await verifyJournal(store.sql, ID)).cases).toBe(1);
});

test('what is added while a journal is verified is no fault', async () => {
  const open = referredCase('c_busy');
  const batch = batchAt(open, REFERRED_AT);
  const busy = settled(open, batch, await publish(store.sql, batch));
  const more = give(busy, '2025-04-11T15:30:00+02:00', 'receive-notification', notification('n1'));
  let added = 0;
  // Between the list of the heads and the rows of the case somebody gives a command.
  const interrupted = new Proxy(store.sql, {
    apply(target, self, args: [TemplateStringsArray, ...unknown[]]) {
      const ask = () => Reflect.apply(target, self, args) as Promise<unknown>;
      if (!args[0].join('').includes('prev_hash, hash') || args[1] !== 'c_busy' || added > 0) return ask();
      added += 1;
      return publish(store.sql, batchAt(more, '2025-04-11T15:30:00+02:00')).then(ask);
    },
  });
  expect((await verifyJournal(interrupted)).faults).toEqual([]);
  expect(added).toBe(1);
});

test('a changed word is found where it was changed, be it sealed or not', async () => {
  const changed = (how: string) =>
    afterAttack(`update journal set data = ${how} where case_id = '${ID}' and event_id = 3`);
  expect(await changed('reverse(data::text)::json')).toEqual([`${ID} 3 hash differs`]);
  expect(await changed(`'{"notificationId":"n9"}'`)).toEqual([`${ID} 3 hash differs`]);
});

test('a removed row, a truncated end and a moved date are found', async () => {
  expect(await afterAttack(`delete from journal where case_id = '${ID}' and event_id = 2`)).toContain(
    `${ID} 3 chain broken`,
  );
  expect(await afterAttack(`delete from journal where case_id = '${ID}' and event_id = 4`)).toContain(
    `${ID} 4 rows missing at the end`,
  );
  expect(
    await afterAttack(
      `update journal set recorded_ms = recorded_ms + 1 where case_id = '${ID}' and event_id = 1`,
    ),
  ).toEqual([`${ID} 1 hash differs`]);
});

test('the application role can neither change nor remove what is in the journal', async () => {
  await expect(store.sql`update journal set type = 'x'`).rejects.toThrow(/permission denied/);
  await expect(store.sql`delete from journal`).rejects.toThrow(/permission denied/);
  await expect(store.sql`truncate journal`).rejects.toThrow(/permission denied/);
  await expect(store.sql`update case_command set answer = '{}'`).rejects.toThrow(/permission denied/);
  await expect(store.sql`alter table journal disable trigger user`).rejects.toThrow(/must be owner/);
});

test('even the owner is stopped by accident', async () => {
  await expect(store.owner`update journal set type = 'x'`).rejects.toThrow(/written once/);
  await expect(store.owner`delete from case_command`).rejects.toThrow(/written once/);
  await expect(store.owner`truncate journal`).rejects.toThrow(/written once/);
});
