import { copyFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import postgres from 'postgres';
import { copyTree } from './copy-tree.ts';

/** What a copy of PostgreSQL's data came to. */
export interface PostgresCopy {
  /** Name of the first piece of the log that the copy needs. */
  firstPiece: string;
  bytes: number;
}

// What the server makes anew at each start, and the log, of which only what the copy needs is taken.
const LEFT_OUT = [
  /^postmaster\.(?:pid|opts)$/,
  /^(?:pg_wal|pg_replslot|pg_dynshmem|pg_notify|pg_serial|pg_snapshots|pg_stat_tmp|pg_subtrans)\//,
  /(?:^|\/)pgsql_tmp/,
  /(?:^|\/)pg_internal\.init/,
];
const PIECE = /^[0-9A-F]{24}$/;

/**
 * Copies the data of a running server into `to`, whole by itself: with the pieces of the log from its beginning to its
 * end, by PostgreSQL's own interface for copies at file level (pg_backup_start, pg_backup_stop).
 */
export async function copyPostgres(url: string, data: string, to: string): Promise<PostgresCopy> {
  // One connection from beginning to end: the server breaks the copy off when it goes away.
  const sql = postgres(url, { max: 1, idle_timeout: 0, max_lifetime: null, onnotice: () => {} });
  try {
    // Keeps the log from being recycled for as long as this connection lives.
    await sql`select pg_create_physical_replication_slot(${`tovholder_backup_${process.pid}`}, true, true)`;
    const [begun] = await sql<{ piece: string }[]>`
      select pg_walfile_name(pg_backup_start('tovholder', fast => true)) as piece`;
    const bytes = await copyTree(data, to, (path) => LEFT_OUT.some((one) => one.test(path)));
    const [ended] = await sql<{ labelfile: string; spcmapfile: string; piece: string }[]>`
      select labelfile, spcmapfile, pg_walfile_name(lsn) as piece from pg_backup_stop(wait_for_archive => false)`;
    if (!begun || !ended) throw new Error('PostgreSQL said nothing about the copy');
    writeFileSync(join(to, 'backup_label'), ended.labelfile, { mode: 0o600 });
    if (ended.spcmapfile !== '') writeFileSync(join(to, 'tablespace_map'), ended.spcmapfile, { mode: 0o600 });
    const pieces = readdirSync(join(data, 'pg_wal')).filter(
      (name) => PIECE.test(name) && name >= begun.piece && name <= ended.piece,
    );
    for (const name of pieces) copyFileSync(join(data, 'pg_wal', name), join(to, 'pg_wal', name));
    return { firstPiece: begun.piece, bytes };
  } finally {
    await sql.end({ timeout: 1 });
  }
}
