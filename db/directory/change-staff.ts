import type { Absence } from '../../domain/reach/directory.ts';
import type { ListedColleague } from '../../domain/reach/staff.ts';
import type { Sql } from '../connect.ts';
import { directoryKey } from './directory-key.ts';
import { sealEntry } from './read-staff.ts';

/** Lists a colleague, or puts other words where they are listed already. */
export async function saveColleague(sql: Sql, colleague: ListedColleague, by: string): Promise<void> {
  const { organisation, subject, roles, standIn, fromOn, untilOn } = colleague;
  const sealed = sealEntry(await directoryKey(sql, organisation), colleague);
  await sql`
    insert into colleague (organisation, subject, roles, stand_in, from_on, until_on, sealed_entry, changed_by)
    values (${organisation}, ${subject}, ${[...roles]}, ${standIn}, ${fromOn}, ${untilOn}, ${sealed}, ${by})
    on conflict (organisation, subject) do update set
      roles = excluded.roles, stand_in = excluded.stand_in, from_on = excluded.from_on, until_on = excluded.until_on,
      sealed_entry = excluded.sealed_entry, changed_by = excluded.changed_by, changed_at = now()`;
}

/** Takes a colleague out of the list, with their absences; false when they were not in it. */
export async function removeColleague(sql: Sql, organisation: string, subject: string): Promise<boolean> {
  const rows = await sql`
    delete from colleague where organisation = ${organisation} and subject = ${subject} returning subject`;
  return rows.length > 0;
}

/** Enters an absence of somebody who is listed; its number, or null when they are not. The same one again stays one. */
export async function enterAbsence(
  sql: Sql,
  organisation: string,
  { subject, fromOn, untilOn, standIn }: Absence,
  by: string,
): Promise<number | null> {
  const [row] = await sql<{ absence_id: number }[]>`
    with same as (
      select absence_id from colleague_absence
      where organisation = ${organisation} and subject = ${subject} and from_on = ${fromOn}::date
        and until_on = ${untilOn}::date and stand_in is not distinct from ${standIn}::text
    ), entered as (
      insert into colleague_absence (organisation, subject, from_on, until_on, stand_in, entered_by)
      select organisation, subject, ${fromOn}::date, ${untilOn}::date, ${standIn}::text, ${by}::text
      from colleague where organisation = ${organisation} and subject = ${subject} and not exists (select 1 from same)
      returning absence_id
    )
    select absence_id from same union all select absence_id from entered limit 1`;
  return row?.absence_id ?? null;
}

/** Takes an absence back; false when there is no such one of that person. */
export async function removeAbsence(
  sql: Sql,
  organisation: string,
  { subject, absenceId }: { subject: string; absenceId: number },
): Promise<boolean> {
  const rows = await sql`
    delete from colleague_absence
    where organisation = ${organisation} and subject = ${subject} and absence_id = ${absenceId} returning absence_id`;
  return rows.length > 0;
}
