import type { Archive } from '../embedded/postgres-archive.ts';
import { checkApart, claimFolder, logFolderOf } from './backup-folder.ts';
import type { BackupSettings } from './backup-settings.ts';

/** Where a home folder's log is kept piece by piece; null when nothing is copied by itself. Throws StartRefused. */
export function archiveFor(backup: BackupSettings | null, home: string): Archive | null {
  if (!backup) return null;
  checkApart(backup.folder, home);
  claimFolder(backup.folder, home);
  return { folder: logFolderOf(backup.folder) };
}
