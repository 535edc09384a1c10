import { relationToOrganisation } from '../access/horizon.ts';
import { may } from '../access/may.ts';
import { civilDateOf } from '../domain/calendar/index.ts';
import { choice, date, type Fields, list, optional, shortText, slug } from '../domain/case/field.ts';
import { isListed, isPresent, standInFor } from '../domain/reach/directory.ts';
import { type Reached, reach } from '../domain/reach/reach.ts';
import type { ListedColleague } from '../domain/reach/staff.ts';
import { assignedRoles } from '../domain/reach/vacancy.ts';
import { isOrganisation } from '../domain/rules/agreement-area.ts';
import { leaderOf, professionalRoles, type Role, roleName } from '../domain/rules/roles.ts';
import { type Text, text } from '../domain/text.ts';
import { type Call, pathOf } from './call.ts';
import { tellDenied } from './denied.ts';
import type { Caller } from './identity/caller.ts';
import { isRegion, regions } from './identity/region.ts';
import { isPossibleRight } from './identity/right.ts';
import type { Looker } from './look.ts';
import { noSuchOrganisation } from './no-such-organisation.ts';

export const maySeeDirectory = (caller: Caller, organisation: string): boolean =>
  isOrganisation(organisation) &&
  may(caller, 'see', { on: 'directory', as: relationToOrganisation(caller, organisation) });

/** The leaders of an organisation list its people; everybody enters their own absence. */
export const mayKeepDirectory = (caller: Caller, organisation: string): boolean =>
  may(caller, 'administrate', { on: 'directory', as: relationToOrganisation(caller, organisation) });

/** The organisation that the path names, if the caller may know who works there. */
export function directoryOfPath(call: Call): string {
  const organisation = pathOf(call, 'organisation');
  if (maySeeDirectory(call.caller, organisation)) return organisation;
  tellDenied(call, 'NOT_FOUND');
  throw noSuchOrganisation();
}

/** The roles that somebody of an organisation can hold, for people to choose from. */
export function rolesIn(organisation: string): Record<string, Text> {
  const professionals = Object.keys(professionalRoles) as (keyof typeof professionalRoles)[];
  const all: readonly Role[] = [...professionals, ...professionals.map(leaderOf), 'director', 'dpo'];
  const possible = all.filter((role) => isPossibleRight(organisation, role));
  return Object.fromEntries(possible.map((role) => [role, roleName(role)]));
}

const userId = {
  help: text('Står på medarbejderens side «Mine beskeder»', "Stands on the person's page “My messages”"),
};

/** What is told of a colleague. */
export const colleagueFields = (organisation: string): Fields => ({
  subject: slug('Bruger-id', 'User id', userId),
  name: shortText('Navn', 'Name', { max: 120 }),
  roles: list('Roller', 'Roles', choice('Rolle', 'Role', rolesIn(organisation)), { min: 1, max: 10 }),
  address: optional(shortText('Mailadresse', 'Mail address', { max: 254 })),
  standIn: optional(slug('Stedfortræder', 'Stand-in')),
  fromOn: optional(date('Fra og med', 'From', { plan: true })),
  untilOn: optional(date('Til og med', 'Until', { plan: true })),
});

/** What is told of an absence. Never why. */
export const absenceFields: Fields = {
  subject: optional(slug('Hvem', 'Who')),
  fromOn: date('Første dag', 'First day', { plan: true }),
  untilOn: date('Sidste dag', 'Last day', { plan: true }),
  standIn: optional(slug('Stedfortræder', 'Stand-in')),
};

/** A colleague as somebody sees them: where mail goes is told to leaders and to themselves. */
export interface SeenColleague extends Omit<ListedColleague, 'address'> {
  address?: string | null;
  present: boolean;
  /** Who steps in today, while they are away. */
  stoodInBy: string | null;
  absences: readonly { absenceId: number; fromOn: string; untilOn: string; standIn: string | null }[];
}

/** Who is told today of what is meant for a role; `null`: nobody is. */
export interface RoleToday {
  role: Role;
  because: Reached['because'] | null;
  subjects: readonly string[];
}

/** The people of an organisation as of today, and whom each role reaches. */
export async function seenDirectory(
  { ports, caller }: Looker,
  organisation: string,
): Promise<{ on: string; colleagues: readonly SeenColleague[]; roles: readonly RoleToday[] }> {
  const on = civilDateOf(ports.clock());
  const [staff, directory] = await Promise.all([
    ports.directory.staff(organisation),
    ports.directory.directory(organisation),
  ]);
  const keeps = mayKeepDirectory(caller, organisation);
  const colleagues = staff.colleagues.map(({ address, ...one }): SeenColleague => {
    const present = isPresent(directory, one.subject, on);
    return {
      ...one,
      ...(keeps || one.subject === caller.subject ? { address } : {}),
      present,
      stoodInBy: present ? null : (standInFor(directory, one.subject, on)?.subject ?? null),
      absences: staff.absences
        .filter(({ subject, untilOn }) => subject === one.subject && untilOn >= on)
        .map(({ absenceId, fromOn, untilOn, standIn }) => ({ absenceId, fromOn, untilOn, standIn })),
    };
  });
  if (colleagues.length === 0) return { on, colleagues, roles: [] };
  const roles = shownRoles(
    organisation,
    staff.colleagues.filter((one) => isListed(one, on)),
  ).map((role): RoleToday => {
    const reached = reach({ directory, assignee: null, role, on });
    return {
      role,
      because: reached.at(-1)?.because ?? null,
      subjects: reached.flatMap(({ subject }) => subject ?? []),
    };
  });
  return { on, colleagues, roles };
}

/** The roles that ought to have somebody, and those that somebody has. */
function shownRoles(organisation: string, people: readonly ListedColleague[]): readonly Role[] {
  const expected: readonly Role[] = [...assignedRoles.flatMap((role) => [role, leaderOf(role)]), 'director'];
  const owed = expected.filter((role) => isPossibleRight(organisation, role) && isTheirs(organisation, role));
  return [...new Set([...owed, ...people.flatMap(({ roles }) => roles)])];
}

/** In a municipality the clinic's roles are its region's matter. */
const isTheirs = (organisation: string, role: Role): boolean =>
  role === 'director' ||
  isRegion(organisation) === Object.keys(regions).some((one) => isPossibleRight(one, role));
