import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../domain/calendar/index.ts';
import {
  bornOnOf,
  isReplacement,
  parsePersonNumber,
  sexOf,
  writtenNumber,
} from '../../../domain/persons/person-number.ts';

const kindOf = (text: string) => parsePersonNumber(text)?.kind ?? null;

describe('numbers that name a person', () => {
  it.each([
    ['6806950014', 'replacement'],
    ['680695-0014', 'replacement'],
    ['910100-9999', 'replacement'],
    ['010106-1AA0', 'x-ecpr'],
    ['0101067ZZ9', 'x-ecpr'],
    ['0101060AB1', 'd-ecpr'],
    ['0101065AB1', 'd-ecpr'],
    ['010106-6ab1', 'd-ecpr'],
    ['0101062AB1', 'local'],
    ['010106ABCD', 'local'],
    ['290200ABCD', 'local'],
  ])('reads %s as %s', (text, kind) => {
    expect(kindOf(text)).toBe(kind);
  });

  it.each([
    '0000000000',
    '3202060000',
    '6006060000',
    '9206060000',
    '6813950014',
    '9002950014',
    '6829950014',
    '300206ABCD',
    '290201ABCD',
    '12345',
    '68069500145',
    '6806 95 0014',
    '680695--0014',
    '0101061ÆØ0',
    '',
  ])('takes %s for no number', (text) => {
    expect(kindOf(text)).toBeNull();
  });

  it.each([
    // Seventh digit, year, and the century they tell (catalogue §1.6), at every edge; days are raised by 60.
    ['6101000000', '1900-01-01'],
    ['6101993999', '1999-01-01'],
    ['6101364000', '2036-01-01'],
    ['6101374000', '1937-01-01'],
    ['6101369000', '2036-01-01'],
    ['6101379000', '1937-01-01'],
    ['6101575000', '2057-01-01'],
    ['6101585000', '1858-01-01'],
    ['6101578000', '2057-01-01'],
    ['6101588000', '1858-01-01'],
    ['8902004000', '2000-02-29'],
    ['8902000000', null],
  ])('finds the date of birth in %s', (value, on) => {
    expect(bornOnOf(value)).toBe(on);
  });

  it('wants no modulus 11 of any number', () => {
    // Of ten numbers that differ in the last digit only, at most one can have it.
    for (let last = 0; last < 10; last += 1) expect(kindOf(`680695001${last}`)).toBe('replacement');
  });

  it('marks everything but a CPR number as a replacement, and tells a sex from none of them', () => {
    for (const text of ['6806950014', '0101061AA0', '0101060AB1', '010106ABCD']) {
      const number = parsePersonNumber(text);
      expect(number && isReplacement(number)).toBe(true);
      expect(number && sexOf(number)).toBeNull();
    }
    expect(sexOf({ kind: 'cpr', value: '0000000001' })).toBe('male');
    expect(sexOf({ kind: 'cpr', value: '0000000002' })).toBe('female');
    expect(isReplacement({ kind: 'cpr', value: '0000000001' })).toBe(false);
  });

  it('reads every replacement number of a real day, and reads what it writes', () => {
    const days = fc.integer({ min: 0, max: 36_523 }).map((n) => addDays('1900-01-01', n));
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 3_999 }), (on, serial) => {
        const [year = '', month = '', day = ''] = on.split('-');
        const value = `${Number(day) + 60}${month}${year.slice(2)}${String(serial).padStart(4, '0')}`;
        const number = parsePersonNumber(value);
        expect(number).toEqual({ kind: 'replacement', value });
        expect(bornOnOf(value)).toBe(on);
        expect(number && parsePersonNumber(writtenNumber(number))).toEqual(number);
      }),
    );
  });

  it('never throws, and never gives back what it would not read again', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[0-9]{6}[- ]?[0-9A-Za-z]{4}$/)), (text) => {
        const number = parsePersonNumber(text);
        if (number) expect(parsePersonNumber(number.value)).toEqual(number);
      }),
    );
  });
});
