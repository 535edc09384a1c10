import type { CivilDate } from '../calendar/index.ts';
import { isProfessionalRole, isRole, leaderOf, type ProfessionalRole, type Role } from '../rules/roles.ts';
import type { Reached } from './reach.ts';

/** The roles that carry a case through time, and of which one person is meant to have each case. */
export const assignedRoles: readonly ProfessionalRole[] = ['FR', 'VM', 'SP', 'CMU', 'FP', 'SSR'];

const PREFIX = 'vacancy:';

/** What a notice of a vacancy is about, in the outbox. */
export const vacancyOf = (role: Role): string => `${PREFIX}${role}`;

/** The role that such a notice is about; null for anything else. */
export function vacantRole(about: string): ProfessionalRole | null {
  const role = about.startsWith(PREFIX) ? about.slice(PREFIX.length) : '';
  return isRole(role) && isProfessionalRole(role) ? role : null;
}

/** A notice to a leader that a role had nobody who could be told. Once a month while it lasts. */
export interface VacancyNotice {
  about: string;
  due: CivilDate;
  step: 's0';
  to: Role;
}

/**
 * The notice that a look at who is reached gives rise to: nobody of the role was there, and the message went to the
 * leader, to the director, or to nobody. Null when those who were meant are told, by a stand-in or a desk too.
 */
export function vacancyNotice(
  reached: readonly Reached[],
  { role, on }: { role: Role; on: CivilDate },
): VacancyNotice | null {
  if (!isProfessionalRole(role)) return null;
  if (reached.some(({ because }) => because !== 'leader' && because !== 'director')) return null;
  return { about: vacancyOf(role), due: `${on.slice(0, 7)}-01`, step: 's0', to: leaderOf(role) };
}
