import type { Sql } from '../../db/connect.ts';
import { subjectOf } from '../../db/login-subjects.ts';
import { recent } from '../../security/recent.ts';

const KNOWN = 5_000;
const LONGEST_SUB = 255;

/** Finds the opaque name of an issuer's `sub`; null for a `sub` that could be taken for another. */
export type FindSubject = (issuer: string, sub: string) => Promise<string | null>;

/** Remembers who was seen lately: a system that calls all day is looked up once. */
export function subjectsIn(sql: Sql): FindSubject {
  const known = recent<string>(KNOWN);
  return async (issuer, sub) => {
    if (!isDistinct(sub)) return null;
    const name = JSON.stringify([issuer, sub]);
    const before = known.get(name);
    if (before !== undefined) return before;
    const subject = await subjectOf(sql, issuer, sub);
    known.keep(name, subject);
    return subject;
  };
}

/**
 * Half a surrogate pair becomes the same replacement character as any other when it is written down, and a control
 * character is cut or refused by the store: both would let two people meet in one row.
 */
const isDistinct = (sub: string): boolean =>
  sub !== '' && sub.length <= LONGEST_SUB && Buffer.from(sub).toString() === sub && !/\p{Cc}/u.test(sub);
