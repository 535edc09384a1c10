import { resolve } from 'node:path';
import { projectRoot } from '../embedded/home.ts';

/** How copies are kept by themselves. */
export interface BackupSettings {
  folder: string;
  /** A copy so often; between them the log is kept piece by piece. */
  everyHours: number;
  keepDays: number;
}

/** TOVHOLDER_BACKUP_FOLDER, TOVHOLDER_BACKUP_HOURS (24) and TOVHOLDER_BACKUP_KEEP_DAYS (7); null where no folder is named. */
export function backupSettings(env: NodeJS.ProcessEnv): BackupSettings | null {
  const folder = env.TOVHOLDER_BACKUP_FOLDER;
  // Another PostgreSQL is backed up by its own tools.
  if (!folder || env.DATABASE_URL) return null;
  return {
    folder: resolve(projectRoot, folder),
    everyHours: Number(env.TOVHOLDER_BACKUP_HOURS || 24),
    keepDays: Number(env.TOVHOLDER_BACKUP_KEEP_DAYS || 7),
  };
}
