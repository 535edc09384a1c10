import type { Sql } from './connect.ts';

/** Views that one subject may keep. */
const MOST_VIEWS = 20;

export interface SavedViewRow {
  id: string;
  name: string;
  query: string;
}

/** In the order of their names. */
export const listSavedViews = (sql: Sql, subject: string): Promise<SavedViewRow[]> =>
  sql<SavedViewRow[]>`
    select id, name, query from saved_view where subject = ${subject} order by lower(name), name`;

/** Keeps a view; one of the same name is replaced, and the oldest beyond the most goes. */
export async function keepSavedView(
  sql: Sql,
  subject: string,
  { name, query }: Omit<SavedViewRow, 'id'>,
): Promise<void> {
  await sql.begin(async (tx) => {
    await tx`
      insert into saved_view (subject, name, query) values (${subject}, ${name}, ${query})
      on conflict (subject, name) do update set query = excluded.query, kept_at = now()`;
    await tx`
      delete from saved_view where subject = ${subject} and id not in (
        select id from saved_view where subject = ${subject} order by kept_at desc, id limit ${MOST_VIEWS})`;
  });
}

export async function dropSavedView(sql: Sql, subject: string, id: string): Promise<void> {
  await sql`delete from saved_view where subject = ${subject} and id = ${id}`;
}
