import type { Sql } from './connect.ts';

/** So long what a command told waits for its command to be in the journal: longer than any outage is survived. */
const WAITS = '7 days';

/** Removes what refused commands told, and whoever nobody has told of; answers how much went. Run it as often as wanted. */
export async function sweepPersons(sql: Sql): Promise<{ entries: number; persons: number }> {
  const { count: entries } = await sql`
    delete from person_entry e where written_at < now() - ${WAITS}::interval
      and not exists (select 1 from case_command c where c.case_id = e.case_id and c.key_hash = e.key_hash)`;
  // An erased person's row stays: it says when and why the key was destroyed.
  const { count: persons } = await sql`
    delete from person p where created_at < now() - ${WAITS}::interval
      and not exists (select 1 from person_entry e where e.person_id = p.id)
      and exists (select 1 from person_key k where k.person_id = p.id and k.destroyed_at is null)`;
  return { entries, persons };
}
