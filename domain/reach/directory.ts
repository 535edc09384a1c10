import type { CivilDate } from '../calendar/index.ts';
import type { Role } from '../rules/roles.ts';

/** Somebody who works in an organisation, as far as messages need to know. */
export interface Colleague {
  /** The login subject: what `assign` names and what a caller is. */
  subject: string;
  /** The municipality or region that lists them. */
  organisation: string;
  roles: readonly Role[];
  /** Where mail for them goes; null: they are told in the application only. */
  address: string | null;
  /** Whoever steps in when an absence names nobody, or when they have left. */
  standIn: string | null;
  /** At work from and until, both days included; null: open. */
  fromOn: CivilDate | null;
  untilOn: CivilDate | null;
}

/** Out of office, both days included. Never a reason. */
export interface Absence {
  subject: string;
  fromOn: CivilDate;
  untilOn: CivilDate;
  standIn: string | null;
}

/** Who can be told in an organisation; a municipality's holds its region's people as well, because they share its cases. */
export interface Directory {
  organisation: string;
  colleagues: readonly Colleague[];
  absences: readonly Absence[];
  /** The shared mailbox of a role, or null. */
  deskOf(role: Role): string | null;
}

/** Whether somebody is at work that day: listed, within their time, and not away. */
export const isPresent = ({ colleagues, absences }: Directory, subject: string, on: CivilDate): boolean =>
  colleagues.some((one) => one.subject === subject && isListed(one, on)) &&
  !absences.some((one) => one.subject === subject && covers(one, on));

/** Whether somebody works there that day, away or not. */
export const isListed = (
  { fromOn, untilOn }: Pick<Colleague, 'fromOn' | 'untilOn'>,
  on: CivilDate,
): boolean => (fromOn === null || fromOn <= on) && (untilOn === null || on <= untilOn);

const covers = ({ fromOn, untilOn }: Absence, on: CivilDate): boolean => fromOn <= on && on <= untilOn;

/**
 * Whoever steps in for somebody that day: a stand-in who is away hands on to theirs. Null when the chain ends, names
 * somebody unknown, or comes back to where it was.
 */
export function standInFor(directory: Directory, subject: string, on: CivilDate): Colleague | null {
  const passed = new Set([subject]);
  let away = subject;
  for (;;) {
    const next = namedStandIn(directory, away, on);
    if (next === null || passed.has(next)) return null;
    if (isPresent(directory, next, on)) return colleagueOf(directory, next, on);
    passed.add(next);
    away = next;
  }
}

/** Somebody's entry that day: one organisation may have let them go and another taken them on. */
export const colleagueOf = ({ colleagues }: Directory, subject: string, on: CivilDate): Colleague | null =>
  colleagues.find((one) => one.subject === subject && isListed(one, on)) ??
  colleagues.find((one) => one.subject === subject) ??
  null;

/** Where mail for somebody goes that day. An organisation may list them without an address, and another with one. */
export const addressOf = (directory: Directory, subject: string, on: CivilDate): string | null =>
  colleagueOf(directory, subject, on)?.address ??
  directory.colleagues.find((one) => one.subject === subject && one.address !== null && isListed(one, on))
    ?.address ??
  null;

function namedStandIn(directory: Directory, subject: string, on: CivilDate): string | null {
  const named = directory.absences.find(
    (one) => one.subject === subject && covers(one, on) && one.standIn !== null,
  );
  return named?.standIn ?? colleagueOf(directory, subject, on)?.standIn ?? null;
}
