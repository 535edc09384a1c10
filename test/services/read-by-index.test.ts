import { setTimeout as pause } from 'node:timers/promises';
import { beforeAll, expect, test } from 'vitest';
import type { Sql } from '../../db/connect.ts';
import { findAddressee } from '../../db/find-answer.ts';
import { readRefs } from '../../db/read-life.ts';
import { fanOut } from '../../db/webhooks/fan-out.ts';
import { testStore } from './support/store.ts';

// What is asked of the store for every command must not grow with the store.

const store = testStore();
const MANY = 5_000;

beforeAll(async () => {
  await store.owner`
    insert into case_view (id, ref, kind, municipality, phase, version, last_event_id, head_hash, links, started_ms,
                           clock_offset_ms, demo, snapshot, authority, region, access_digest)
    select 'c_many' || i, case i when 8 then 'child:1' else 'pregnancy' end, 'pregnancy', 'esbjerg', '1', i, 1, 'h',
           case i when 7 then '[{"rel":"child","ref":"child:1","id":"c_many8"}]' else '[]' end::json, 0,
           0, false, '{}', 'esbjerg', 'syddanmark', ''
    from generate_series(1, ${MANY}::integer) i`;
  await store.owner`analyze case_view`;
}, 60_000);

/** How many rows of a table some work reads without an index. */
const readWhole = (table: string, work: (tx: Sql) => Promise<unknown>) =>
  store.sql.begin(async (tx) => {
    const read = async () => {
      const [row] = await tx<{ rows: number }[]>`
        select seq_tup_read::float8 as rows from pg_stat_xact_user_tables where relname = ${table}`;
      return row?.rows ?? 0;
    };
    const before = await read();
    await work(tx as unknown as Sql);
    return (await read()) - before;
  });

test('the case a command is for is found with its linked cases, and no other case is looked at', async () => {
  let versions: unknown;
  const rows = await readWhole('case_view', async (tx) => {
    versions = (await findAddressee(tx, 'c_many7', 'no key'))?.linked_versions;
  });
  expect(versions).toEqual({ 'child:1': 8 });
  expect(rows).toBe(0);
});

test('so are the names of a life', async () => {
  let refs = new Map<string, string>();
  const rows = await readWhole('case_view', async (tx) => {
    refs = await readRefs(tx, 'c_many7');
  });
  expect([...refs]).toEqual(
    expect.arrayContaining([
      ['pregnancy', 'c_many7'],
      ['child:1', 'c_many8'],
    ]),
  );
  expect(refs.size).toBe(2);
  expect(rows).toBe(0);
});

const change = (xid: string, first: number, count: number) => store.owner`
  insert into case_change (xid, case_id, event_id, type, version, recorded_ms)
  select ${xid}::xid8, 'c_many1', ${first}::integer + i, 'referral-received', 1, 0 from generate_series(1, ${count}::integer) i`;

const cursor = async () => (await store.owner`select xid::text as xid from webhook_cursor`)[0]?.xid;

test('changes are told in the order of their transactions, also where the numbers of these get a digit longer', async () => {
  await change('9', 0, 300);
  await change('10', 300, 300);
  await store.owner`update webhook_cursor set xid = '3', seq = 0`;
  expect(await fanOut(store.sql)).toBe(true);
  expect(await cursor()).toBe('10');
  expect(await fanOut(store.sql)).toBe(false);
  expect(await cursor()).toBe('10');
});

test('whoever follows the changes reads only what is new', async () => {
  await change('11', 600, 20_000);
  await store.owner`update webhook_cursor set xid = '11', seq = (select max(seq) - 10 from case_change)`;
  await store.owner`vacuum analyze case_change`;
  const touched = async () => {
    // Connections tell what they did at most once a second.
    await pause(1_200);
    const [row] = await store.owner<{ rows: number }[]>`
      select (seq_tup_read + idx_tup_fetch)::float8 as rows from pg_stat_user_tables where relname = 'case_change'`;
    return row?.rows ?? 0;
  };
  const before = await touched();
  expect(await fanOut(store.sql)).toBe(false);
  expect(await fanOut(store.sql)).toBe(false);
  // A connection may tell of the test before only now, which read some hundreds.
  expect((await touched()) - before).toBeLessThan(5_000);
});
