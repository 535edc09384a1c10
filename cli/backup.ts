import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { takeBackup } from '../worker/backup/take-backup.ts';
import { projectRoot, tovholderHome } from '../worker/embedded/home.ts';
import { startPostgres } from '../worker/embedded/postgres.ts';
import { misuse, type Outcome } from './print.ts';
import { runningServer } from './store.ts';

const warn = (line: string) => process.stderr.write(`${line}\n`);

/** Copies the embedded stores of this home folder, in use or not, into a folder that is anywhere else. */
export async function backedUp(to: string, env: NodeJS.ProcessEnv): Promise<Outcome> {
  if (env.DATABASE_URL) return notEmbedded();
  const home = tovholderHome(env);
  const folder = join(home, 'postgres');
  if (!existsSync(join(folder, 'data')))
    return misuse(
      'Her er intet lager endnu: kør npm start først, eller sæt TOVHOLDER_HOME.',
      'There is no store here yet: run npm start first, or set TOVHOLDER_HOME.',
      'TOVHOLDER_HOME',
    );
  const ran = runningServer(folder);
  const server = await startPostgres({ folder, say: warn });
  try {
    const copy = await takeBackup({ home, folder: resolve(projectRoot, to), postgres: server });
    return {
      document: { copy: copy.folder, ...copy.manifest },
      text: () =>
        `Kopi i ${copy.folder}: ${Math.round(copy.manifest.postgres.bytes / 1e6)} MB på ${copy.manifest.postgres.seconds.toFixed(1)} s`,
      ok: true,
    };
  } finally {
    if (server.pid !== ran) await server.stop();
  }
}

/** What both commands say beside a PostgreSQL of one's own. */
export const notEmbedded = (): Outcome =>
  misuse(
    'DATABASE_URL nævner en PostgreSQL, som ikke er den indbyggede: brug dens egne værktøjer (docs/runbooks/restore.md).',
    'DATABASE_URL names a PostgreSQL that is not the embedded one: use its own tools (docs/runbooks/restore.md).',
    'DATABASE_URL',
  );
