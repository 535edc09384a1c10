import { defaultPreferences, type Preferences } from '../../domain/reach/channels.ts';
import type { Sql } from '../connect.ts';

/** What these people have chosen; whoever has not is not in the map (`defaultPreferences`). */
export async function readPreferences(
  sql: Sql,
  subjects: readonly string[],
): Promise<ReadonlyMap<string, Preferences>> {
  if (subjects.length === 0) return new Map();
  const rows = await sql<{ subject: string; wishes: Partial<Preferences> }[]>`
    select subject, wishes from message_preference where subject = any (${[...subjects]})`;
  return new Map(rows.map(({ subject, wishes }) => [subject, { ...defaultPreferences, ...wishes }]));
}

export async function savePreferences(sql: Sql, subject: string, wishes: Preferences): Promise<void> {
  await sql`
    insert into message_preference (subject, wishes) values (${subject}, ${JSON.stringify(wishes)}::text::jsonb)
    on conflict (subject) do update set wishes = excluded.wishes, changed_at = now()`;
}
