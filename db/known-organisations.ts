import { type CivilDate, civilDateOf } from '../domain/calendar/index.ts';
import type { Sql } from './connect.ts';

/**
 * The organisations that have been at work here, and since which day: a municipality since its first case, any since
 * its first recorded act. Regions follow from their municipalities.
 */
export async function knownOrganisations(sql: Sql): Promise<Map<string, CivilDate>> {
  // From one municipality to the next along the index: how many cases each has does not count.
  const rows = await sql<{ organisation: string; since: Date }[]>`
    with recursive first_case as (
      (select lower(municipality) as organisation, opened_at as since from case_view
       where withdrawn_at is null order by 1, 2 limit 1)
      union all
      select next.* from first_case before cross join lateral (
        select lower(municipality) as organisation, opened_at as since from case_view
        where withdrawn_at is null and lower(municipality) > before.organisation order by 1, 2 limit 1) next
    )
    select organisation, min(since) as since from (
      select organisation, since from first_case
      union all select organisation, recorded_at from organisation_act
    ) known group by organisation`;
  return new Map(rows.map(({ organisation, since }) => [organisation, civilDateOf(since.getTime())]));
}
