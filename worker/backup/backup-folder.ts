import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import { StartRefused } from '../embedded/say.ts';

/** What a copy says of itself; it is written last, so that a copy without it is only half there. */
export interface Manifest {
  /** RFC 3339 in UTC, of the copy's beginning: the store can be put back as it was from `readyAt` on. */
  madeAt: string;
  readyAt: string;
  postgres: { firstPiece: string; bytes: number; seconds: number };
  /** Null where the engine's store could not be copied along: its cases are then told again from the journal. */
  temporal: { bytes: number; pausedMs: number } | null;
}

/** A whole copy of the stores. */
export interface Copy {
  folder: string;
  manifest: Manifest;
}

/** Whose copies a folder holds. */
interface Owner {
  systemIdentifier: string | null;
  home: string;
}

const COPY = /^copy-\d{8}T\d{6}Z$/;
const HALF = /^half-/;
const MANIFEST = 'manifest.json';

/** Where the pieces of the write-ahead log are kept. */
export const logFolderOf = (folder: string): string => join(folder, 'log');

/** Refuses a folder that would be lost together with the home folder whose copies it is to hold. */
export function checkApart(folder: string, home: string): void {
  const inside = `${resolve(folder)}${sep}`.startsWith(`${resolve(home)}${sep}`);
  if (inside)
    throw new StartRefused(
      `The backup folder ${folder} lies inside the home folder ${home} and would be lost with it: name a folder on another disk or machine.`,
    );
}

/** Makes the folder, which others may pass through to the log, and not look into. */
function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o711 });
  } catch (error) {
    throw new StartRefused(
      `The backup folder ${folder} cannot be made (${(error as Error).message}): mount its disk, mend its rights, or name another folder.`,
    );
  }
}

/**
 * Makes the folder for copies of the one store in a home folder. One that holds those of another store, or of another
 * home, is refused, and so is a home whose store is not there while its copies are: it is to be put back, not begun anew.
 */
export function claimFolder(folder: string, home: string): void {
  makeFolder(folder);
  const file = join(folder, 'store.json');
  const owner: Owner = { systemIdentifier: systemIdentifier(home), home: resolve(home) };
  if (!existsSync(file)) {
    if (copiesIn(folder).length > 0)
      throw new StartRefused(`The backup folder ${folder} lacks its store.json: name an empty folder.`);
    if (owner.systemIdentifier !== null) writeFileSync(file, `${JSON.stringify(owner)}\n`, { mode: 0o600 });
    return;
  }
  const known = JSON.parse(readFileSync(file, 'utf8')) as Owner;
  if (known.home === owner.home && known.systemIdentifier === owner.systemIdentifier) return;
  if (owner.systemIdentifier === null && known.home === owner.home)
    throw new StartRefused(
      `The backup folder ${folder} holds copies of a store that is not in ${home} any more: put it back (docs/runbooks/restore.md), or name an empty folder to begin with an empty store.`,
    );
  throw new StartRefused(
    `The backup folder ${folder} holds copies of another store, that of ${known.home}: name an empty folder for ${owner.home}.`,
  );
}

/** Which store a home folder holds, for ever: made when the store was, and the same after every restore. Null without one. */
function systemIdentifier(home: string): string | null {
  const control = join(home, 'postgres', 'data', 'global', 'pg_control');
  return existsSync(control) ? readFileSync(control).readBigUInt64LE(0).toString() : null;
}

/** The whole copies of a folder, oldest first. */
export function copiesIn(folder: string): Copy[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => COPY.test(name) && existsSync(join(folder, name, MANIFEST)))
    .sort()
    .map((name) => ({
      folder: join(folder, name),
      manifest: JSON.parse(readFileSync(join(folder, name, MANIFEST), 'utf8')) as Manifest,
    }));
}

/** An empty folder to copy into; what an interrupted copy left is cleared away. */
export function beginCopy(folder: string): string {
  for (const name of readdirSync(folder).filter((one) => HALF.test(one)))
    rmSync(join(folder, name), { recursive: true, force: true });
  const half = join(folder, `half-${process.pid}`);
  mkdirSync(half, { mode: 0o700 });
  return half;
}

/** Gives a finished copy its name. */
export function endCopy(folder: string, half: string, manifest: Manifest): Copy {
  writeFileSync(join(half, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600 });
  const name = `copy-${manifest.madeAt.replaceAll(/[-:]|\.\d+/g, '')}`;
  renameSync(half, join(folder, name));
  return { folder: join(folder, name), manifest };
}

/**
 * Removes copies that began more than `keepDays` ago, but never the newest, and the pieces of the log that only they
 * needed. What was erased from the store is in no backup after that.
 */
export function pruneCopies(folder: string, keepDays: number, nowMs: number): number {
  const copies = copiesIn(folder);
  const old = copies
    .slice(0, -1)
    .filter(({ manifest }) => Date.parse(manifest.madeAt) < nowMs - keepDays * 86_400_000);
  for (const { folder: copy } of old) rmSync(copy, { recursive: true, force: true });
  const first = copies[old.length]?.manifest.postgres.firstPiece;
  const log = logFolderOf(folder);
  if (old.length === 0 || first === undefined || !existsSync(log)) return old.length;
  // The first eight characters count timelines, which begin anew after a restore; the rest counts pieces.
  const isOlder = (name: string) => /^[0-9A-F]{24}/.test(name) && name.slice(8, 24) < first.slice(8);
  for (const name of readdirSync(log).filter(isOlder)) rmSync(join(log, name), { force: true });
  return old.length;
}
