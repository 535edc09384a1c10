import { expect, it } from 'vitest';
import { standingOf } from '../../../domain/persons/same-pregnancy.ts';

const TERMIN = '2026-08-20';
const at = (aroundOn: string | null, closed = false) => ({ aroundOn, closed });

it.each([
  ['the same number and no termin known there', at(null), 'number', 'duplicate'],
  ['the same number, three weeks apart', at('2026-09-10'), 'number', 'duplicate'],
  ['the same number, three weeks and a day apart', at('2026-09-11'), 'number', 'earlier'],
  ['the same number, and the case is closed', at(TERMIN, true), 'number', 'earlier'],
  ['a name that sounds alike, three weeks apart', at('2026-07-30'), 'name', 'duplicate'],
  ['a name that sounds alike, three weeks and a day apart', at('2026-07-29'), 'name', null],
  ['a name that sounds alike, and no termin known there', at(null), 'name', null],
  ['a name that sounds alike, and the case is closed', at(TERMIN, true), 'name', 'earlier'],
] as const)('%s', (_what, known, foundBy, standing) => {
  expect(standingOf({ aroundOn: TERMIN }, known, foundBy)).toBe(standing);
});

it('without a termin in the referral only a number tells', () => {
  expect(standingOf({ aroundOn: null }, at(TERMIN), 'name')).toBeNull();
  expect(standingOf({ aroundOn: null }, at(TERMIN), 'number')).toBe('duplicate');
});
