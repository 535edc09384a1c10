import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { runner } from 'node-pg-migrate';
import { APP_ROLE, appPassword } from './app-role.ts';
import { connectAs, type Sql } from './connect.ts';

const folder = fileURLToPath(new URL('./migrations', import.meta.url));
const TABLE = 'migration';
const LOCK = 7_046_029;

/** An applied migration is history like any other: editing it would leave two stores of one version that differ. */
export class MigrationEdited extends Error {
  override name = 'MigrationEdited';
}

/**
 * Brings the schema up to date, as the database's owner. Safe to call from several processes at once and any number
 * of times. Throws MigrationEdited when a file that was applied has changed since.
 */
export async function migrate(databaseUrl: string): Promise<void> {
  const sql = connectAs(databaseUrl, { max: 1, name: 'tovholder migrate' });
  try {
    await sql`select pg_advisory_lock(${LOCK})`;
    await ensureAppRole(sql, databaseUrl);
    await sql`create table if not exists migration_checksum (name text primary key, sha256 text not null)`;
    const files = await checksums();
    if (await isUpToDate(sql, files)) return;
    await runner({
      databaseUrl,
      dir: folder,
      direction: 'up',
      migrationsTable: TABLE,
      // Ours is held already, and waits instead of failing.
      noLock: true,
      log: () => {},
    });
    for (const [name, sha256] of files)
      await sql`insert into migration_checksum ${sql({ name, sha256 })} on conflict do nothing`;
  } finally {
    await sql.end({ timeout: 5 });
  }
}

async function checksums(): Promise<Map<string, string>> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
  const sums = await Promise.all(
    names.map(async (name) =>
      createHash('sha256')
        .update(await readFile(`${folder}/${name}`))
        .digest('hex'),
    ),
  );
  return new Map(names.map((name, i) => [name, sums[i] as string]));
}

async function isUpToDate(sql: Sql, files: Map<string, string>): Promise<boolean> {
  const applied = await sql<{ name: string; sha256: string }[]>`select name, sha256 from migration_checksum`;
  for (const { name, sha256 } of applied) {
    const now = files.get(name);
    if (now !== sha256)
      throw new MigrationEdited(
        now
          ? `The migration ${name} was changed after it had been applied: put it back, and write a new one.`
          : `The migration ${name} was applied to this database and is missing here: this is an older Tovholder.`,
      );
  }
  return applied.length === files.size;
}

/** The role is the server's, not the database's: two databases may make it at the same time. */
async function ensureAppRole(sql: Sql, databaseUrl: string): Promise<void> {
  if (new URL(databaseUrl).username === APP_ROLE) return;
  const password = appPassword(databaseUrl);
  for (let attempt = 1; ; attempt += 1) {
    try {
      const known = await sql`select 1 from pg_roles where rolname = ${APP_ROLE}`;
      const verb = known.length === 0 ? 'create' : 'alter';
      await sql.unsafe(
        `${verb} role ${APP_ROLE} login nosuperuser nocreatedb nocreaterole password '${password}'`,
      );
      return;
    } catch (error) {
      if (attempt === 5 || !isRace(error)) throw error;
    }
  }
}

/** duplicate_object, unique_violation, or "tuple concurrently updated". */
const isRace = (error: unknown): boolean =>
  ['42710', '23505', 'XX000'].includes((error as { code?: string }).code ?? '');
