import { expect, it } from 'vitest';
import type { PersonNumber } from '../../../domain/persons/person-number.ts';
import { currentNumber, sameNumber } from '../../../domain/persons/same-number.ts';

// Nobody has these: there is no such date.
const cpr: PersonNumber = { kind: 'cpr', value: '0000000001' };
const otherCpr: PersonNumber = { kind: 'cpr', value: '0000000002' };
const replacement: PersonNumber = { kind: 'replacement', value: '6806950014' };
const another: PersonNumber = { kind: 'replacement', value: '6906950015' };

it.each([
  ['nothing in either', [], [], 'none-known'],
  ['a number in one only', [replacement], [], 'one-known'],
  ['one replacement number', [replacement], [replacement], 'same'],
  ['one CPR number', [cpr], [cpr], 'same'],
  ['a replacement number that one case knows a CPR number beside', [replacement, cpr], [replacement], 'same'],
  ['two replacement numbers', [replacement], [another], 'different'],
  ['a replacement number and a CPR number', [replacement], [cpr], 'different'],
  ['two CPR numbers', [cpr], [otherCpr], 'different'],
  ['two CPR numbers beside one replacement number', [replacement, cpr], [replacement, otherCpr], 'different'],
  ['a CPR number that was corrected in one of them', [cpr, otherCpr], [cpr], 'different'],
])('tells of %s', (_what, one, other, answer) => {
  expect(sameNumber(one, other)).toBe(answer);
  expect(sameNumber(other, one)).toBe(answer);
});

it('calls somebody by the CPR number, and by the newest number where there is none', () => {
  expect(currentNumber([cpr, replacement])).toBe(cpr);
  expect(currentNumber([replacement, another])).toBe(another);
  expect(currentNumber([])).toBeNull();
});
