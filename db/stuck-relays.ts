import type { Sql } from './connect.ts';

/** What one case has to tell another and could not for some time. */
export interface StuckRelay {
  fromCase: string;
  toCase: string;
  waiting: number;
  oldestSeconds: number;
}

/** Undelivered relays that are older than `olderThanMs`, by pair of cases. Withdrawn cases hear only their withdrawal. */
export async function findStuckRelays(sql: Sql, olderThanMs: number): Promise<StuckRelay[]> {
  const rows = await sql<StuckRelay[]>`
    select r.from_case as "fromCase", r.to_case as "toCase", count(*)::int as waiting,
           floor(extract(epoch from now() - min(r.created_at)))::int as "oldestSeconds"
    from relay_outbox r left join case_view v on v.id = r.to_case
    where r.delivered_at is null and r.created_at < now() - make_interval(secs => ${olderThanMs / 1000})
      and (r.kind = 'withdrawal' or v.withdrawn_at is null)
    group by 1, 2 order by 1, 2`;
  return [...rows];
}
