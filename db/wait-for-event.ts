import { setTimeout as pause } from 'node:timers/promises';
import type { Sql } from './connect.ts';

const LONGEST_MS = 3_000;

/** Waits until a case's read model has an event, at most 3 s; false when it has not, or the case was withdrawn. */
export function waitForEvent(sql: Sql, caseId: string, eventId: number): Promise<boolean> {
  return waitUntil(async () => {
    const rows = await sql`
      select 1 from case_view where id = ${caseId} and last_event_id >= ${eventId} and withdrawn_at is null`;
    return rows.length > 0;
  });
}

/** Asks again and again, at growing distances, until the answer is yes or 3 s are over. */
export async function waitUntil(isSo: () => Promise<boolean>, longestMs = LONGEST_MS): Promise<boolean> {
  const limit = Date.now() + longestMs;
  for (let distance = 4; ; distance = Math.min(distance * 2, 100)) {
    if (await isSo()) return true;
    if (Date.now() + distance > limit) return false;
    await pause(distance);
  }
}
