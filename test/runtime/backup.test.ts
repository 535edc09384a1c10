import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import postgres from 'postgres';
import { afterAll, describe, expect, it } from 'vitest';
import { waitUntil } from '../../db/wait-for-event.ts';
import { archiveFor } from '../../worker/backup/archive-for.ts';
import { copiesIn, logFolderOf, pruneCopies } from '../../worker/backup/backup-folder.ts';
import { missingPieces } from '../../worker/backup/log-pieces.ts';
import { endRestore, refuseHalfRestored, restoreHome } from '../../worker/backup/restore-home.ts';
import { takeBackup } from '../../worker/backup/take-backup.ts';
import { type EmbeddedPostgres, startPostgres } from '../../worker/embedded/postgres.ts';
import { temporaryFolder } from './temporary-folder.ts';

const root = temporaryFolder();
const home = join(root, 'home');
const backup = join(root, 'backup');
const settings = { folder: backup, everyHours: 24, keepDays: 7 };
const say = () => {};
const started: EmbeddedPostgres[] = [];
afterAll(async () => {
  for (const server of started) await server.stop();
});

async function query(server: EmbeddedPostgres, text: string): Promise<readonly postgres.Row[]> {
  const sql = postgres(server.url, { max: 1, onnotice: () => {} });
  try {
    return await sql.unsafe(text);
  } finally {
    await sql.end();
  }
}

/** Until the piece that is written now is kept. */
async function untilKept(server: EmbeddedPostgres): Promise<void> {
  const [piece] = await query(server, 'select pg_walfile_name(pg_current_wal_lsn()) as name');
  const kept = () => Promise.resolve(readdirSync(logFolderOf(backup)).includes(`${piece?.name}.gz`));
  expect(await waitUntil(kept, 20_000)).toBe(true);
}

describe('copies of the embedded stores', () => {
  it('give back what was written after the copy, up to the last piece of the log, when everything else is lost', async () => {
    const archive = archiveFor(settings, home);
    const server = await startPostgres({ folder: join(home, 'postgres'), say, archive });
    started.push(server);
    await query(server, 'create table kept (n int); insert into kept values (1)');
    mkdirSync(join(home, 'temporal'));
    writeFileSync(join(home, 'temporal', 'temporal.db'), 'as the engine left it');
    const copy = await takeBackup({ home, folder: backup, postgres: server });
    expect(copy.manifest.temporal?.bytes).toBeGreaterThan(0);
    await query(server, 'insert into kept values (2); create table later as select 3 as n');
    await untilKept(server);

    process.kill(server.pid, 'SIGKILL');
    await server.ended;
    rmSync(home, { recursive: true });
    // A start on the empty folder would be a new beginning beside the copies of what was lost.
    expect(() => archiveFor(settings, home)).toThrow(/not in .* any more: put it back/);

    const back = await restoreHome({ home: join(root, 'back'), from: backup, until: undefined, say });
    started.push(back.server);
    expect(await query(back.server, 'select n from kept order by n')).toEqual([{ n: 1 }, { n: 2 }]);
    expect(await query(back.server, 'select n from later')).toEqual([{ n: 3 }]);
    expect(
      await query(
        back.server,
        "insert into kept values (4) returning n, current_setting('archive_mode') as log",
      ),
    ).toEqual([{ n: 4, log: 'off' }]);
    expect([back.missing, back.upTo === null]).toEqual([[], false]);
    expect(existsSync(join(root, 'back', 'temporal', 'temporal.db'))).toBe(true);
    await back.server.stop();
    // Broken off after the stores were put back, it goes on without touching them.
    const more = await restoreHome({ home: join(root, 'back'), from: backup, until: undefined, say });
    started.push(more.server);
    expect([more.upTo, await query(more.server, 'select max(n) as n from kept')]).toEqual([
      back.upTo,
      [{ n: 4 }],
    ]);
    await more.server.stop();
    endRestore(join(root, 'back'));
    // A plain start afterwards is a plain start.
    const again = await startPostgres({ folder: join(root, 'back', 'postgres'), say, archive: null });
    started.push(again);
    expect(await query(again, 'select max(n) as n from kept')).toEqual([{ n: 4 }]);
  });

  it('never touch a store that is there, and are never mixed with those of another', async () => {
    const into = join(root, 'back');
    await expect(restoreHome({ home: into, from: backup, until: undefined, say })).rejects.toThrow(
      /a store in .* already/,
    );
    await expect(
      restoreHome({ home: join(root, 'early'), from: backup, until: '2020-01-01T00:00:00Z', say }),
    ).rejects.toThrow(/no whole copy/);
    expect(existsSync(join(root, 'early'))).toBe(false);
    mkdirSync(join(root, 'half'));
    writeFileSync(join(root, 'half', 'restoring'), '');
    expect(() => refuseHalfRestored(join(root, 'half'))).toThrow(/was broken off/);
    expect(() => archiveFor(settings, into)).toThrow(/copies of another store/);
    expect(() => archiveFor({ ...settings, folder: join(into, 'backup') }, into)).toThrow(
      /inside the home folder/,
    );
  });

  it('say which pieces of the log are missing between those that are there', () => {
    const piece = (n: string, timeline = '00000001') => `${timeline}00000000000000${n}`;
    expect(missingPieces([piece('03'), piece('04'), piece('05', '00000002')])).toEqual([]);
    expect(missingPieces([piece('FE'), '000000010000000100000001', 'backup_label'])).toEqual([
      '00000000000000FF',
      '0000000100000000',
    ]);
  });

  it('are removed when they are old, but never the newest, and only as much of the log goes with them', async () => {
    const [newest] = copiesIn(backup);
    expect(pruneCopies(backup, 7, Date.parse(newest?.manifest.madeAt ?? '') + 30 * 86_400_000)).toBe(0);
    expect(copiesIn(backup)).toHaveLength(1);
  });
});
