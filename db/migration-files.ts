import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where the migrations lie. */
export const MIGRATIONS = fileURLToPath(new URL('./migrations', import.meta.url));

/** A migration of this build. */
export interface MigrationFile {
  name: string;
  sha256: string;
  /** It only adds, and says so in a line of its own: a build from before it may go on running, and be put back. */
  olderMayRun: boolean;
}

/** The line by which a migration says that it takes nothing from an older build. */
export const OLDER_MAY_RUN = '-- An older build may run on this.';

/** The migrations of this build, in order. */
export const migrationFiles = (): MigrationFile[] =>
  readdirSync(MIGRATIONS)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => {
      const text = readFileSync(join(MIGRATIONS, name), 'utf8');
      return {
        name,
        sha256: createHash('sha256').update(text).digest('hex'),
        olderMayRun: text.split(/\r?\n/).includes(OLDER_MAY_RUN),
      };
    });
