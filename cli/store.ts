import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { connect, type Sql } from '../db/connect.ts';
import { type Refusal, refuse } from '../domain/case/refusal.ts';
import { type MasterKeyRing, readMasterKeyRing } from '../security/master-key-ring.ts';
import { tovholderHome } from '../worker/embedded/home.ts';
import { startPostgres } from '../worker/embedded/postgres.ts';

export interface Store {
  sql: Sql;
  close: () => Promise<void>;
}

/**
 * The store that DATABASE_URL names, or else the embedded one of this project: the running one, or one that is started
 * for the time of the question.
 */
export async function openStore(
  env: NodeJS.ProcessEnv,
): Promise<{ ok: true; store: Store } | { ok: false; refusal: Refusal }> {
  if (env.DATABASE_URL) return { ok: true, store: over(env.DATABASE_URL, async () => {}) };
  const folder = join(tovholderHome(env), 'postgres');
  if (!existsSync(join(folder, 'data')))
    return {
      ok: false,
      refusal: refuse(
        'UNAVAILABLE',
        'Her er intet lager endnu: kør npm start først, eller sæt DATABASE_URL.',
        'There is no store here yet: run npm start first, or set DATABASE_URL.',
        { reason: 'DATABASE_URL' },
      ),
    };
  const runs = runningServer(folder);
  const server = await startPostgres({ folder, say: (line) => process.stderr.write(`${line}\n`) });
  // A server that was running already belongs to whoever started it.
  const stop = server.pid === runs ? async () => {} : server.stop;
  return { ok: true, store: over(server.url, stop, embeddedRing(env)) };
}

/** The embedded store's key lies beside it, unless another was set. */
function embeddedRing(env: NodeJS.ProcessEnv): MasterKeyRing | undefined {
  const file = join(tovholderHome(env), 'master.key');
  if (env.TOVHOLDER_MASTER_KEY || env.TOVHOLDER_MASTER_KEY_FILE || !existsSync(file)) return undefined;
  return readMasterKeyRing({ ...env, TOVHOLDER_MASTER_KEY_FILE: file });
}

function over(url: string, stop: () => Promise<void>, ring?: MasterKeyRing): Store {
  const sql = connect(url, { max: 2, name: 'tovholder-cli', ring });
  return {
    sql,
    async close() {
      await sql.end({ timeout: 1 });
      await stop();
    },
  };
}

function runningServer(folder: string): number | null {
  const file = join(folder, 'data', 'postmaster.pid');
  return existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : null;
}
