import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { connect, type Sql } from '../db/connect.ts';
import { readSchemaState, whySchemaIsRefused } from '../db/schema-state.ts';
import { storeTroubleIn, storeTroubleInWords } from '../db/store-trouble.ts';
import { type Refusal, refuse } from '../domain/case/refusal.ts';
import { type MasterKeyRing, readMasterKeyRing } from '../security/master-key-ring.ts';
import { tovholderHome } from '../worker/embedded/home.ts';
import { startPostgres } from '../worker/embedded/postgres.ts';
import { mistakesInEnvironment } from './environment.ts';

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
  const refusal = mistakesInEnvironment(env);
  if (refusal) return { ok: false, refusal };
  if (env.DATABASE_URL) return fitting(over(env.DATABASE_URL, async () => {}));
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
  return fitting(over(server.url, stop, embeddedRing(env)));
}

/** The store, when it answers and its schema is this build's; else it is let go, with nothing changed. */
async function fitting(store: Store): Promise<{ ok: true; store: Store } | { ok: false; refusal: Refusal }> {
  const refused = await readSchemaState(store.sql).then(
    (state) => ({ why: whySchemaIsRefused(state), reason: 'schema' }),
    (error: unknown) => {
      const trouble = storeTroubleIn(error);
      if (trouble === null) throw error;
      return { why: storeTroubleInWords[trouble], reason: 'DATABASE_URL' };
    },
  );
  if (!refused.why) return { ok: true, store };
  await store.close();
  const { why, reason } = refused;
  return { ok: false, refusal: refuse('UNAVAILABLE', why.da, why.en, { reason }) };
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

/** Process number of the server that runs on a folder; null when none does. */
export function runningServer(folder: string): number | null {
  const file = join(folder, 'data', 'postmaster.pid');
  return existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : null;
}
