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
                                 due_on, due_ms, steps, settled, deadline, fingerprint, authority, region, kind, closes_ms,
                                 unit, also_units, assigned_to, owner, due_key, advisory, over_ms, paused_ms, resumed_ms,
                                 until_ms, outcome, owed, reserved_ms)
      select ${caseId}, id, rule_id, responsible, also_responsible, subject, earliest_on, target_on, due_on, due_ms,
             steps, settled, deadline::json, fingerprint, authority, region, kind, closes_ms, unit, also_units, assigned_to,
             owner, due_key, advisory, over_ms, paused_ms, resumed_ms, until_ms, outcome, owed, reserved_ms
      from jsonb_to_recordset(${JSON.stringify(changed)}::text::jsonb) as r (
        id text, rule_id text, responsible text, also_responsible text[], subject text, earliest_on date,
        target_on date, due_on date, due_ms bigint, steps jsonb, settled boolean, deadline text, fingerprint text,
        authority text, region text, kind text, closes_ms bigint, unit text, also_units text[], assigned_to text, owner text,
        due_key text, advisory boolean, over_ms bigint, paused_ms bigint, resumed_ms bigint, until_ms bigint, outcome text,
        owed boolean, reserved_ms bigint)
      on conflict (case_id, id) do update set
        responsible = excluded.responsible, also_responsible = excluded.also_responsible, subject = excluded.subject,
        earliest_on = excluded.earliest_on, target_on = excluded.target_on, due_on = excluded.due_on,
        due_ms = excluded.due_ms, steps = excluded.steps, settled = excluded.settled,
        deadline = excluded.deadline, fingerprint = excluded.fingerprint, authority = excluded.authority,
        region = excluded.region, closes_ms = excluded.closes_ms, unit = excluded.unit, also_units = excluded.also_units,
        assigned_to = excluded.assigned_to, owner = excluded.owner, due_key = excluded.due_key,
        advisory = excluded.advisory, over_ms = excluded.over_ms, paused_ms = excluded.paused_ms,
        resumed_ms = excluded.resumed_ms, until_ms = excluded.until_ms, outcome = excluded.outcome, owed = excluded.owed,
        reserved_ms = excluded.reserved_ms`);
  return Promise.all(writes);
}
