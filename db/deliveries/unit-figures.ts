import type { Sql } from '../connect.ts';

/** How a unit of an organisation stands, in numbers only. */
export interface UnitFigures {
  overdue: number;
  /** Due within a week. */
  soon: number;
  deadLetters: number;
}

const WEEK_MS = 7 * 86_400_000;

/** Counts over the cases that the organisation has now; of one role, or of all where `role` is null. */
export async function readUnitFigures(
  sql: Sql,
  { organisation, role }: { organisation: string; role: string | null },
  nowMs: number,
): Promise<UnitFigures> {
  const [row] = await sql<UnitFigures[]>`
    with owed as (
      select status_at(d.steps, ${nowMs}) as status, d.due_ms
      from deadline_view d join case_view c on c.id = d.case_id
      where not d.settled and c.withdrawn_at is null and not c.demo
        and (c.authority = ${organisation} or c.region = ${organisation})
        and (${role === null} or d.responsible = ${role ?? ''})
    )
    select
      (select count(*)::int from owed where status = 'overdue') as overdue,
      (select count(*)::int from owed where status in ('open', 'due-soon') and due_ms < ${nowMs + WEEK_MS}) as soon,
      (select count(*)::int from delivery
       where state = 'dead' and solved_at is null and organisation = ${organisation}
         and (${role === null} or role in (${role ?? ''}, ${`${role ?? ''}-leader`}))) as "deadLetters"`;
  return row ?? { overdue: 0, soon: 0, deadLetters: 0 };
}
