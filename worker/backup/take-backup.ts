import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EmbeddedPostgres } from '../embedded/postgres.ts';
import { pidFileOf } from '../supervisor/node-service.ts';
import { beginCopy, type Copy, checkApart, claimFolder, endCopy } from './backup-folder.ts';
import { copyPostgres } from './copy-postgres.ts';
import { copyTemporal } from './copy-temporal.ts';
import { syncTree } from './copy-tree.ts';

/** What is copied, and where to. */
export interface BackupParts {
  home: string;
  folder: string;
  /** The running server of that home folder. */
  postgres: Pick<EmbeddedPostgres, 'url'>;
}

/**
 * Copies the stores of a home folder while they are in use: PostgreSQL first, then the engine's, so that the engine is
 * the younger and nothing has to be told again that the journal's copy holds. The master key is not copied: beside the
 * copy it would open everything. Throws StartRefused for a folder that cannot be meant.
 */
export async function takeBackup({ home, folder, postgres }: BackupParts): Promise<Copy> {
  checkApart(folder, home);
  claimFolder(folder, home);
  const half = beginCopy(folder);
  const begunMs = Date.now();
  const store = await copyPostgres(
    postgres.url,
    join(home, 'postgres', 'data'),
    join(half, 'postgres', 'data'),
  );
  copyFileSync(join(home, 'postgres', 'password'), join(half, 'postgres', 'password'));
  const readyAt = new Date().toISOString();
  const pidFile = pidFileOf(join(home, 'run'), 'temporal');
  const temporal = await copyTemporal(join(home, 'temporal'), pidFile, join(half, 'temporal'));
  await syncTree(half);
  return endCopy(folder, half, {
    madeAt: new Date(begunMs).toISOString(),
    readyAt,
    postgres: { ...store, seconds: (Date.now() - begunMs) / 1_000 },
    temporal,
  });
}
