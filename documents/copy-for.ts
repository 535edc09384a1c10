import { isJsonObject, type Json } from '../domain/json.ts';
import type { LetterData } from './letter-data.ts';

/** Whose copy it is, and what of addresses it may show. */
export interface CopyOf {
  /** The receiver, as the copy says it: a role's name, or a person's. */
  to: readonly string[];
  /** The receiver's own address, where the gate lets the copy show it. */
  address?: string;
  /** Protected addresses of others: they stand in nobody else's copy, also not in what somebody wrote. */
  withheld: readonly string[];
}

const WITHHELD = '[adresse udeladt: beskyttet]';

/** One receiver's copy of a letter: the same words, less what is not for them. */
export function copyFor(letter: LetterData, { to, address, withheld }: CopyOf): LetterData {
  const hidden = withheld.flatMap((one) => patternOf(one) ?? []);
  const strip = (said: string): string => hidden.reduce((kept, one) => kept.replace(one, WITHHELD), said);
  const walk = (one: Json): Json => {
    if (typeof one === 'string') return strip(one);
    if (Array.isArray(one)) return one.map(walk);
    if (!isJsonObject(one)) return one;
    return Object.fromEntries(Object.entries(one).map(([name, inner]) => [name, walk(inner)]));
  };
  return {
    ...(walk(letter as unknown as Json) as unknown as LetterData),
    to: [...to, ...(address === undefined ? [] : [address])],
  };
}

/**
 * The same place however it is written: other spaces, commas, line ends and size of letters. What stands before the first
 * comma, a street and its number, is enough to find a door; the rest goes with it where it follows.
 */
function patternOf(address: string): RegExp | null {
  const [street = [], ...rest] = address.split(/[,\n]/u).map(wordsOf);
  if (street.length < 2) return null;
  const tail = rest.flat();
  const more = tail.length === 0 ? '' : `(?:${GAP}${tail.join(GAP)})?`;
  return new RegExp(`${street.join(GAP)}(?![\\p{L}\\p{N}])${more}`, 'giu');
}

const GAP = '[\\s,.]+';

const wordsOf = (part: string): string[] =>
  part
    .split(/[\s.]+/u)
    .filter((word) => word !== '')
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
