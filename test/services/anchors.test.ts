// Over 300 lines: every attack on a journal starts from the same anchored store, and is told apart from the others.
import { existsSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { postgresReads } from '../../api/reads/postgres-reads.ts';
import { call } from '../../cli/program.ts';
import type { Transaction } from '../../db/connect.ts';
import { destroyCaseKey } from '../../db/destroy-case-key.ts';
import { hashOf, type JournalRow } from '../../db/hash-chain.ts';
import { insertJournal } from '../../db/insert-journal.ts';
import { readAnchoringState } from '../../db/journal-anchors.ts';
import { publish } from '../../db/publish.ts';
import { notErased } from '../../db/read-erasures.ts';
import { readJournalRows } from '../../db/read-journal.ts';
import { verifyJournal } from '../../db/verify-journal.ts';
import { type Anchoring, createAnchoring } from '../../worker/watch/anchor-heads.ts';
import { readAnchorLog } from '../../worker/watch/anchor-log.ts';
import { anchoredCases } from '../../worker/watch/anchored-cases.ts';
import { httpAnchorPlace } from '../../worker/watch/http-anchor-place.ts';
import { verifyAnchors } from '../../worker/watch/verify-anchors.ts';
import type { LiveCase } from '../../workflows/live-case.ts';
import { batchAt, give, notification, REFERRED_AT, referredCase, settled } from './support/case-on-paper.ts';
import { testStore } from './support/store.ts';

const store = testStore();
const ID = `c_${'a'.repeat(32)}`;
const OTHER = `c_${'b'.repeat(32)}`;
const AT = '2025-04-11T15:30:00+02:00';
let file: string;
let anchoring: Anchoring;
let live: LiveCase;

async function written(names: readonly string[]): Promise<void> {
  for (const name of names) live = give(live, AT, 'receive-notification', notification(name));
  const batch = batchAt(live, AT);
  live = settled(live, batch, await publish(store.sql, batch));
}

beforeAll(async () => {
  file = join(store.folder, 'anchors', 'journal.jsonl');
  anchoring = createAnchoring({ sql: store.sql, file, elsewhere: null });
  live = referredCase(ID);
  await written(['n1', 'n2']);
  await publish(store.sql, batchAt(referredCase(OTHER), REFERRED_AT));
  expect(await anchoring.turn()).toEqual({ lines: 1, cases: 2, rows: 4 });
  await written(['n3', 'n4']);
  expect(await anchoring.turn()).toEqual({ lines: 1, cases: 1, rows: 2 });
});

const verified = (sql = store.sql as unknown as Transaction) =>
  verifyAnchors(sql, file, { nowMs: Date.now() });

/** What the chain alone and the anchors say after an attack that only a superuser can make; then it is undone. */
async function afterAttack(attack: (tx: Transaction) => Promise<unknown>) {
  const undo = new Error('undo');
  let chain: string[] = [];
  let anchors: string[] = [];
  const attacked = store.owner.begin(async (tx) => {
    await tx.unsafe('alter table journal disable trigger user');
    await attack(tx);
    chain = (await verifyJournal(tx)).faults.map((one) => `${one.eventId} ${one.problem}`);
    const { faults } = await verifyAnchors(tx, file, { nowMs: Date.now() });
    anchors = faults.map((one) => `${one.caseId === ID ? '' : 'other '}${one.eventId} ${one.problem}`);
    throw undo;
  });
  await attacked.catch((error: unknown) => {
    if (error !== undo) throw error;
  });
  return { chain, anchors };
}

/** Puts other rows in the place of a case's journal, numbered and chained as if they had always stood there. */
async function forge(tx: Transaction, change: (rows: JournalRow[]) => JournalRow[]): Promise<void> {
  const rows = change(await readJournalRows(tx, ID));
  await tx`delete from journal where case_id = ${ID}`;
  let prev = '0'.repeat(64);
  const forged = rows.map((row, i) => {
    const unsealed = { ...row, event_id: i + 1, prev_hash: prev };
    prev = hashOf(unsealed);
    return { ...unsealed, hash: prev };
  });
  await insertJournal(tx, forged);
  const last = forged.at(-1);
  await tx`update case_view set head_hash = ${last?.hash ?? ''}, last_event_id = ${last?.event_id ?? 0} where id = ${ID}`;
}

test('an untouched journal agrees with its anchors, and the report says how much they cover', async () => {
  const report = await verified();
  expect(report).toMatchObject({ lines: 2, casesAnchored: 2, rowsAnchored: 6, rowsSince: 0 });
  expect([report.faults, report.logFaults, report.replacements]).toEqual([[], [], []]);
  expect(report.ageSeconds).toBeLessThan(120);
  expect(await readAnchoringState(store.sql)).toMatchObject({ lines: 2, logs: 1 });
  expect(readFileSync(file, 'utf8')).not.toMatch(/Prøve|notification|referred|concern/i);
});

test('nothing new makes no line, and two writers on one log take turns', async () => {
  expect(await anchoring.turn()).toEqual({ lines: 0, cases: 0, rows: 0 });
  const second = createAnchoring({ sql: store.sql, file, elsewhere: null });
  await Promise.all([second.turn(), anchoring.turn()]);
  expect((await verified()).logFaults).toEqual([]);
});

test('an edited row is found by the chain and named by the anchors', async () => {
  const { chain, anchors } = await afterAttack(
    (tx) => tx`update journal set by_role = 'SP' where case_id = ${ID} and event_id = 2`,
  );
  expect(chain).toEqual(['2 hash differs']);
  expect(anchors).toEqual(['2 row changed']);
});

test('an edited row with everything after it chained anew passes the chain and is found by the anchors', async () => {
  const { chain, anchors } = await afterAttack((tx) =>
    forge(tx, (rows) => rows.map((row) => (row.event_id === 2 ? { ...row, by_role: 'SP' } : row))),
  );
  expect(chain).toEqual([]);
  expect(anchors).toEqual(['2 row changed and chain made anew']);
});

test('a row that was slipped in, and one that was taken out, are told apart', async () => {
  const inserted = await afterAttack((tx) =>
    forge(tx, (rows) => [
      ...rows.slice(0, 2),
      { ...(rows[1] as JournalRow), by_role: 'SP' },
      ...rows.slice(2),
    ]),
  );
  expect(inserted).toEqual({ chain: [], anchors: ['3 row inserted'] });
  const removed = await afterAttack((tx) => forge(tx, (rows) => rows.filter((row) => row.event_id !== 3)));
  expect(removed).toEqual({ chain: [], anchors: ['3 row removed'] });
});

test('an end that was cut off is found although the head was cut with it', async () => {
  const { chain, anchors } = await afterAttack((tx) => forge(tx, (rows) => rows.slice(0, 3)));
  expect(chain).toEqual([]);
  expect(anchors).toEqual(['4 end cut off']);
});

test('a case that was deleted everywhere is missed', async () => {
  const { chain, anchors } = await afterAttack(async (tx) => {
    for (const table of ['case_opening', 'case_command']) {
      await tx.unsafe(`alter table ${table} disable trigger user`);
    }
    await tx`delete from journal where case_id = ${OTHER}`;
    await tx`delete from case_opening where case_id = ${OTHER}`;
    await tx`delete from case_command where case_id = ${OTHER}`;
    await tx`delete from case_view where id = ${OTHER}`;
  });
  expect(chain).toEqual([]);
  expect(anchors).toEqual(['other null case deleted']);
});

test('a row without a hash is a failure, and counted as not covered', async () => {
  let covered = { rows: 0, hashed: 0 };
  const { chain } = await afterAttack(async (tx) => {
    await tx`update journal set hash = '' where case_id = ${ID} and event_id = 5`;
    await tx`update case_view set head_hash = '' where id = ${ID}`;
    covered = await verifyJournal(tx, ID);
  });
  expect(chain).toEqual(['5 hash missing']);
  expect(covered).toMatchObject({ rows: 5, hashed: 4 });
});

test('what was anchored anew on record is no fault, and the report says so', async () => {
  const undo = new Error('undo');
  const aside = join(store.folder, 'anchors', 'aside.jsonl');
  writeFileSync(aside, readFileSync(file));
  const attempt = store.owner.begin(async (tx) => {
    await tx.unsafe('alter table journal disable trigger user');
    await forge(tx, (rows) => rows.map((row) => (row.event_id === 4 ? { ...row, by_role: 'SP' } : row)));
    const within = { begin: (work: (tx: Transaction) => unknown) => work(tx) } as unknown as typeof store.sql;
    const again = createAnchoring({ sql: within, file: aside, elsewhere: null });
    expect(await again.replace(ID, 4, 'told again after a restore')).toEqual({ lines: 1, cases: 1, rows: 2 });
    const report = await verifyAnchors(tx, aside, { nowMs: Date.now() });
    expect([report.faults, report.logFaults]).toEqual([[], []]);
    expect(report.replacements).toMatchObject([{ caseId: ID, fromEventId: 4 }]);
    throw undo;
  });
  await expect(attempt).rejects.toBe(undo);
});

let original = '';
beforeEach(() => {
  original = existsSync(file) ? readFileSync(file, 'utf8') : original;
});

/** What the log says of itself after its file was changed; then it is put back. */
async function afterChange(change: (lines: string[]) => string): Promise<string[]> {
  writeFileSync(file, change(original.trim().split('\n')));
  const faults = (await verified()).logFaults.map((one) => `${one.seq} ${one.problem}`);
  writeFileSync(file, original);
  return faults;
}

test('a log that was changed, thinned, cut or removed says so itself', async () => {
  const changed = await afterChange(([first = '', ...more]) =>
    [first.replace('"fromEventId":1', '"fromEventId":2'), ...more, ''].join('\n'),
  );
  expect(changed).toEqual(['1 line changed']);
  expect(await afterChange(([, ...more]) => [...more, ''].join('\n'))).toEqual(['0 lines missing']);
  expect(await afterChange((lines) => [...lines.slice(0, -1), ''].join('\n'))).toEqual([
    `${original.trim().split('\n').length - 1} cut off at the end`,
  ]);
  expect(await afterChange(([, ...more]) => ['{"bent', ...more, ''].join('\n'))).toEqual([
    '0 line unreadable',
  ]);
  rmSync(file);
  const gone = (await verified()).logFaults.map((one) => one.problem);
  writeFileSync(file, original);
  expect(gone).toEqual(['log is gone']);
});

test('a line whose writing was cut short by a crash is no fault, and the next one builds on the last whole one', async () => {
  await written(['n5']);
  expect((await anchoring.turn()).rows).toBe(1);
  const whole = readFileSync(file).length;
  truncateSync(file, whole - 40);
  await store.owner`alter table journal_anchor disable trigger user`;
  await store.owner`delete from journal_anchor where seq = (select max(seq) from journal_anchor)`;
  await store.owner`alter table journal_anchor enable trigger user`;
  const after = createAnchoring({ sql: store.sql, file, elsewhere: null });
  expect((await after.turn()).rows).toBe(1);
  const report = await verified();
  expect([report.faults, report.logFaults]).toEqual([[], []]);
  expect(report.rowsAnchored).toBe(7);
});

test('lines reach a second place in order, are tried again while it fails, and verify from there', async () => {
  const kept = new Map<string, string>();
  const authorisations = new Set<string | undefined>();
  let failing = true;
  const server: Server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      authorisations.add(request.headers.authorization);
      const name = request.url ?? '';
      const status = failing && kept.size === 1 ? 500 : kept.has(name) ? 409 : 201;
      if (status === 201) kept.set(name, body);
      response.writeHead(status).end();
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  afterAll(() => server.close());
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/worm/`;
  const twoPlaces = createAnchoring({
    sql: store.sql,
    file,
    elsewhere: httpAnchorPlace(url, { token: 'made-up' }),
  });
  expect(await twoPlaces.deliver()).toBe(1);
  const [waiting] = await store.sql<{ last_error: string }[]>`
    select last_error from journal_anchor where last_error is not null`;
  expect(waiting?.last_error).toBe('HTTP_500');
  failing = false;
  expect(await twoPlaces.deliver()).toBe(0);
  const { lines } = readAnchorLog(file);
  expect([...kept.keys()]).toEqual(lines.map((line) => `/worm/${line.log}/${line.seq}`));
  expect([...authorisations]).toEqual(['Bearer made-up']);
  expect((await readAnchoringState(store.sql)).undelivered).toBe(0);

  const fetched = join(store.folder, 'anchors', 'fetched.jsonl');
  writeFileSync(fetched, `${[...kept.values()].join('\n')}\n`);
  const report = await verifyAnchors(store.sql, fetched, { nowMs: Date.now() });
  expect(report).toMatchObject({ casesAnchored: 2, faults: [], logFaults: [] });
});

test('the log of one store vouches for no other', async () => {
  const foreign = join(store.folder, 'anchors', 'foreign.jsonl');
  const content = readFileSync(file, 'utf8');
  const { store: own } = JSON.parse(content.slice(0, content.indexOf('\n'))) as { store: string };
  writeFileSync(foreign, content.replaceAll(own, '00000000-0000-4000-8000-000000000000'));
  const report = await verifyAnchors(store.sql, foreign, { nowMs: Date.now() });
  expect(report.logFaults.map((one) => one.problem)).toContain('of another store');
  expect(report.faults).toEqual([]);
  await expect(
    createAnchoring({ sql: store.sql, file: foreign, elsewhere: null }).turn(),
  ).rejects.toMatchObject({ name: 'LogOfAnotherStore' });
});

test('a case that was erased is on record in the log, so that an older copy cannot bring it back unseen', async () => {
  await destroyCaseKey(store.sql, OTHER, 'test-data');
  await anchoring.turn();
  const { erased } = anchoredCases(readAnchorLog(file));
  expect([...erased]).toEqual([[OTHER, 'test-data']]);
  expect(await notErased(store.sql, [OTHER, ID])).toEqual([ID]);
  expect((await anchoring.turn()).lines).toBe(0);
  expect((await verified()).faults).toEqual([]);
});

test('the command line anchors, verifies against the log, and ends with 1 where they disagree', async () => {
  const env = { ...process.env, DATABASE_URL: store.postgres.url, TOVHOLDER_ANCHOR_FILE: file };
  const say = () => {};
  await written(['n6']);
  const anchored = await call(['anchors', '--now'], env, say);
  expect(anchored?.outcome).toMatchObject({
    ok: true,
    document: { written: { lines: 1, cases: 1, rows: 1 } },
  });
  const whole = await call(['verify-journal', '--anchors'], env, say);
  expect(whole?.outcome).toMatchObject({ ok: true, document: { faults: [], anchors: { rowsSince: 0 } } });
  const bent = join(store.folder, 'anchors', 'bent.jsonl');
  writeFileSync(bent, readFileSync(file, 'utf8').replace('"lastEventId":3', '"lastEventId":2'));
  const broken = await call(['verify-journal', ID, '--anchors', bent], env, say);
  expect(broken?.outcome.ok).toBe(false);
  expect(broken?.outcome.text()).toContain('line changed');

  const reads = postgresReads(store.sql, file);
  expect(await reads.verify(ID)).toMatchObject({ ok: true, anchors: { events: 7, since: 0, faults: [] } });
  expect(await postgresReads(store.sql, join(store.folder, 'none')).verify(ID)).toMatchObject({
    anchors: null,
  });
});
