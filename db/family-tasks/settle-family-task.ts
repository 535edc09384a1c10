import type { Sql } from '../connect.ts';

/** What became of a task, by whom; `by` is null where the house withdrew it. */
export interface TaskOutcome {
  outcome: 'done' | 'returned' | 'withdrawn';
  reason: string | null;
  by: { subject: string; role: string } | null;
}

/** Settles a task that still waits, or was returned and is now done after all; whether it did. */
export async function settleFamilyTask(
  sql: Sql,
  id: string,
  { outcome, reason, by }: TaskOutcome,
): Promise<boolean> {
  const rows = await sql`
    update family_task set outcome = ${outcome}, outcome_reason = ${reason}, settled_at = now(),
      subject = ${by?.subject ?? null}, role = ${by?.role ?? null}
    where id = ${id} and (outcome is null or (outcome = 'returned' and ${outcome} <> 'returned')) returning id`;
  return rows.length > 0;
}
