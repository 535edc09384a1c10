import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  dateAtGestationalAge,
  eddFromLmp,
  gestationalAge,
  gestationalDays,
  gestationalDaysOn,
  lmpFromEdd,
  parseGestationalAge,
} from '../../../domain/calendar/index.ts';
import { caseDate } from './arbitraries.ts';

describe('gestational age as text', () => {
  it('is completed weeks and days', () => {
    expect(parseGestationalAge('22+6')).toEqual({ weeks: 22, days: 6 });
    expect(parseGestationalAge('0+0')).toEqual({ weeks: 0, days: 0 });
    expect(parseGestationalAge('45+6')).toEqual({ weeks: 45, days: 6 });
    expect(gestationalDays('40+0')).toBe(280);
  });

  it.each([
    '22+7',
    '46+0',
    '22',
    '22+',
    '+3',
    '-1+0',
    '22.5',
    '22 + 3',
    '22+3 ',
    '022+3',
    '',
    22,
    null,
    {},
    ['22+0'],
  ])('is not %j', (text) => {
    expect(parseGestationalAge(text)).toBeNull();
    expect(gestationalDays(text)).toBeNull();
  });
});

describe('gestational age on a date', () => {
  it('is 40+0 on termin and 0+0 on the first day of the last menstruation', () => {
    expect(gestationalAge('2022-11-23', '2022-11-23')).toBe('40+0');
    expect(gestationalAge('2022-11-23', lmpFromEdd('2022-11-23'))).toBe('0+0');
    expect(lmpFromEdd('2022-11-23')).toBe('2022-02-16');
  });

  it.each([
    ['2022-08-23', '26+6'],
    ['2022-09-14', '30+0'],
    ['2022-12-10', '42+3'],
    ['2022-02-15', '-0+1'],
    ['2022-02-08', '-1+1'],
  ])('with termin 2022-11-23 on %s is %s', (on, expected) => {
    expect(gestationalAge('2022-11-23', on)).toBe(expected);
  });

  it('is the inverse of the date at which an age is reached', () => {
    fc.assert(
      fc.property(caseDate, fc.integer({ min: 0, max: 45 * 7 + 6 }), (edd, days) => {
        const on = addDays(lmpFromEdd(edd), days);
        const text = gestationalAge(edd, on);
        expect(gestationalDaysOn(edd, on)).toBe(days);
        expect(gestationalDays(text)).toBe(days);
        expect(dateAtGestationalAge(edd, text)).toBe(on);
      }),
    );
  });

  it('starts the 23rd week at 22+0', () => {
    const edd = '2025-12-19';
    expect(dateAtGestationalAge(edd, '22+0')).toBe(addDays(lmpFromEdd(edd), 22 * 7));
  });

  it('has no date for a text that is no gestational age', () => {
    expect(() => dateAtGestationalAge('2022-11-23', '22+7')).toThrow(
      new RangeError('not a gestational age "w+d"'),
    );
  });

  it('gives termin back from the last menstruation', () => {
    fc.assert(
      fc.property(caseDate, (edd) => {
        expect(eddFromLmp(lmpFromEdd(edd))).toBe(edd);
      }),
    );
  });
});
