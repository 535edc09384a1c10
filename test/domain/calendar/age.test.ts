import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  ageDateMonths,
  ageDateWeeks,
  ageDateYears,
  ageInWords,
  schoolStartOn,
} from '../../../domain/calendar/index.ts';
import { caseDate } from './arbitraries.ts';

describe('ages', () => {
  it('are reached on the birthday; a child of 29 February has it on the 28th in common years', () => {
    expect(ageDateYears('2024-02-29', 1)).toBe('2025-02-28');
    expect(ageDateYears('2024-02-29', 4)).toBe('2028-02-29');
    expect(ageDateYears('2022-11-23', 5)).toBe('2027-11-23');
  });

  it('in months keep the day or take the last of the month, in weeks keep the weekday', () => {
    expect(ageDateMonths('2025-10-31', 4)).toBe('2026-02-28');
    expect(ageDateMonths('2022-11-23', 42)).toBe('2026-05-23');
    expect(ageDateWeeks('2022-11-23', 8)).toBe('2023-01-18');
    expect(ageDateWeeks('2022-11-23', 5)).toBe(addDays('2022-11-23', 35));
  });

  it.each([
    ['2022-11-23', '2022-11-23', { years: 0, months: 0, weeks: 0, days: 0 }],
    ['2022-11-23', '2023-01-22', { years: 0, months: 1, weeks: 4, days: 2 }],
    ['2022-11-23', '2025-05-31', { years: 2, months: 6, weeks: 1, days: 1 }],
    ['2024-02-29', '2025-02-28', { years: 1, months: 0, weeks: 0, days: 0 }],
    ['2025-01-31', '2025-02-28', { years: 0, months: 1, weeks: 0, days: 0 }],
    ['2025-01-31', '2025-03-01', { years: 0, months: 1, weeks: 0, days: 1 }],
    ['2022-11-23', '2022-11-22', { years: 0, months: 0, weeks: 0, days: 0 }],
  ])('of a child born %s are on %s %j', (birthOn, on, expected) => {
    expect(ageInWords(birthOn, on)).toEqual(expected);
  });

  it('in words count full months as a library does, and days that fit', () => {
    fc.assert(
      fc.property(caseDate, fc.nat(8000), (birthOn, days) => {
        const on = addDays(birthOn, days);
        const age = ageInWords(birthOn, on);
        const months = age.years * 12 + age.months;
        const born = Temporal.PlainDate.from(birthOn);
        expect(age.months <= 11 && age.weeks <= 4 && age.days <= 6).toBe(true);
        expect(addDays(addMonths(birthOn, months), age.weeks * 7 + age.days)).toBe(on);
        expect(Temporal.PlainDate.compare(born.add({ months: months + 1 }), on)).toBe(1);
      }),
      { numRuns: 500 },
    );
  });
});

describe('school start', () => {
  it.each([
    ['normal', '2028-08-01'],
    ['postponed', '2029-08-01'],
    ['early', '2027-08-01'],
  ] as const)('of a child born in November 2022, %s, is %s', (choice, expected) => {
    expect(schoolStartOn('2022-11-23', choice)).toBe(expected);
  });

  it('is in the year of the sixth birthday for the first and the last child of a year', () => {
    expect(schoolStartOn('2022-01-01', 'normal')).toBe('2028-08-01');
    expect(schoolStartOn('2022-12-31', 'normal')).toBe('2028-08-01');
    expect(schoolStartOn('2024-02-29', 'normal')).toBe('2030-08-01');
  });
});
