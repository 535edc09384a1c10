import { isOfAcceptedBody, type ToldWith } from './accepted-body.ts';
import type { Sql } from './connect.ts';
import { personIndex } from './person-index.ts';

/** So long what a command told waits for its command to be in the journal: longer than any outage is survived. */
const WAITS = '7 days';

/** Removes what refused commands told, and whoever nobody has told of; answers how much went. Run it as often as wanted. */
export async function sweepPersons(sql: Sql): Promise<{ entries: number; persons: number }> {
  const { count: unheard } = await sql`
    delete from person_entry e where written_at < now() - ${WAITS}::interval
      and not exists (select 1 from case_command c where c.case_id = e.case_id and c.key_hash = e.key_hash)`;
  const entries = unheard + (await sweepRefusedBodies(sql));
  // An erased person's row stays: it says when and why the key was destroyed.
  const { count: persons } = await sql`
    delete from person p where created_at < now() - ${WAITS}::interval
      and not exists (select 1 from person_entry e where e.person_id = p.id)
      and exists (select 1 from person_key k where k.person_id = p.id and k.destroyed_at is null)`;
  return { entries, persons };
}

/** Of several bodies under one key those that were refused, while another was accepted. */
async function sweepRefusedBodies(sql: Sql): Promise<number> {
  const several = await sql<(ToldWith & { seq: number })[]>`
    select e.seq, e.case_id, e.key_hash, e.body_mac, c.body_hash
    from person_entry e join case_command c on c.case_id = e.case_id and c.key_hash = e.key_hash
    where e.written_at < now() - ${WAITS}::interval
      and exists (select 1 from person_entry other
                  where other.case_id = e.case_id and other.key_hash = e.key_hash and other.body_mac <> e.body_mac)`;
  if (several.length === 0) return 0;
  const index = await personIndex(sql);
  const accepted = await Promise.all(several.map((one) => isOfAcceptedBody(sql, index, one)));
  const refused = several.filter((_, i) => !accepted[i]).map(({ seq }) => seq);
  const { count } = await sql`delete from person_entry where seq = any(${refused})`;
  return count;
}
