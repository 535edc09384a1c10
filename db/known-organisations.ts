import { type CivilDate, civilDateOf } from '../domain/calendar/index.ts';
import type { Sql } from './connect.ts';

/**
 * The organisations that have been at work here, and since which day: a municipality since its first case, any since
 * its first recorded act. Regions follow from their municipalities.
 */
export async function knownOrganisations(sql: Sql): Promise<Map<string, CivilDate>> {
  const rows = await sql<{ organisation: string; since: Date }[]>`
    select organisation, min(since) as since from (
      select lower(municipality) as organisation, opened_at as since from case_view where withdrawn_at is null
      union all select organisation, recorded_at from organisation_act
    ) known group by organisation`;
  return new Map(rows.map(({ organisation, since }) => [organisation, civilDateOf(since.getTime())]));
}
