import type { CivilDate } from '../calendar/index.ts';
import { isFamilyRole, leaderOf, type Role } from '../rules/roles.ts';
import {
  addressOf,
  type Colleague,
  colleagueOf,
  type Directory,
  isListed,
  isPresent,
  standInFor,
} from './directory.ts';

/** Somebody to be told, and why them. */
export interface Reached {
  /** The login subject; null: a shared mailbox. */
  subject: string | null;
  /** The role in which they are told: the one meant, else the leader's or the director's. */
  role: Role;
  /** Null: told in the application only. */
  address: string | null;
  because: 'assigned' | 'stand-in' | 'role' | 'desk' | 'leader' | 'director';
}

/** Whom a message is meant for. */
export interface Meant {
  directory: Directory;
  /** Whom the case gave the role's work to (`assign`), or null. */
  assignee: string | null;
  role: Role;
  on: CivilDate;
}

/**
 * Who is told on a day: whoever has the work, or steps in for them; else those of the role who are there, or step in;
 * else the role's desk; else the leader, and at last the director. The first who has an address ends the search, so that
 * no absence and no vacancy swallows a message. Empty when nobody at all is known, and for members of the family, who
 * are never mailed.
 */
export function reach(meant: Meant): readonly Reached[] {
  const { directory, assignee, role, on } = meant;
  if (isFamilyRole(role)) return [];
  const found = assignee === null ? [] : ofAssignee(directory, assignee, role, on);
  if (hasAddress(found)) return found;
  const chain = [...new Set([role, leaderOf(role), 'director' as const])];
  for (const next of chain) {
    for (const one of ofRole(directory, next, on)) {
      const known = found.some((other) => other.subject !== null && other.subject === one.subject);
      if (!known) found.push(next === role ? one : { ...one, because: becauseOf(next) });
    }
    if (hasAddress(found)) return found;
  }
  return found;
}

const hasAddress = (found: readonly Reached[]): boolean => found.some(({ address }) => address !== null);

const becauseOf = (next: Role): 'leader' | 'director' => (next === 'director' ? 'director' : 'leader');

function ofAssignee(directory: Directory, assignee: string, role: Role, on: CivilDate): Reached[] {
  const reachedAs = reachedOn(directory, on);
  if (isPresent(directory, assignee, on)) {
    const one = colleagueOf(directory, assignee, on);
    return one ? [reachedAs(one, role, 'assigned')] : [];
  }
  const other = standInFor(directory, assignee, on);
  return other ? [reachedAs(other, role, 'stand-in')] : [];
}

/** Those who hold a role and are there; else those who step in for them; then the desk where none of them has an address. */
function ofRole(directory: Directory, role: Role, on: CivilDate): Reached[] {
  const reachedAs = reachedOn(directory, on);
  const holders = holdersOf(directory, role, on);
  const present = holders.filter(({ subject }) => isPresent(directory, subject, on));
  const found =
    present.length > 0
      ? present.map((one) => reachedAs(one, role, 'role'))
      : distinct(holders.flatMap(({ subject }) => standInFor(directory, subject, on) ?? [])).map((one) =>
          reachedAs(one, role, 'stand-in'),
        );
  const address = hasAddress(found) ? null : directory.deskOf(role);
  return address === null ? found : [...found, { subject: null, role, address, because: 'desk' }];
}

/** Who holds a role: the organisation's own people, and only where it has none those of its region. */
export function holdersOf(
  { organisation, colleagues }: Directory,
  role: Role,
  on: CivilDate,
): readonly Colleague[] {
  const all = colleagues.filter((one) => one.roles.includes(role) && isListed(one, on));
  const own = all.filter((one) => one.organisation === organisation);
  return distinct(own.length > 0 ? own : all);
}

const distinct = (people: readonly Colleague[]): Colleague[] =>
  people.filter((one, i) => people.findIndex(({ subject }) => subject === one.subject) === i);

const reachedOn =
  (directory: Directory, on: CivilDate) =>
  ({ subject }: Colleague, role: Role, because: Reached['because']): Reached => ({
    subject,
    role,
    address: addressOf(directory, subject, on),
    because,
  });
