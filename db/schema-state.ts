import type { Sql } from './connect.ts';
import { type MigrationFile, migrationFiles } from './migration-files.ts';

/** A migration as the store has it on record. */
export interface AppliedMigration {
  name: string;
  sha256: string;
  older_may_run: boolean;
}

/**
 * How the store's schema stands to this build. `newer`: a newer build has migrated it, and this one must not touch it;
 * `newer-fits`: that build said that older ones may go on; `older`: it waits for `migrate`.
 */
export type SchemaState =
  | { kind: 'same' }
  | { kind: 'newer' | 'newer-fits' | 'older'; migrations: readonly string[] };

/** Reads it, as owner or as the application role; changes nothing. Throws when the store cannot be asked. */
export async function readSchemaState(sql: Sql): Promise<SchemaState> {
  return compareSchema(await readApplied(sql), migrationFiles());
}

/** The migrations that the store has; none for an empty one, or one last migrated by a build that did not tell. */
export async function readApplied(sql: Sql): Promise<AppliedMigration[]> {
  const [found] = await sql<{ readable: boolean; told: boolean }[]>`
    select coalesce(has_table_privilege(to_regclass('migration_checksum')::oid, 'select'), false) as readable,
           exists (select 1 from pg_attribute
                   where attrelid = to_regclass('migration_checksum')::oid and attname = 'older_may_run') as told`;
  if (!found?.readable) return [];
  const told = found.told ? sql`older_may_run` : sql`false as older_may_run`;
  return sql<AppliedMigration[]>`select name, sha256, ${told} from migration_checksum order by name`;
}

export function compareSchema(
  applied: readonly Pick<AppliedMigration, 'name' | 'older_may_run'>[],
  files: readonly Pick<MigrationFile, 'name'>[],
): SchemaState {
  const known = new Set(files.map(({ name }) => name));
  const unknown = applied.filter(({ name }) => !known.has(name));
  const migrations = unknown.map(({ name }) => name);
  if (unknown.some((one) => !one.older_may_run)) return { kind: 'newer', migrations };
  const has = new Set(applied.map(({ name }) => name));
  const missing = files.map(({ name }) => name).filter((name) => !has.has(name));
  if (missing.length > 0) return { kind: 'older', migrations: missing };
  return unknown.length > 0 ? { kind: 'newer-fits', migrations } : { kind: 'same' };
}

/** Why a program must not work on this store, for whoever runs it; null where it may. */
export function whySchemaIsRefused(state: SchemaState): { da: string; en: string } | null {
  if (state.kind === 'same' || state.kind === 'newer-fits') return null;
  const { migrations } = state;
  const last = migrations.at(-1) ?? '';
  return state.kind === 'newer'
    ? {
        da: `Databasen er ført ajour af en nyere Tovholder (${last}), som denne ikke kender. Intet er ændret: start den nyere udgave, eller læg en sikkerhedskopi fra før opdateringen tilbage.`,
        en: `The database was brought up to date by a newer Tovholder (${last}), which this one does not know. Nothing was changed: start the newer build, or put back a backup from before the upgrade.`,
      }
    : {
        da: `Databasens skema er ældre end denne Tovholder (${migrations.length} trin mangler). Intet er ændret: kør først "tovholder migrate" med ejerens adresse.`,
        en: `The database's schema is older than this Tovholder (${migrations.length} steps are missing). Nothing was changed: first run "tovholder migrate" with the owner's address.`,
      };
}
