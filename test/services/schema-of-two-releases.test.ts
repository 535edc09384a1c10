import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runner } from 'node-pg-migrate';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { connectAs, type Sql } from '../../db/connect.ts';
import { MIGRATIONS, OLDER_MAY_RUN } from '../../db/migration-files.ts';
import { publish } from '../../db/publish.ts';
import { rebuild } from '../../db/rebuild.ts';
import { verifyJournal } from '../../db/verify-journal.ts';
import type { LiveCase } from '../../workflows/live-case.ts';
import { temporaryFolder } from '../runtime/temporary-folder.ts';
import { batchAt, give, notification, referredCase, settled } from './support/case-on-paper.ts';
import { schemaShape, takenFrom } from './support/schema-shape.ts';
import { testStore } from './support/store.ts';

/** The last migration of the last release. What comes after it belongs to the next one. */
const RELEASED = (
  JSON.parse(readFileSync(join(import.meta.dirname, '../schemas/released.json'), 'utf8')) as {
    migration: string;
  }
).migration;

/** A migration that takes something away says what, and in which release the code stopped using it. */
const CONTRACT = /^-- Takes away what release \d+\.\d+\.\d+ no longer uses: \S/m;

/** A check that takes all that it took before, and more: nobody but its writer can tell that from another check. */
const WIDER = /^-- Takes more than before: a check of (\w+)\.$/gm;

const files = readdirSync(MIGRATIONS)
  .filter((name) => name.endsWith('.sql'))
  .sort();
const next = files.filter((name) => name > `${RELEASED}.sql`);
const textOf = (name: string): string => readFileSync(join(MIGRATIONS, name), 'utf8');

const store = testStore();
let owner: Sql;
/** A database beside the store's, with the schema of the last release. */
let url: string;

const run = (dir: string, direction: 'up' | 'down', count?: number) =>
  runner({
    databaseUrl: url,
    dir,
    direction,
    migrationsTable: 'migration',
    noLock: true,
    checkOrder: false,
    log: () => {},
    ...(count === undefined ? {} : { count }),
  });

beforeAll(async () => {
  await store.owner`create database two_releases`;
  const address = new URL(store.postgres.url);
  address.pathname = '/two_releases';
  url = address.href;
  owner = connectAs(url, { max: 1 });
  await run(MIGRATIONS, 'up', files.length - next.length);
}, 60_000);
afterAll(async () => {
  await owner?.end({ timeout: 1 });
});

describe('migrations of the next release', () => {
  it('say each whether an older build may run on what they leave', () => {
    expect(files).toContain(`${RELEASED}.sql`);
    const silent = next.filter(
      (name) => !textOf(name).split(/\r?\n/).includes(OLDER_MAY_RUN) && !CONTRACT.test(textOf(name)),
    );
    expect(silent).toEqual([]);
  });

  it('take nothing from the build before them, and can be taken back', async () => {
    const released = await schemaShape(owner);
    for (const name of next) {
      const before = await schemaShape(owner);
      await run(MIGRATIONS, 'up', 1);
      const taken = takenFrom(before, await schemaShape(owner));
      const wider = [...textOf(name).matchAll(WIDER)].map(
        ([, table]) => `a rule refuses what was taken: ${table}: CHECK`,
      );
      const left = taken.filter((one) => !wider.some((known) => one.startsWith(known)));
      expect([name, textOf(name).includes(OLDER_MAY_RUN) ? left : []]).toEqual([name, []]);
    }
    const now = await schemaShape(owner);
    for (const name of [...next].reverse()) {
      if (!/^-- Down Migration/m.test(textOf(name))) throw new Error(`${name} has no way down`);
      await run(MIGRATIONS, 'down', 1);
    }
    expect(await schemaShape(owner)).toEqual(released);
    await run(MIGRATIONS, 'up');
    expect(await schemaShape(owner)).toEqual(now);
  });
});

