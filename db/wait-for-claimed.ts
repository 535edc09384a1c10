import type { Sql } from './connect.ts';
import { waitUntil } from './wait-for-event.ts';

/** Waits, at most 5 s, until nobody is sending a message of this case any more. */
export function waitForClaimed(sql: Sql, caseId: string): Promise<boolean> {
  return waitUntil(async () => {
    const rows = await sql`
      select 1 from outbox where case_id = ${caseId} and sent_at is null and cancelled_at is null
        and claimed_until > now() limit 1`;
    return rows.length === 0;
  }, 5_000);
}
