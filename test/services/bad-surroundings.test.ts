import { execFile } from 'node:child_process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { MigrationEdited, migrate, SchemaNewer } from '../../db/migrate.ts';
import { migrationFiles } from '../../db/migration-files.ts';
import { readSchemaState } from '../../db/schema-state.ts';
import { waitUntil } from '../../db/wait-for-event.ts';
import { nodeCommand } from '../../worker/supervisor/node-service.ts';
import { startApiProcess } from './support/api-process.ts';
import { testStore } from './support/store.ts';

const store = testStore();
const NOBODY = '127.0.0.1:1';
const FUTURE = '9999_from_the_future.sql';
const shifted = pathToFileURL(fileURLToPath(new URL('./stand-ins/shifted-clock.mjs', import.meta.url))).href;

/** A program that should end by itself, and what it said. */
function run(entry: string, ...args: string[]): Promise<{ code: unknown; out: string; said: string }> {
  const { command, args: all } = nodeCommand(entry, args);
  const env = {
    ...process.env,
    DATABASE_URL: store.postgres.url,
    TEMPORAL_ADDRESS: NOBODY,
    PORT: '0',
    OIDC_ISSUER: '',
    TOVHOLDER_ANCHOR_FILE: `${store.folder}/anchors/journal.jsonl`,
  };
  return new Promise((done) => {
    execFile(command, all, { env, timeout: 60_000 }, (failure, out, said) =>
      done({ code: failure?.code ?? 0, out, said }),
    );
  });
}

const everything = () => store.owner`
  select (select json_agg(m order by m.id) from migration m) as migrations,
         (select json_agg(c order by c.name) from migration_checksum c) as checksums,
         (select json_agg(r.relname order by r.relname) from pg_class r where r.relnamespace = 'public'::regnamespace) as tables`;

describe('a store of another build', () => {
  const applyFuture = (olderMayRun: boolean) =>
    store.owner`
      insert into migration_checksum ${store.owner({ name: FUTURE, sha256: 'x', older_may_run: olderMayRun })}`;
  afterEach(async () => {
    await store.owner`delete from migration_checksum where name = ${FUTURE}`;
  });

  it('that is newer is refused by migration, worker, API and command line, in one sentence, and nothing is changed', async () => {
    await applyFuture(false);
    const before = await everything();
    await expect(migrate(store.postgres.url)).rejects.toBeInstanceOf(SchemaNewer);
    const [worker, api, cli, migrated] = await Promise.all([
      run('worker/main.ts'),
      run('api/main.ts'),
      run('cli/main.ts', 'verify-journal'),
      run('cli/main.ts', 'migrate'),
    ]);
    const says = `The database was brought up to date by a newer Tovholder (${FUTURE}), which this one does not know. Nothing was changed`;
    for (const { code, said, out } of [worker, api]) {
      expect([code, said.trim().split('\n')]).toEqual([1, [expect.stringContaining(says)]]);
      expect(out).not.toContain('ready');
    }
    for (const { code, out } of [cli, migrated]) {
      expect(code).toBe(1);
      const body = JSON.parse(out) as { code: string; reason: string; message: { da: string; en: string } };
      expect([body.code, body.reason]).toEqual(['UNAVAILABLE', 'schema']);
      expect(body.message.en).toContain(says);
      expect(body.message.da).toContain('ført ajour af en nyere Tovholder');
    }
    expect(await everything()).toEqual(before);
  }, 90_000);

  it('that is newer and says that older builds may go on is worked with', async () => {
    await applyFuture(true);
    expect(await readSchemaState(store.sql)).toEqual({ kind: 'newer-fits', migrations: [FUTURE] });
    await migrate(store.postgres.url);
    const api = await startApiProcess({ DATABASE_URL: store.postgres.url, TEMPORAL_ADDRESS: NOBODY });
    expect(api.log()).toContain('which older ones may go on with');
    await api.stop();
  }, 30_000);

  it('that is older is not worked with before it is migrated', async () => {
    const [last] = migrationFiles().slice(-1);
    const name = last?.name ?? '';
    const [row] = await store.owner`delete from migration_checksum where name = ${name} returning *`;
    const { code, said } = await run('api/main.ts');
    expect([code, said]).toEqual([1, expect.stringContaining('(1 steps are missing)')]);
    await store.owner`insert into migration_checksum ${store.owner(row as { name: string })}`;
    expect(await readSchemaState(store.sql)).toEqual({ kind: 'same' });
  }, 30_000);

  it('with an applied migration that was edited since is left alone', async () => {
    const [last] = migrationFiles().slice(-1);
    const name = last?.name ?? '';
    await store.owner`update migration_checksum set sha256 = 'other' where name = ${name}`;
    await expect(migrate(store.postgres.url)).rejects.toBeInstanceOf(MigrationEdited);
    await store.owner`update migration_checksum set sha256 = ${last?.sha256 ?? ''} where name = ${name}`;
    await migrate(store.postgres.url);
  });
});

describe('no connection left', () => {
  const asked = async (url: string) => {
    const answer = await fetch(`${url}/v1/cases`, { headers: { authorization: 'Bearer demo:esbjerg:FR' } });
    const { reason } = (await answer.json()) as { reason?: string };
    return { status: answer.status, reason, retryAfter: answer.headers.get('retry-after') };
  };

  it('is said at the start and to callers, and passes by itself', async () => {
    await store.owner`alter role tovholder_app connection limit 0`;
    const cli = await run('cli/main.ts', 'verify-journal');
    expect(JSON.parse(cli.out)).toMatchObject({ code: 'UNAVAILABLE', reason: 'DATABASE_URL' });
    expect(cli.out).toContain('PostgreSQL has no connection left');
    const api = await startApiProcess({ DATABASE_URL: store.postgres.url, TEMPORAL_ADDRESS: NOBODY });
    expect(api.log()).toContain('PostgreSQL has no connection left');
    expect(await asked(api.url)).toEqual({ status: 503, reason: 'connections', retryAfter: '5' });
    await store.owner`alter role tovholder_app connection limit -1`;
    expect(await waitUntil(async () => (await asked(api.url)).status === 200, 20_000)).toBe(true);
    await api.stop();
  }, 60_000);
});

describe('a clock that is off', () => {
  it('is said with how much and against whom, and measured', async () => {
    const api = await startApiProcess({
      DATABASE_URL: store.postgres.url,
      TEMPORAL_ADDRESS: NOBODY,
      NODE_OPTIONS: `--import=${shifted}`,
      SHIFTED_CLOCK_MS: String(-4 * 60_000),
    });
    const measured = async () => {
      const text = await (await fetch(`${api.url}/metrics`)).text();
      return Number(/^tovholder_clock_ahead_seconds\{of="store"\} (\S+)$/m.exec(text)?.[1]);
    };
    expect(await waitUntil(async () => Number.isFinite(await measured()), 20_000)).toBe(true);
    expect(Math.round(await measured())).toBe(-240);
    expect(api.log()).toContain("this machine's clock is 240 s behind PostgreSQL's: let both follow");
    await api.stop();
  }, 40_000);
});
