import { type CivilDate, civilDateOf } from '../domain/calendar/index.ts';
import { type ParameterChange, parametersInForce } from '../domain/rules/parameter-changes.ts';
import type { Sql, Transaction } from './connect.ts';
import {
  type ParameterChangeRow,
  parameterChangeOf,
  readParameterChanges,
} from './read-parameter-changes.ts';
import type { Once, RecordedOnce } from './recorded-once.ts';

/** A change as it is asked for; what is in force before its first day and the moment come from the store. */
export type NewParameterChange = Omit<ParameterChange, 'before' | 'changedAt' | 'validFromOn'> & {
  /** Left out: from the day on which it is made. */
  validFromOn?: CivilDate;
};

/** Records a change, one after the other in each municipality, so that each knows what was in force before it. */
export function insertParameterChange(
  sql: Sql,
  change: NewParameterChange,
  once: Once = {},
): Promise<RecordedOnce<ParameterChange>> {
  return sql.begin((tx) => insertWithin(tx, change, once)) as Promise<RecordedOnce<ParameterChange>>;
}

async function insertWithin(
  tx: Transaction,
  change: NewParameterChange,
  { keyHash, bodyHash }: Once,
): Promise<RecordedOnce<ParameterChange>> {
  const municipality = change.municipality.toLowerCase();
  await tx`select pg_advisory_xact_lock(hashtext(${`parameters of ${municipality}`}))`;
  const [known] = await tx<(ParameterChangeRow & { body_hash: string | null })[]>`
    select *, valid_from_on::text as valid_from_on from parameter_change
    where municipality = ${municipality} and key_hash = ${keyHash ?? null}`;
  if (known) {
    if (known.body_hash !== bodyHash) return { kind: 'other-body' };
    return { kind: 'repeated', row: parameterChangeOf(known) };
  }
  const changes = await readParameterChanges(tx, municipality);
  const inForce = parametersInForce(municipality, changes, change.validFromOn ?? civilDateOf(Date.now()));
  const before = inForce.find(({ name }) => name === change.name)?.value ?? null;
  const [row] = await tx<ParameterChangeRow[]>`
    insert into parameter_change (municipality, name, before, value, reason, by_role, changed_by, valid_from_on,
                                  key_hash, body_hash)
    values (${municipality}, ${change.name}, ${JSON.stringify(before)}::text::json,
            ${JSON.stringify(change.value)}::text::json, ${change.reason}, ${change.byRole}, ${change.by}, ${change.validFromOn ?? null},
            ${keyHash ?? null}, ${bodyHash ?? null})
    returning *, valid_from_on::text as valid_from_on`;
  return { kind: 'recorded', row: parameterChangeOf(row as ParameterChangeRow) };
}
