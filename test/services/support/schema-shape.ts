import type { Sql } from '../../../db/connect.ts';

/** What code of a build finds in a schema, as far as statements that worked can fail by it. */
export interface SchemaShape {
  /** `table.column` → its type. */
  columns: Map<string, string>;
  /** Columns that an insert has to fill. */
  demanded: Set<string>;
  /** Constraints and unique indexes by what they say: each can refuse what was taken before. */
  rules: Set<string>;
  /** `table: privilege` of the application role, and `table.column: privilege` where it is granted by column. */
  grants: Set<string>;
  /** Row-level policies: another wording shows other rows. */
  policies: Set<string>;
  /** Functions by signature and body: triggers and policies call them. */
  functions: Map<string, string>;
  triggers: Set<string>;
}

/** Reads it from the catalogue of the database itself, as its owner. */
export async function schemaShape(sql: Sql): Promise<SchemaShape> {
  const columns = await sql<{ name: string; type: string; demanded: boolean }[]>`
    select c.relname || '.' || a.attname as name, format_type(a.atttypid, a.atttypmod) as type,
           a.attnotnull and not a.atthasdef and a.attidentity = '' and c.relkind = 'r' as demanded
    from pg_attribute a join pg_class c on c.oid = a.attrelid
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'v', 'p') and a.attnum > 0 and not a.attisdropped`;
  const texts = async (query: Promise<readonly { said: string }[]>) =>
    new Set((await query).map(({ said }) => said));
  const functions = await sql<{ name: string; body: string }[]>`
    select p.oid::regprocedure::text as name, pg_get_functiondef(p.oid) as body from pg_proc p
    where p.pronamespace = 'public'::regnamespace and p.prokind = 'f'
      and not exists (select 1 from pg_depend d where d.objid = p.oid and d.deptype = 'e')`;
  return {
    columns: new Map(columns.map(({ name, type }) => [name, type])),
    demanded: new Set(columns.filter(({ demanded }) => demanded).map(({ name }) => name)),
    rules: await texts(sql`
      select r.relname || ': ' || pg_get_constraintdef(c.oid) as said
      from pg_constraint c join pg_class r on r.oid = c.conrelid
      where c.connamespace = 'public'::regnamespace and c.contype in ('c', 'f', 'u', 'p', 'x')
      union select c.relname || ': ' || regexp_replace(pg_get_indexdef(i.indexrelid), 'INDEX \\S+ ON', 'INDEX ON')
      from pg_index i join pg_class c on c.oid = i.indrelid
      where i.indisunique and c.relnamespace = 'public'::regnamespace`),
    grants: await texts(sql`
      select table_name || ': ' || privilege_type as said from information_schema.role_table_grants
      where grantee = 'tovholder_app' and table_schema = 'public'
      union select table_name || '.' || column_name || ': ' || privilege_type from information_schema.role_column_grants
      where grantee = 'tovholder_app' and table_schema = 'public'`),
    policies: await texts(sql`
      select tablename || ': ' || concat_ws(' | ', policyname, permissive, roles::text, cmd, qual, with_check) as said
      from pg_policies where schemaname = 'public'
      union select relname || ': row level security' from pg_class
      where relrowsecurity and relnamespace = 'public'::regnamespace`),
    functions: new Map(functions.map(({ name, body }) => [name, body])),
    triggers: await texts(sql`
      select c.relname || ': ' || pg_get_triggerdef(t.oid) as said
      from pg_trigger t join pg_class c on c.oid = t.tgrelid
      where not t.tgisinternal and c.relnamespace = 'public'::regnamespace`),
  };
}

/**
 * What in a later shape could make fail, or answer otherwise, what code of before it does. Tables that are new are
 * nobody's trouble. Empty when code of before can go on.
 */
export function takenFrom(before: SchemaShape, after: SchemaShape): string[] {
  const tables = new Set([...before.columns.keys()].map(tableOf));
  const known = (name: string) => tables.has(tableOf(name));
  const lost = (a: Iterable<string>, b: ReadonlySet<string> | ReadonlyMap<string, unknown>, what: string) =>
    [...a].filter((name) => !b.has(name)).map((name) => `${what} is gone: ${name}`);
  const added = (a: ReadonlySet<string>, b: Iterable<string>, what: string) =>
    [...b].filter((name) => known(name) && !a.has(name)).map((name) => `${what}: ${name}`);
  return [
    ...lost(before.columns.keys(), after.columns, 'a column'),
    ...[...before.columns].flatMap(([name, type]) => {
      const now = after.columns.get(name);
      return now === undefined || now === type
        ? []
        : [`a column has another type: ${name}, ${type}, now ${now}`];
    }),
    ...added(before.demanded, after.demanded, 'a column has to be filled'),
    ...added(before.rules, after.rules, 'a rule refuses what was taken'),
    // What an upsert names must be there.
    ...lost(
      [...before.rules].filter((rule) => /UNIQUE|PRIMARY/.test(rule)),
      after.rules,
      'a unique rule',
    ),
    ...lost(before.grants, after.grants, 'a right'),
    ...lost(before.policies, after.policies, 'a policy'),
    ...added(before.policies, after.policies, 'a policy that was not there'),
    ...lost(before.functions.keys(), after.functions, 'a function'),
    ...lost(before.triggers, after.triggers, 'a trigger'),
    ...added(before.triggers, after.triggers, 'a trigger that was not there'),
    ...[...before.functions].flatMap(([name, body]) => {
      const now = after.functions.get(name);
      return now === undefined || now === body ? [] : [`a function does something else: ${name}`];
    }),
  ];
}

const tableOf = (name: string): string => /^\w+/.exec(name)?.[0] ?? '';
