import { runner } from 'node-pg-migrate';
import { APP_ROLE, appPassword } from './app-role.ts';
import { connectAs, type Sql } from './connect.ts';
import { MIGRATIONS, type MigrationFile, migrationFiles } from './migration-files.ts';
import { type AppliedMigration, compareSchema, readApplied, whySchemaIsRefused } from './schema-state.ts';

const TABLE = 'migration';
const LOCK = 7_046_029;

/** An applied migration is history like any other: editing it would leave two stores of one version that differ. */
export class MigrationEdited extends Error {
  override name = 'MigrationEdited';
}

/** A newer build has migrated this store; this one must leave it alone. */
export class SchemaNewer extends Error {
  override name = 'SchemaNewer';
  /** The same in Danish. */
  readonly danish: string;
  constructor({ da, en }: { da: string; en: string }) {
    super(en);
    this.danish = da;
  }
}

/**
 * Brings the schema up to date, as the database's owner. Safe to call from several processes at once and any number
 * of times. Throws MigrationEdited when a file that was applied has changed since, and SchemaNewer for a store of a newer
 * build, before anything was changed.
 */
export async function migrate(databaseUrl: string): Promise<void> {
  const sql = connectAs(databaseUrl, { max: 1, name: 'tovholder migrate' });
  try {
    await sql`select pg_advisory_lock(${LOCK})`;
    const files = migrationFiles();
    const applied = await readApplied(sql);
    refuseForeign(applied, files);
    await ensureAppRole(sql, databaseUrl);
    await keepChecksums(sql);
    if (files.every(({ name }) => applied.some((one) => one.name === name))) return;
    await runner({
      databaseUrl,
      dir: MIGRATIONS,
      direction: 'up',
      migrationsTable: TABLE,
      // Ours is held already, and waits instead of failing.
      noLock: true,
      // A newer build may have added some that fit this one.
      checkOrder: false,
      log: () => {},
    });
    for (const { name, sha256, olderMayRun } of files)
      await sql`
        insert into migration_checksum ${sql({ name, sha256, older_may_run: olderMayRun })} on conflict do nothing`;
  } finally {
    await sql.end({ timeout: 5 });
  }
}

/** What was applied, so that worker, API and command line can tell a store of another build. */
async function keepChecksums(sql: Sql): Promise<void> {
  const [found] = await sql<{ told: boolean }[]>`
    select exists (select 1 from pg_attribute
                   where attrelid = to_regclass('migration_checksum')::oid and attname = 'older_may_run') as told`;
  if (!found?.told) {
    await sql`create table if not exists migration_checksum (name text primary key, sha256 text not null)`;
    await sql`alter table migration_checksum add column older_may_run boolean not null default false`;
  }
  const [may] = await sql<{ look: boolean }[]>`
    select has_table_privilege(${APP_ROLE}, 'migration_checksum', 'select') as look`;
  if (!may?.look) await sql.unsafe(`grant select on migration_checksum to ${APP_ROLE}`);
}

function refuseForeign(applied: readonly AppliedMigration[], files: readonly MigrationFile[]): void {
  const state = compareSchema(applied, files);
  const why = state.kind === 'newer' ? whySchemaIsRefused(state) : null;
  if (why) throw new SchemaNewer(why);
  for (const { name, sha256 } of files)
    if (applied.some((one) => one.name === name && one.sha256 !== sha256))
      throw new MigrationEdited(
        `The migration ${name} was changed after it had been applied: put it back, and write a new one.`,
      );
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
