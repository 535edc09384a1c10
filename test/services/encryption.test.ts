import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { call } from '../../cli/program.ts';
import { keysOf } from '../../db/case-keys.ts';
import { connect, type Sql } from '../../db/connect.ts';
import { destroyCaseKey } from '../../db/destroy-case-key.ts';
import { findAddressee, findAnswer } from '../../db/find-answer.ts';
import { publish } from '../../db/publish.ts';
import { readCase } from '../../db/read-case.ts';
import { readEvents } from '../../db/read-journal.ts';
import { rebuild } from '../../db/rebuild.ts';
import { verifyJournal } from '../../db/verify-journal.ts';
import { KeyUnavailable, Tampered } from '../../security/key-unavailable.ts';
import { KEY_BYTES, localMasterKey } from '../../security/master-key.ts';
import { ringOf } from '../../security/master-key-ring.ts';
import { batchAt, give, notification, REFERRED_AT, referredCase, settled } from './support/case-on-paper.ts';
import { testStore } from './support/store.ts';

const store = testStore();
const AT = '2025-04-11T15:30:00+02:00';

async function publishedCase(id: string) {
  const live = give(referredCase(id), AT, 'receive-notification', notification('n1'));
  const batch = batchAt(live, AT);
  return settled(live, batch, await publish(store.sql, batch));
}

/** Another process on the same store, with other master keys. */
async function elsewhere<Value>(keys: Buffer[], work: (sql: Sql) => Promise<Value>): Promise<Value> {
  const [current, ...old] = keys.map((key) => localMasterKey(key));
  const ring = ringOf(current as ReturnType<typeof localMasterKey>, old);
  const sql = connect(store.postgres.url, { max: 2, ring });
  try {
    return await work(sql);
  } finally {
    await sql.end({ timeout: 1 });
  }
}

test('two processes that make a case a key at once get the same', async () => {
  const keys = await Promise.all(
    Array.from({ length: 8 }, () => {
      const sql = connect(store.postgres.url, { max: 1 });
      return keysOf(sql)
        .ensure(sql, 'c_race')
        .finally(() => sql.end({ timeout: 1 }));
    }),
  );
  expect(new Set(keys.map((key) => key.id)).size).toBe(1);
  expect(keys.every((key) => key.secret.equals((keys[0] as typeof key).secret))).toBe(true);
});

test('what a case holds in words stands nowhere in its rows, and is read back as it was', async () => {
  await publishedCase('c_words');
  // The termin stands in a column of its own, to be searched by, as the limits that are counted from it do.
  const [dump] = await store.owner<{ all: string }[]>`
    select concat((select json_agg(j) from journal j), (select json_agg(to_jsonb(v) - 'termin_on') from case_view v),
                  (select json_agg(c) from case_command c), (select json_agg(r) from relay_outbox r)) as all`;
  for (const words of ['Bekymring', 'Prøve Person', 'Lægehuset', '2025-09-19'])
    expect(dump?.all, words).not.toContain(words);
  const events = await readEvents(store.sql, 'c_words');
  expect(events[1]?.data.concern).toBe('Bekymring for det ufødte barn');
  expect((await findAnswer(store.sql, 'c_words', 'c_words/refer'))?.body_hash).toBe('refer');
});

test('a text that was moved to another row does not open there', async () => {
  await publishedCase('c_moved');
  await store.owner.begin(async (tx) => {
    await tx`alter table journal disable trigger user`;
    await tx`update journal set data = (select data from journal where case_id = 'c_moved' and event_id = 1)
             where case_id = 'c_moved' and event_id = 2`;
    await tx`alter table journal enable trigger user`;
  });
  await expect(readEvents(store.sql, 'c_moved')).rejects.toThrow(Tampered);
  expect((await rebuild(store.sql, Date.now())).unreadable).toMatchObject([
    { caseId: 'c_moved', why: 'tampered' },
  ]);
  expect((await verifyJournal(store.sql, 'c_moved')).faults).toMatchObject([
    { eventId: 2, problem: 'hash differs' },
  ]);
});

test('without the master key nothing is read or written, the case and the key are named, and all is there again with it', async () => {
  const live = await publishedCase('c_locked');
  const [row] = await store.sql<{ key_id: string; master_key_id: string }[]>`
    select key_id, master_key_id from case_key where case_id = 'c_locked'`;
  const next = batchAt(give(live, AT, 'receive-notification', notification('n2')), AT);
  await elsewhere([randomBytes(KEY_BYTES)], async (sql) => {
    const asked = [
      readCase(sql, 'c_locked'),
      readEvents(sql, 'c_locked'),
      findAnswer(sql, 'c_locked', 'c_locked/refer'),
      findAddressee(sql, 'c_locked', 'c_locked/refer'),
      publish(sql, next),
    ];
    for (const one of await Promise.allSettled(asked)) {
      expect(one.status).toBe('rejected');
      const { reason } = one as PromiseRejectedResult;
      expect(reason).toBeInstanceOf(KeyUnavailable);
      expect(reason.message).toContain(`${row?.key_id} (wrapped by ${row?.master_key_id}) of c_locked`);
    }
    const report = await rebuild(sql, Date.now());
    expect(report.unreadable).toContainEqual(
      expect.objectContaining({ caseId: 'c_locked', why: 'unknown master key' }),
    );
    expect((await verifyJournal(sql, 'c_locked')).faults).toEqual([]);
  });
  expect(await publish(store.sql, next)).toMatchObject({ kind: 'written' });
  expect(await readEvents(store.sql, 'c_locked')).toHaveLength(3);
});

