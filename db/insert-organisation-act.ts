import type { Sql, Transaction } from './connect.ts';
import {
  type OrganisationAct,
  type OrganisationActRow,
  organisationActOf,
  readOrganisationActs,
  standingActs,
} from './read-organisation-acts.ts';
import type { Once, RecordedOnce } from './recorded-once.ts';

/** An act as it is recorded; with `takesBack` it undoes the entry of the same rule and day. */
export interface NewOrganisationAct {
  organisation: string;
  ruleId: string;
  heldOn: string;
  /** Why the entry is taken back; null: the act was held. */
  takeBackBecause: string | null;
  byRole: OrganisationAct['byRole'];
  by: string;
}

/** `duplicate`: the act stands already. `unknown`: there is no such entry to take back. */
export type RecordedAct = RecordedOnce<OrganisationAct> | { kind: 'duplicate' } | { kind: 'unknown' };

/** Records an act of an organisation, one after the other, so that the same meeting is not counted twice. */
export function insertOrganisationAct(
  sql: Sql,
  act: NewOrganisationAct,
  once: Once = {},
): Promise<RecordedAct> {
  return sql.begin((tx) => insertWithin(tx, act, once)) as Promise<RecordedAct>;
}

async function insertWithin(
  tx: Transaction,
  act: NewOrganisationAct,
  { keyHash, bodyHash }: Once,
): Promise<RecordedAct> {
  const { organisation, ruleId, heldOn, takeBackBecause } = act;
  await tx`select pg_advisory_xact_lock(hashtext(${`acts of ${organisation}`}))`;
  const [known] = await tx<(OrganisationActRow & { body_hash: string | null })[]>`
    select *, held_on::text from organisation_act
    where organisation = ${organisation} and key_hash = ${keyHash ?? null}`;
  if (known) {
    if (known.body_hash !== bodyHash) return { kind: 'other-body' };
    return { kind: 'repeated', row: organisationActOf(known) };
  }
  const acts = standingActs(await readOrganisationActs(tx, organisation));
  const same = acts.find((one) => one.ruleId === ruleId && one.heldOn === heldOn);
  if (takeBackBecause === null && same) return { kind: 'duplicate' };
  if (takeBackBecause !== null && !same) return { kind: 'unknown' };
  const [row] = await tx<OrganisationActRow[]>`
    insert into organisation_act (organisation, rule_id, held_on, takes_back, reason, by_role, recorded_by, key_hash,
                                  body_hash)
    values (${organisation}, ${ruleId}, ${heldOn}, ${takeBackBecause === null ? null : (same?.actId ?? null)},
            ${takeBackBecause}, ${act.byRole}, ${act.by}, ${keyHash ?? null}, ${bodyHash ?? null})
    returning *, held_on::text`;
  return { kind: 'recorded', row: organisationActOf(row as OrganisationActRow) };
}
