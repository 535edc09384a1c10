import type { Transaction } from './connect.ts';
import type { DeadlineRow } from './deadline-rows.ts';

/** Makes a case's deadline rows those given; touches only what differs from the fingerprints of the stored ones. */
export function syncDeadlines(
  tx: Transaction,
  caseId: string,
  rows: readonly DeadlineRow[],
  stored: Readonly<Record<string, string>>,
): Promise<unknown> {
  const changed = rows.filter((row) => stored[row.id] !== row.fingerprint);
  const here = new Set(rows.map((row) => row.id));
  const gone = Object.keys(stored).filter((id) => !here.has(id));
  const writes: Promise<unknown>[] = [];
  if (gone.length > 0)
    writes.push(tx`
      delete from deadline_view where case_id = ${caseId}
      and id in (select json_array_elements_text(${JSON.stringify(gone)}::text::json))`);
  if (changed.length > 0)
    writes.push(tx`
      insert into deadline_view (case_id, id, rule_id, responsible, also_responsible, subject, earliest_on, target_on,
                                 due_on, due_ms, steps, settled, deadline, fingerprint)
      select ${caseId}, id, rule_id, responsible, also_responsible, subject, earliest_on, target_on, due_on, due_ms,
             steps, settled, deadline::json, fingerprint
      from jsonb_to_recordset(${JSON.stringify(changed)}::text::jsonb) as r (
        id text, rule_id text, responsible text, also_responsible text[], subject text, earliest_on date,
        target_on date, due_on date, due_ms bigint, steps jsonb, settled boolean, deadline text, fingerprint text)
      on conflict (case_id, id) do update set
        responsible = excluded.responsible, also_responsible = excluded.also_responsible, subject = excluded.subject,
        earliest_on = excluded.earliest_on, target_on = excluded.target_on, due_on = excluded.due_on,
        due_ms = excluded.due_ms, steps = excluded.steps, settled = excluded.settled,
        deadline = excluded.deadline, fingerprint = excluded.fingerprint`);
  return Promise.all(writes);
}
