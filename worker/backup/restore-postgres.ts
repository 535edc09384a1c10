import { chownSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import postgres from 'postgres';
import { type EmbeddedPostgres, startPostgres } from '../embedded/postgres.ts';
import { type Account, postgresAccount } from '../embedded/postgres-account.ts';
import { includeSettings, restoreSettings, SETTINGS } from '../embedded/postgres-archive.ts';
import { type Say, StartRefused } from '../embedded/say.ts';
import { type Copy, logFolderOf } from './backup-folder.ts';
import { copyTree } from './copy-tree.ts';
import { missingPieces } from './log-pieces.ts';

/** A store that was put back, running. */
export interface RestoredPostgres {
  server: EmbeddedPostgres;
  /** When the last transaction that it holds was committed; null where the log held none after the copy. */
  upTo: string | null;
  pieces: number;
  /** Pieces that the log lacks: what came after the first of them could not be put back. */
  missing: string[];
}

const LOOK_MS = 200;

/** Puts a copy of PostgreSQL into `<home>/postgres` and lets it take in the log: all of it, or until a moment. */
export async function restorePostgres(options: {
  home: string;
  backup: string;
  copy: Copy;
  until: string | undefined;
  say: Say;
}): Promise<RestoredPostgres> {
  const { home, backup, copy, until, say } = options;
  const folder = join(home, 'postgres');
  const half = join(folder, 'restoring');
  const log = join(folder, 'log');
  for (const old of [half, log]) rmSync(old, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const account = postgresAccount(join(folder, 'data'));
  await copyFile(join(copy.folder, 'postgres', 'password'), join(folder, 'password'));
  await copyTree(join(copy.folder, 'postgres', 'data'), half);
  const kept = logFolderOf(backup);
  // A copy of the pieces: the server may not be allowed to read the backup, and this process is.
  const bytes = existsSync(kept)
    ? await copyTree(
        kept,
        log,
        (name) =>
          name.includes('.half-') ||
          (/^[0-9A-F]{24}/.test(name) && name.slice(8, 24) < copy.manifest.postgres.firstPiece.slice(8)),
      )
    : 0;
  mkdirSync(log, { recursive: true });
  const pieces = readdirSync(log);
  say(
    `PostgreSQL: the copy of ${copy.manifest.madeAt} and ${pieces.length} pieces of the log (${Math.round(bytes / 1e6)} MB)`,
  );
  // Keeping pieces is for the next start to set; until then this store adds nothing to anybody's backup.
  const target = until
    ? `recovery_target_time = '${new Date(until).toISOString()}'\nrecovery_target_action = 'promote'\n`
    : '';
  includeSettings(half);
  writeFileSync(join(half, SETTINGS), `archive_mode = off\n${restoreSettings(log)}${target}`, {
    mode: 0o600,
  });
  writeFileSync(join(half, 'recovery.signal'), '', { mode: 0o600 });
  own(folder, ['restoring', 'log'], account);
  const missing = missingPieces([
    ...readdirSync(join(half, 'pg_wal')),
    ...pieces.map((name) => name.replace(/\.gz$/, '')),
  ]);
  renameSync(half, join(folder, 'data'));
  const server = await startPostgres({ folder, say });
  const upTo = await recovered(server);
  rmSync(log, { recursive: true, force: true });
  writeFileSync(join(folder, 'data', SETTINGS), '');
  return { server, upTo, pieces: pieces.length, missing };
}

/** Waits until the log is taken in and the server is a store of its own again; gives the last transaction's moment. */
async function recovered(server: EmbeddedPostgres): Promise<string | null> {
  const sql = postgres(server.url, { max: 1, onnotice: () => {} });
  let gone = false;
  void server.ended.then(() => {
    gone = true;
  });
  try {
    for (;;) {
      if (gone) throw new StartRefused('PostgreSQL could not take in the log; its server.log says why.');
      const [row] = await sql<{ busy: boolean; at: Date | null }[]>`
        select pg_is_in_recovery() as busy, pg_last_xact_replay_timestamp() as at`;
      if (row && !row.busy) return row.at?.toISOString() ?? null;
      await pause(LOOK_MS);
    }
  } finally {
    await sql.end({ timeout: 1 });
  }
}

/** Gives folders with everything in them to the account that PostgreSQL runs as. */
function own(root: string, names: readonly string[], account: Account | undefined): void {
  if (!account) return;
  for (const name of names) {
    const path = join(root, name);
    chownSync(path, account.uid, account.gid);
    for (const entry of readdirSync(path, { withFileTypes: true })) {
      if (entry.isDirectory()) own(path, [entry.name], account);
      else chownSync(join(path, entry.name), account.uid, account.gid);
    }
  }
}
