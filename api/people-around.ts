import { civilDateOf } from '../domain/calendar/index.ts';
import { isListed, isPresent, standInFor } from '../domain/reach/directory.ts';
import { maySeeDirectory } from './directory.ts';
import type { Looker } from './look.ts';

/** The caller's colleagues as of today, as far as lists and pages speak of them. */
export interface PeopleAround {
  /** Their name; the user id of somebody who is not listed. */
  nameOf(subject: string): string;
  /** The name of whoever steps in today for somebody who is away; null while they are there, and when nobody does. */
  stoodInBy(subject: string): string | null;
  /** Whose work is the caller's today, because they are away. */
  standsInFor: readonly string[];
}

const nobody: PeopleAround = { nameOf: (subject) => subject, stoodInBy: () => null, standsInFor: [] };

/** Out of the directory of the caller's own organisation; a region's knows its own people, a municipality's both. */
export async function peopleAround({
  ports,
  caller,
}: Pick<Looker, 'ports' | 'caller'>): Promise<PeopleAround> {
  if (!maySeeDirectory(caller, caller.scope)) return nobody;
  const on = civilDateOf(ports.clock());
  const directory = await ports.directory.directory(caller.scope);
  const known = new Map(directory.colleagues.map(({ subject, name }) => [subject, name]));
  if (known.size === 0) return nobody;
  const stepsIn = (subject: string): string | null =>
    isPresent(directory, subject, on) ? null : (standInFor(directory, subject, on)?.subject ?? null);
  const nameOf = (subject: string): string => known.get(subject) ?? subject;
  return {
    nameOf,
    stoodInBy(subject) {
      const other = known.has(subject) ? stepsIn(subject) : null;
      return other === null ? null : nameOf(other);
    },
    standsInFor: isListedToday(directory.colleagues, caller.subject, on)
      ? [...known.keys()].filter((subject) => stepsIn(subject) === caller.subject)
      : [],
  };
}

const isListedToday = (
  colleagues: readonly { subject: string; fromOn: string | null; untilOn: string | null }[],
  subject: string,
  on: string,
): boolean => colleagues.some((one) => one.subject === subject && isListed(one, on));