/** What a release might do to the schema, and what an older build would meet with. */
const changes: [string, string, RegExp | null][] = [
  ['a column with a default', "alter table case_view add column more text not null default ''", null],
  ['a column that may be empty', 'alter table case_view add column more text', null],
  ['a table', 'create table more (id text primary key, n integer not null)', null],
  ['an index', 'create index more on case_view (kind)', null],
  ['a right more', 'grant delete on dead_man_run to tovholder_app', null],
  [
    'a column dropped',
    'alter table case_view drop column next_wake_ms',
    /column is gone: case_view\.next_wake_ms/,
  ],
  [
    'a column renamed',
    'alter table outbox rename column message_id to mail_id',
    /column is gone: outbox\.message_id/,
  ],
  [
    'another type',
    'alter table case_view alter column version type text',
    /another type: case_view\.version/,
  ],
  [
    'a column to be filled',
    'alter table dead_man_run add column more text not null',
    /has to be filled: dead_man_run\.more/,
  ],
  ['a default dropped', 'alter table outbox alter column seq drop identity', /has to be filled: outbox\.seq/],
  ['a table dropped', 'drop table saved_view', /column is gone: saved_view\./],
  ['a check', "alter table outbox add check (kind <> 'breach')", /refuses what was taken: outbox/],
  ['a unique index', 'create unique index more on case_view (kind, id)', /refuses what was taken: case_view/],
  [
    'a foreign key',
    'alter table draft add foreign key (case_id) references case_view (id)',
    /refuses what was taken: draft/,
  ],
  [
    'a unique rule dropped',
    'alter table webhook_endpoint drop constraint webhook_endpoint_key_id_key',
    /unique rule is gone/,
  ],
  ['a right taken', 'revoke insert on outbox from tovholder_app', /right is gone: outbox: INSERT/],
  ['a policy dropped', 'alter table case_view disable row level security', /policy is gone: case_view/],
  ['a trigger dropped', 'drop trigger journal_is_followed on journal', /trigger is gone: journal/],
  [
    'a trigger that was not there',
    'create trigger more before insert on outbox for each row execute function suppress_redundant_updates_trigger()',
    /trigger that was not there: outbox/,
  ],
];

test.each(changes)(
  'of a schema change it is known what it takes from an older build: %s',
  async (_name, change, found) => {
    const before = await schemaShape(owner);
    const rolledBack = new Error('looked');
    let taken: string[] = [];
    await owner
      .begin(async (tx) => {
        await tx.unsafe(change);
        taken = takenFrom(before, await schemaShape(tx as unknown as Sql));
        throw rolledBack;
      })
      .catch((error: unknown) => {
        if (error !== rolledBack) throw error;
      });
    if (found === null) expect(taken).toEqual([]);
    else expect(taken.join('\n')).toMatch(found);
  },
);

describe('with the schema of a next release, a store with cases in it', () => {
  const dir = join(temporaryFolder(), 'migrations');
  const released = () => store.postgres.url;
  const step = (direction: 'up' | 'down', count?: number) =>
    runner({
      databaseUrl: released(),
      ...{ dir, direction, migrationsTable: 'migration', noLock: true, checkOrder: false, log: () => {} },
      ...(count === undefined ? {} : { count }),
    });

  it('is worked on by the build of before, verifies, and goes back', async () => {
    cpSync(MIGRATIONS, dir, { recursive: true });
    writeFileSync(
      join(dir, '9001_next.sql'),
      `-- Up Migration

${OLDER_MAY_RUN}
alter table case_view add column more text not null default 'no';
alter table journal add column more text;

-- Down Migration

alter table journal drop column more;
alter table case_view drop column more;
`,
    );
    const written = async (live: LiveCase, at: string): Promise<LiveCase> => {
      const batch = batchAt(live, at);
      return settled(live, batch, await publish(store.sql, batch));
    };
    let live = await written(referredCase('c_released'), '2025-04-11T10:00:00+02:00');
    const firstRow = () => store.owner`select * from journal where case_id = 'c_released' and event_id = 1`;
    const rowBefore = await firstRow();
    await step('up');
    // A connection that is open has looked at the tables before, as a worker's has that runs through an upgrade.
    live = await written(
      give(live, '2025-04-11T15:45:00+02:00', 'receive-notification', notification('n1')),
      '2025-04-11T15:45:00+02:00',
    );
    await written(referredCase('c_between'), '2025-04-11T16:00:00+02:00');
    expect(live.state.version).toBe(2);
    expect((await verifyJournal(store.sql)).faults).toEqual([]);
    expect((await rebuild(store.sql, Date.parse('2025-04-11T16:00:00+02:00'))).rewritten).toEqual([]);
    await step('down', 1);
    expect(await firstRow()).toEqual(rowBefore);
    expect((await verifyJournal(store.sql)).faults).toEqual([]);
    await written(referredCase('c_after'), '2025-04-11T17:00:00+02:00');
  });
});
