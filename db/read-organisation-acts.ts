import { formatInstant } from '../domain/calendar/index.ts';
import type { Role } from '../domain/rules/roles.ts';
import type { Sql, Transaction } from './connect.ts';

/** Something an organisation did, or the taking back of such an entry. */
export interface OrganisationAct {
  actId: number;
  organisation: string;
  ruleId: string;
  heldOn: string;
  /** The entry that this one takes back, with its reason. */
  takesBack: number | null;
  reason: string | null;
  byRole: Role;
  by: string;
  recordedAt: string;
}

export interface OrganisationActRow {
  seq: number;
  organisation: string;
  rule_id: string;
  held_on: string;
  takes_back: number | null;
  reason: string | null;
  by_role: string;
  recorded_by: string;
  recorded_at: Date;
}

/** Everything that was recorded of an organisation, in order of recording, entries taken back included. */
export async function readOrganisationActs(
  sql: Sql | Transaction,
  organisation: string,
): Promise<OrganisationAct[]> {
  const rows = await sql<OrganisationActRow[]>`
    select seq, organisation, rule_id, held_on::text, takes_back, reason, by_role, recorded_by, recorded_at
    from organisation_act where organisation = ${organisation} order by seq`;
  return rows.map(organisationActOf);
}

export const organisationActOf = (row: OrganisationActRow): OrganisationAct => ({
  actId: row.seq,
  organisation: row.organisation,
  ruleId: row.rule_id,
  heldOn: row.held_on,
  takesBack: row.takes_back,
  reason: row.reason,
  byRole: row.by_role as Role,
  by: row.recorded_by,
  recordedAt: formatInstant(row.recorded_at.getTime()),
});

/** The entries that stand: neither taken back nor the taking back of another. */
export function standingActs(acts: readonly OrganisationAct[]): OrganisationAct[] {
  const gone = new Set(acts.map(({ takesBack }) => takesBack));
  return acts.filter(({ actId, takesBack }) => takesBack === null && !gone.has(actId));
}
