import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { connect, connectAs, type Sql } from '../../../db/connect.ts';
import { KEY_BYTES } from '../../../security/master-key.ts';
import { type EmbeddedPostgres, startPostgres } from '../../../worker/embedded/postgres.ts';
import { copyTemplateStore } from './template-store.ts';

/** A migrated PostgreSQL of the test file's own. */
export interface Store {
  folder: string;
  /** The master key; also in this process' environment, so that processes started by the test inherit it. */
  masterKeyFile: string;
  postgres: EmbeddedPostgres;
  /** As the application role. */
  sql: Sql;
  /** As the owner, who may do anything: for the attacks. */
  owner: Sql;
}

/**
 * Starts a store before the tests of the file and ends it after them. Call it at the top of a test file. `prepare` is given
 * its folder before anything lies in it; what it returns is called when nothing runs there any more.
 */
export function testStore(prepare: (folder: string) => () => void = () => () => {}): Store {
  const store = {} as Store;
  let clear = (): void => {};
  beforeAll(async () => {
    store.folder = mkdtempSync(join(tmpdir(), 'tovholder-store-'));
    clear = prepare(store.folder);
    store.masterKeyFile = join(store.folder, 'master.key');
    writeFileSync(store.masterKeyFile, randomBytes(KEY_BYTES), { mode: 0o600 });
    process.env.TOVHOLDER_MASTER_KEY_FILE = store.masterKeyFile;
    copyTemplateStore(join(store.folder, 'postgres'));
    store.postgres = await startPostgres({ folder: join(store.folder, 'postgres'), say: () => {} });
    store.sql = connect(store.postgres.url, { name: 'test' });
    store.owner = connectAs(store.postgres.url, { name: 'test owner', max: 2 });
  }, 60_000);
  afterAll(async () => {
    await Promise.allSettled([store.sql?.end({ timeout: 1 }), store.owner?.end({ timeout: 1 })]);
    await store.postgres?.stop();
    clear();
    rmSync(store.folder, { recursive: true, force: true });
  });
  return store;
}
