import { type CivilDate, civilDateOf, minDate } from '../domain/calendar/index.ts';
import type { OrganisationView } from '../domain/obligations/organisations.ts';
import { regions } from '../domain/rules/agreement-area.ts';
import { changedValues } from '../domain/rules/parameter-changes.ts';
import { parametersFor } from '../domain/rules/parameters.ts';
import type { Sql } from './connect.ts';
import { knownOrganisations } from './known-organisations.ts';
import { readOrganisationActs, standingActs } from './read-organisation-acts.ts';
import { readParameterChanges } from './read-parameter-changes.ts';

/** One organisation with everything that its calendar needs. */
export async function readOrganisationView(
  sql: Sql,
  organisation: string,
  known?: ReadonlyMap<string, CivilDate>,
): Promise<OrganisationView> {
  const [acts, changes, since] = await Promise.all([
    readOrganisationActs(sql, organisation),
    readParameterChanges(sql, organisation),
    known ?? knownOrganisations(sql),
  ]);
  return {
    organisation,
    held: standingActs(acts).map(({ ruleId, heldOn }) => ({ ruleId, on: heldOn })),
    knownFromOn: knownSince(organisation, since),
    closedDays: parametersFor(organisation, changedValues(changes, civilDateOf(Date.now()))).closedDays,
  };
}

/** A region is at work since the first of its municipalities. */
export function knownSince(organisation: string, known: ReadonlyMap<string, CivilDate>): CivilDate | null {
  const parts = [organisation, ...(regions[organisation]?.municipalities ?? [])];
  return parts
    .flatMap((one) => known.get(one) ?? [])
    .reduce<CivilDate | null>((first, on) => (first === null ? on : minDate(first, on)), null);
}
