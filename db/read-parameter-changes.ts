import { civilDateOf, formatInstant } from '../domain/calendar/index.ts';
import type { Json } from '../domain/json.ts';
import type { ParameterChange } from '../domain/rules/parameter-changes.ts';
import type { Role } from '../domain/rules/roles.ts';
import type { Sql, Transaction } from './connect.ts';

/** A change as its row. */
export interface ParameterChangeRow {
  municipality: string;
  name: string;
  before: Json;
  value: Json;
  reason: string;
  by_role: string;
  changed_by: string;
  changed_at: Date;
  /** Null: the day of `changed_at`. */
  valid_from_on: string | null;
}

/** A municipality's changes in the order in which they were made. */
export async function readParameterChanges(
  sql: Sql | Transaction,
  municipality: string,
): Promise<ParameterChange[]> {
  const rows = await sql<ParameterChangeRow[]>`
    select municipality, name, before, value, reason, by_role, changed_by, changed_at,
           valid_from_on::text as valid_from_on
    from parameter_change
    where municipality = ${municipality.toLowerCase()} order by seq`;
  return rows.map(parameterChangeOf);
}

export const parameterChangeOf = (row: ParameterChangeRow): ParameterChange => ({
  municipality: row.municipality,
  name: row.name,
  before: row.before,
  value: row.value,
  reason: row.reason,
  byRole: row.by_role as Role,
  by: row.changed_by,
  changedAt: formatInstant(row.changed_at.getTime()),
  validFromOn: row.valid_from_on ?? civilDateOf(row.changed_at.getTime()),
});
