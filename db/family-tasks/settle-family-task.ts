import type { Announcement } from '../../domain/announcements/announcement.ts';
import type { Sql } from '../connect.ts';
import { insertAnnouncements } from '../insert-messages.ts';

/** What became of a task, by whom; `by` is null where the house withdrew it. */
export interface TaskOutcome {
  outcome: 'done' | 'returned' | 'withdrawn';
  reason: string | null;
  by: { subject: string; role: string } | null;
}

/**
 * Settles a task that still waits, or was returned and is now done after all; whether it did. Of one that is returned the
 * family department is told, so that it does not end there.
 */
export async function settleFamilyTask(
  sql: Sql,
  id: string,
  { outcome, reason, by }: TaskOutcome,
): Promise<boolean> {
  const settled = await sql.begin(async (tx) => {
    const [row] = await tx<{ case_id: string; now_ms: number }[]>`
      with settled as (
        update family_task set outcome = ${outcome}, outcome_reason = ${reason}, settled_at = now(),
          subject = ${by?.subject ?? null}, role = ${by?.role ?? null}
        where id = ${id} and (outcome is null or (outcome = 'returned' and ${outcome} <> 'returned'))
        returning case_id
      )
      select s.case_id, (extract(epoch from now()) * 1000)::float8 + coalesce(c.clock_offset_ms, 0) as now_ms
      from settled s left join case_view c on c.id = s.case_id`;
    if (!row) return { done: false };
    const told: Announcement = {
      kind: 'task',
      about: `task:${id}`,
      due: null,
      step: 's1',
      to: 'FR',
      atMs: Math.round(row.now_ms),
    };
    if (outcome === 'returned') await insertAnnouncements(tx, row.case_id, [told]);
    return { done: true };
  });
  return (settled as { done: boolean }).done;
}
