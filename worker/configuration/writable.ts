import { accessSync, constants, existsSync, statfsSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { projectRoot, tovholderHome } from '../embedded/home.ts';
import { anchorFile } from '../watch/anchor-settings.ts';
import type { Program } from './variables.ts';

/** Below this PostgreSQL cannot even make the next file of its log, and what is begun would stop half-way. */
const LEAST_BYTES = 32 * 1024 * 1024;

/** Folders that the program will write to and cannot, by the variable that names them. Nothing is created by looking. */
export function unwritableFolders(given: NodeJS.ProcessEnv, program: Program): string[] {
  const home = tovholderHome(given);
  const folders: [string, string, boolean][] = [];
  if (program === 'start') {
    folders.push(['TOVHOLDER_HOME', home, !given.DATABASE_URL]);
    const { TOVHOLDER_BACKUP_FOLDER: backup } = given;
    if (backup) folders.push(['TOVHOLDER_BACKUP_FOLDER', resolve(projectRoot, backup), false]);
  }
  if (program === 'start' || program === 'worker') {
    const anchors = dirname(anchorFile(given));
    // What lies in the home folder is told as the home folder, once.
    if (given.TOVHOLDER_ANCHOR_FILE) folders.push(['TOVHOLDER_ANCHOR_FILE', anchors, false]);
    else if (program === 'worker') folders.push(['TOVHOLDER_HOME', anchors, false]);
  }
  return folders.flatMap(([variable, folder, holdsStore]) => {
    const why = whyUnwritable(folder, holdsStore);
    return why === null ? [] : [`${variable} leads to a folder that cannot be used: ${why}`];
  });
}

/** Looks at the folder, or at the nearest one above it that is there. */
function whyUnwritable(folder: string, holdsStore: boolean): string | null {
  let nearest = folder;
  while (!existsSync(nearest) && nearest !== dirname(nearest)) nearest = dirname(nearest);
  try {
    if (!statSync(nearest).isDirectory()) return `${nearest} is no folder`;
    accessSync(nearest, constants.W_OK | constants.X_OK);
  } catch (error) {
    return `${nearest} cannot be written to (${(error as NodeJS.ErrnoException).code ?? 'unknown'})`;
  }
  if (!holdsStore) return null;
  const { bavail, bsize } = statfsSync(nearest);
  const mib = Math.floor((bavail * bsize) / 1024 / 1024);
  return bavail * bsize < LEAST_BYTES ? `the disk of ${nearest} is full (${mib} MiB left); make room` : null;
}
