import { appendFileSync, chownSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from './home.ts';
import type { Account } from './postgres-account.ts';

/** Where the finished pieces of the write-ahead log are kept. */
export interface Archive {
  folder: string;
}

/**
 * So often at least a piece of the log is finished and kept while anything is written: what a lost disk takes along is
 * this, and the moment that packing and keeping a piece takes.
 */
export const ARCHIVE_SECONDS = 2;

/** Beside PostgreSQL's own settings, in its data folder. */
export const SETTINGS = 'tovholder.conf';
const INCLUDE = `include_if_exists = '${SETTINGS}'`;

/** Writes down whether the log is kept, for the next start of the server on `data`; true when that is a change. */
export function writeArchiveSettings(
  data: string,
  archive: Archive | null,
  account: Account | undefined,
): boolean {
  if (!existsSync(data)) return false;
  const own = (path: string) => account && chownSync(path, account.uid, account.gid);
  includeSettings(data);
  if (archive) {
    mkdirSync(archive.folder, { recursive: true, mode: 0o700 });
    own(archive.folder);
  }
  const file = join(data, SETTINGS);
  const before = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const text = archive ? archiveSettings(archive) : '';
  if (text === before) return false;
  writeFileSync(file, text, { mode: 0o600 });
  own(file);
  return true;
}

/** Makes the server on `data` read the settings file that is ours. */
export function includeSettings(data: string): void {
  const main = join(data, 'postgresql.conf');
  if (existsSync(main) && !readFileSync(main, 'utf8').includes(INCLUDE))
    appendFileSync(main, `\n${INCLUDE}\n`);
}

const archiveSettings = ({ folder }: Archive): string =>
  [
    'archive_mode = on',
    `archive_timeout = ${ARCHIVE_SECONDS}`,
    `archive_command = ${segmentCommand('keep', '%p', join(plain(folder), '%f.gz'))}`,
    '',
  ].join('\n');

/** What the server is to do to get the pieces of the log back, as a line of its settings. */
export const restoreSettings = (folder: string): string =>
  `restore_command = ${segmentCommand('bring', join(plain(folder), '%f.gz'), '%p')}\n`;

function segmentCommand(what: 'keep' | 'bring', from: string, to: string): string {
  const script = plain(join(projectRoot, 'bin/wal-segment.mjs'));
  return `'${`"${plain(process.execPath)}" "${script}" ${what} "${from}" "${to}"`.replaceAll("'", "''")}'`;
}

/** A path in which the server is not to put anything. */
const plain = (path: string): string => path.replaceAll('%', '%%');
