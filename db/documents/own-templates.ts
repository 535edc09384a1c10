import type { OwnTemplateVersion } from '../../domain/documents/own-template-in-force.ts';
import type { Sql } from '../connect.ts';

/** What is put: a file, or null to go back to ours. */
export interface NewOwnTemplate {
  organisation: string;
  template: string;
  file: Uint8Array | null;
  putMs: number;
  by: { subject: string; role: string };
}

/** Every version that an organisation ever put, first to last. */
export async function readOwnTemplates(
  sql: Sql,
  organisation: string,
): Promise<readonly OwnTemplateVersion[]> {
  return sql<OwnTemplateVersion[]>`
    select template, version, file is not null as own, put_ms as "putMs", role from own_template
    where organisation = ${organisation} order by template, version`;
}

/** The file of a version, or null where there is none. */
export async function readOwnTemplateFile(
  sql: Sql,
  organisation: string,
  template: string,
  version: number,
): Promise<Uint8Array | null> {
  const [row] = await sql<{ file: Uint8Array | null }[]>`
    select file from own_template
    where organisation = ${organisation} and template = ${template} and version = ${version}`;
  return row?.file ?? null;
}

/** Keeps the next version. The same file as the one in force, or ours over ours, adds none; answers whether one was added. */
export async function insertOwnTemplate(
  sql: Sql,
  { organisation, template, file, putMs, by }: NewOwnTemplate,
): Promise<boolean> {
  return sql.begin(async (tx) => {
    // Two leaders at once get two versions, one after the other.
    await tx`select pg_advisory_xact_lock(hashtext('own_template'), hashtext(${organisation}))`;
    const [last] = await tx<{ version: number; file: Uint8Array | null }[]>`
      select version, file from own_template
      where organisation = ${organisation} and template = ${template} order by version desc limit 1`;
    const before = last?.file ?? null;
    if (file === null ? before === null : before !== null && Buffer.compare(before, file) === 0) return false;
    await tx`
      insert into own_template ${tx({
        ...{ organisation, template, file: file === null ? null : Buffer.from(file), put_ms: putMs },
        ...{ version: (last?.version ?? 0) + 1, subject: by.subject, role: by.role },
      })}`;
    return true;
  });
}
