import type { Message } from '../domain/case/command.ts';
import type { Sql } from './connect.ts';
import { deadlineKinds } from './message-kinds.ts';
import { readCases, type StoredCase } from './read-case.ts';

/** A case and all that are linked to it, in order of opening. */
export async function readLife(sql: Sql, caseId: string): Promise<StoredCase[]> {
  const [kase] = await readCases(sql, [caseId]);
  if (!kase) return [];
  return readCases(sql, [caseId, ...kase.snapshot.links.map((link) => link.id)]);
}

/** Every message about a deadline that a case ever planned for a moment that came, in that order, whatever became of it. */
export async function readMessages(
  sql: Sql,
  caseId: string,
): Promise<Pick<Message, 'at' | 'kind' | 'deadlineId' | 'to'>[]> {
  const rows = await sql<Pick<Message, 'at' | 'kind' | 'deadlineId' | 'to'>[]>`
    select planned_at as at, kind, deadline_id as "deadlineId", recipient as "to"
    from outbox where case_id = ${caseId} and kind = any(${deadlineKinds}) order by seq`;
  return [...rows];
}

/** The ids of a case and all that are linked to it, by their names within the life. */
export async function readRefs(sql: Sql, caseId: string): Promise<Map<string, string>> {
  const rows = await sql<{ ref: string; id: string }[]>`
    select ref, id from case_view
    where withdrawn_at is null
      and id = any(array(select ${caseId} union all
                         select link ->> 'id' from case_view root, json_array_elements(root.links) link
                         where root.id = ${caseId}))`;
  return new Map(rows.map((row) => [row.ref, row.id]));
}