test('a rotation wraps every key anew and touches nothing that is sealed', async () => {
  await publishedCase('c_rotated');
  const before =
    await store.sql`select data::text, hash from journal where case_id = 'c_rotated' order by event_id`;
  const file = join(store.folder, 'new.key');
  const key = randomBytes(KEY_BYTES);
  writeFileSync(file, key);
  const rotate = async (env: NodeJS.ProcessEnv) => {
    const kept = { ...process.env };
    Object.assign(process.env, env);
    const called = await call(['rotate-keys'], { DATABASE_URL: store.postgres.url }, () => {});
    process.env = kept;
    // biome-ignore lint/suspicious/noExplicitAny: the document is looked into
    return called?.outcome as any;
  };
  const alone = await rotate({ TOVHOLDER_MASTER_KEY_FILE: file });
  expect(alone.ok).toBe(false);
  expect(alone.document.failed).toContainEqual(expect.objectContaining({ caseId: 'c_rotated' }));

  const settings = { TOVHOLDER_MASTER_KEY_FILE: file, TOVHOLDER_OLD_MASTER_KEY_FILES: store.masterKeyFile };
  const done = await rotate(settings);
  expect(done).toMatchObject({
    ok: true,
    document: { masterKeyId: localMasterKey(key).id, current: 0, failed: [] },
  });
  const [count] = await store.sql<
    { n: number }[]
  >`select count(*)::int as n from case_key where destroyed_at is null`;
  expect(done.document.rewrapped).toBe(count?.n);
  expect((await rotate(settings)).document).toMatchObject({ rewrapped: 0, current: count?.n });

  expect(
    await store.sql`select data::text, hash from journal where case_id = 'c_rotated' order by event_id`,
  ).toEqual(before);
  await elsewhere([key], async (sql) => expect(await readEvents(sql, 'c_rotated')).toHaveLength(2));
  // Back to the first key for the tests that follow.
  await rotate({ TOVHOLDER_MASTER_KEY_FILE: store.masterKeyFile, TOVHOLDER_OLD_MASTER_KEY_FILES: file });
});

test('F22: a case whose key is destroyed is read by nobody again, others are, and the chain stays whole', async () => {
  await publishedCase('c_erased');
  const live = await publishedCase('c_kept');
  const [copy] = await store.owner<{ wrapped_key: string; key_id: string }[]>`
    select wrapped_key, key_id from case_key where case_id = 'c_erased'`;

  const refused = async (...args: string[]) =>
    (await call(['erase', ...args], {}, () => {}))?.outcome.document;
  expect(await refused('--case', 'c_erased', '--reason', 'request')).toMatchObject({ reason: 'yes' });
  expect(await refused('--case', 'c_erased', '--yes')).toMatchObject({ reason: 'reason' });
  const erase = async () =>
    (
      await call(
        ['erase', '--case', 'c_erased', '--reason', 'request', '--yes'],
        { DATABASE_URL: store.postgres.url },
        () => {},
      )
    )?.outcome;
  expect(await erase()).toMatchObject({
    ok: true,
    document: { keyId: copy?.key_id, before: false, plainRows: 0 },
  });
  expect(await erase()).toMatchObject({ ok: true, document: { before: true, reason: 'request' } });

  keysOf(store.sql).forget('c_erased');
  await expect(readEvents(store.sql, 'c_erased')).rejects.toThrow(/c_erased is not available: destroyed/);
  await expect(findAnswer(store.sql, 'c_erased', 'c_erased/refer')).rejects.toThrow(/destroyed/);
  expect(await readCase(store.sql, 'c_erased')).toBeUndefined();
  const left = await store.sql`select 1 from deadline_view where case_id = 'c_erased'`;
  expect(left).toHaveLength(0);
  const report = await rebuild(store.sql, Date.now());
  expect(report.rewritten.map((one) => one.caseId)).not.toContain('c_erased');
  expect(report.unreadable.map((one) => one.caseId)).not.toContain('c_erased');

  const verified = await verifyJournal(store.sql, 'c_erased');
  expect(verified).toMatchObject({ rows: 2, faults: [] });
  expect(await readEvents(store.sql, 'c_kept')).toHaveLength(2);
  const next = batchAt(give(live, AT, 'receive-notification', notification('n2')), AT);
  expect(await publish(store.sql, next)).toMatchObject({ kind: 'written' });

  // What its workflow still had to write is told that the case is gone.
  expect(await publish(store.sql, batchAt(referredCase('c_erased'), REFERRED_AT))).toEqual({
    kind: 'withdrawn',
  });
  // Nobody brings the key back.
  await expect(
    store.owner`update case_key set wrapped_key = ${copy?.wrapped_key ?? ''}, destroyed_at = null where case_id = 'c_erased'`,
  ).rejects.toThrow(/stays destroyed/);
  await expect(store.owner`delete from case_key where case_id = 'c_erased'`).rejects.toThrow(/written once/);
  await expect(store.sql`update case_key set case_id = 'c_x'`).rejects.toThrow(/permission denied/);
});

test('the worker is asked to end the workflow of an erased case', async () => {
  await publishedCase('c_ended');
  expect(await destroyCaseKey(store.sql, 'c_ended', 'test-data')).toMatchObject({ kind: 'erased' });
  const waiting = await store.sql`
    select kind from relay_outbox where from_case = 'c_ended' and to_case = 'c_ended' and delivered_at is null`;
  expect(waiting).toMatchObject([{ kind: 'withdrawal' }]);
  expect(await destroyCaseKey(store.sql, 'c_nobody', 'test-data')).toEqual({ kind: 'unknown' });
});
