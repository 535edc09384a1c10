import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type EmbeddedPostgres, startPostgres } from '../embedded/postgres.ts';
import { type Say, StartRefused } from '../embedded/say.ts';
import { copiesIn } from './backup-folder.ts';
import { copyTree, syncTree } from './copy-tree.ts';
import { restorePostgres } from './restore-postgres.ts';

/** What was put back. */
export interface PutBack {
  /** The folder of the copy, and when that was made. */
  copy: string;
  madeAt: string;
  /** When the last transaction was committed that the log held; null where it held none after the copy. */
  upTo: string | null;
  pieces: number;
  /** Pieces that the log lacks: what came after the first of them could not be put back. */
  missing: string[];
  /** False: the engine's cases are to be told again from the journal, all of them. */
  engine: boolean;
}

/** A home folder whose stores were put back; PostgreSQL runs. */
export interface RestoredHome extends PutBack {
  server: EmbeddedPostgres;
}

/**
 * Stands in a home folder until everything is done. While the stores are being put back it is empty, and one that was
 * broken off is begun anew; afterwards it says what was put back, and nothing of the stores is touched any more.
 */
const markOf = (home: string): string => join(home, 'restoring');

/** Says that a restored home folder needs nothing more. */
export const endRestore = (home: string): void => rmSync(markOf(home), { force: true });

const mark = (home: string): PutBack | 'half' | null => {
  if (!existsSync(markOf(home))) return null;
  const text = readFileSync(markOf(home), 'utf8');
  return text === '' ? 'half' : (JSON.parse(text) as PutBack);
};

/** Throws StartRefused for a home folder whose stores are only half put back: nothing must begin to live there. */
export function refuseHalfRestored(home: string): void {
  if (mark(home) === 'half')
    throw new StartRefused(
      `A restore into ${home} was broken off: give the same command again, or use another folder.`,
    );
}

/**
 * Puts the stores of a backup folder into a home folder that holds none: the newest whole copy, or with `until` the
 * newest that was ready by then, and the log that was kept since. Never touches a store that is there. Throws StartRefused.
 */
export async function restoreHome(options: {
  home: string;
  from: string;
  until: string | undefined;
  say: Say;
}): Promise<RestoredHome> {
  const { home, from, until, say } = options;
  const engineFolder = join(home, 'temporal');
  const found = mark(home);
  if (found !== null && found !== 'half') {
    say(`the stores of ${found.madeAt} are in ${home} already, going on with its cases`);
    return { ...found, server: await startPostgres({ folder: join(home, 'postgres'), say }) };
  }
  if (found === 'half') {
    say(`an earlier restore into ${home} was broken off, beginning again`);
    const left = join(home, 'postgres');
    if (existsSync(join(left, 'data', 'postmaster.pid')))
      await (await startPostgres({ folder: left, say })).stop();
    for (const half of [left, engineFolder]) rmSync(half, { recursive: true, force: true });
  }
  const inUse = [join(home, 'postgres', 'data'), join(engineFolder, 'temporal.db')].find((one) =>
    existsSync(one),
  );
  if (inUse)
    throw new StartRefused(
      `There is a store in ${home} already (${inUse}): set TOVHOLDER_HOME to an empty folder, or move that store away.`,
    );
  const copy = copiesIn(from).findLast(
    ({ manifest }) => until === undefined || Date.parse(manifest.readyAt) <= Date.parse(until),
  );
  if (!copy)
    throw new StartRefused(
      `There is no whole copy in ${from}${until ? ` that was ready by ${until}` : ''}: name the folder of TOVHOLDER_BACKUP_FOLDER, or of backup --to.`,
    );
  mkdirSync(home, { recursive: true });
  writeFileSync(markOf(home), '');
  const engine = copy.manifest.temporal !== null;
  if (engine) {
    mkdirSync(engineFolder, { recursive: true, mode: 0o700 });
    await copyTree(join(copy.folder, 'temporal'), engineFolder);
    await syncTree(engineFolder);
  }
  const { server, ...restored } = await restorePostgres({ home, backup: from, copy, until, say });
  const putBack = { ...restored, copy: copy.folder, madeAt: copy.manifest.madeAt, engine };
  writeFileSync(markOf(home), JSON.stringify(putBack));
  return { ...putBack, server };
}
