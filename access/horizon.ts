import { municipalities, regionOf, regions } from '../domain/rules/agreement-area.ts';
import type { Role } from '../domain/rules/roles.ts';

/** Somebody as the policy sees them: a role with its data scope (*jobfunktionsrolle* and *dataafgrænsning*). */
export interface Person {
  role: Role;
  /** A municipality (`esbjerg`) or a region (`syddanmark`). */
  scope: string;
  /** These cases only, where the login is limited to some. */
  cases?: readonly string[];
}

/** The municipalities whose cases the person's scope reaches. */
export function municipalitiesOf({ scope }: Pick<Person, 'scope'>): readonly string[] {
  if (Object.hasOwn(municipalities, scope)) return [scope];
  return Object.hasOwn(regions, scope) ? (regions[scope]?.municipalities ?? []) : [];
}

/** What every list of cases is limited to beside the municipalities. */
export const onlyCasesOf = ({ cases }: Pick<Person, 'cases'>): { ids?: readonly string[] } =>
  cases === undefined ? {} : { ids: cases };

/** How somebody stands to an organisation: it is their own, one their own works with, or neither. */
export type OrganisationRelation = 'own' | 'partner' | 'stranger';

/** One's own; the municipalities of one's region, and the region that one's municipality works with, are partners. */
export function relationToOrganisation(
  person: Pick<Person, 'scope'>,
  organisation: string,
): OrganisationRelation {
  if (person.scope === organisation) return 'own';
  const together = municipalitiesOf(person).includes(organisation) || regionOf(person.scope) === organisation;
  return together ? 'partner' : 'stranger';
}
