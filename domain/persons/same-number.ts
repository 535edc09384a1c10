import { isReplacement, type PersonNumber } from './person-number.ts';

/** What the numbers told in two cases say of whether somebody is the same person in both. */
export type SameNumber = 'same' | 'different' | 'one-known' | 'none-known';

/**
 * Compares what two cases were told, newest last. Two CPR numbers decide it by the newest of each: nobody has two. Where
 * one case knows replacement numbers only, any number in common will do, for they stay when the CPR number comes. Total.
 */
export function sameNumber(one: readonly PersonNumber[], other: readonly PersonNumber[]): SameNumber {
  if (one.length === 0 || other.length === 0) return one.length === other.length ? 'none-known' : 'one-known';
  const [mine, theirs] = [cprOf(one), cprOf(other)];
  if (mine && theirs) return mine.value === theirs.value ? 'same' : 'different';
  return one.some(({ value }) => other.some((another) => another.value === value)) ? 'same' : 'different';
}

/** The number that a person goes by: the newest CPR number, or the newest of any kind; null where none was told. */
export const currentNumber = (numbers: readonly PersonNumber[]): PersonNumber | null =>
  cprOf(numbers) ?? numbers.at(-1) ?? null;

const cprOf = (numbers: readonly PersonNumber[]): PersonNumber | undefined =>
  numbers.findLast((number) => !isReplacement(number));
