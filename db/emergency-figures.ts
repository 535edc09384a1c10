import type { Sql } from './connect.ts';

/** How often emergency access was taken, for the board. */
export interface EmergencyFigures {
  /** Ever. */
  opened: number;
  unreviewed: number;
  /** Age of the oldest that nobody has reviewed; 0 when there is none. */
  oldestUnreviewedSeconds: number;
}

export async function readEmergencyFigures(sql: Sql): Promise<EmergencyFigures> {
  const [row] = await sql<EmergencyFigures[]>`
    select count(*)::int as opened, (count(*) filter (where r.access_id is null))::int as unreviewed,
           coalesce(extract(epoch from now() - min(a.opened_at) filter (where r.access_id is null)), 0)::int
             as "oldestUnreviewedSeconds"
    from emergency_access a left join emergency_review r on r.access_id = a.id`;
  return row ?? { opened: 0, unreviewed: 0, oldestUnreviewedSeconds: 0 };
}
