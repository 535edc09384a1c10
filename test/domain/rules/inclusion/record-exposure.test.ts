import { describe, expect, it } from 'vitest';
import { parameterMistake } from '../../../../domain/rules/validate-parameters.ts';
import { begin } from '../../support/life.ts';

const at = '2025-07-01T10:00:00+02:00';
const pregnancy = (refer = {}) =>
  begin({
    at: '2025-07-01T09:00:00+02:00',
    refer: { edd: '2025-12-06', recognisedOn: '2025-05-01', ...refer },
  });

describe('record-exposure', () => {
  it('answers with a proposal that a person then confirms', () => {
    const life = pregnancy();
    const { result } = life.give(at, 'record-exposure', {
      substance: 'alkohol',
      code: '1a',
      unitsPerWeek: 9,
    });
    expect(result).toMatchObject({ included: 'yes', codes: ['1a'], child: 'followed' });
    life.give(at, 'confirm-inclusion', { included: 'yes', codes: ['1a'] });
  });

  it('adds to what the referral and earlier records said', () => {
    const life = pregnancy({ exposure: [{ substance: 'cannabis', occasions: 2, afterRecognition: false }] });
    const more = { substance: 'hash', occasions: [{ on: '2025-04-20' }, { on: '2025-04-21' }] };
    expect(life.give(at, 'record-exposure', more).result).toMatchObject({ included: 'yes', codes: ['3d'] });
  });

  it('counts from the last menstruation by termin: an earlier use says nothing', () => {
    const { result } = pregnancy().give(at, 'record-exposure', { substance: 'Kokain', to: '2025-02-28' });
    expect(result).toMatchObject({ included: 'no', codes: [] });
  });

  it('reaches the child, whose own case then proposes for the child', () => {
    const life = pregnancy();
    life.give(at, 'record-exposure', { substance: 'Kokain' });
    life.give('2025-12-06T10:00:00+01:00', 'record-birth', {
      bornAt: '2025-12-06T06:00:00+01:00',
      children: [{ ref: 'child:1', alive: true, gestationalAge: '40+0' }],
      place: 'Sydvestjysk Sygehus',
    });
    const later = { substance: 'alkohol', unitsPerWeek: 3 };
    const { result } = life.give('2025-12-08T10:00:00+01:00', 'record-exposure', later, 'child:1');
    expect(result).toMatchObject({ included: 'yes', codes: ['3a', '5'] });
  });

  it('keeps no free text of an occasion in the live case', () => {
    const life = pregnancy();
    life.give(at, 'record-exposure', {
      substance: 'alkohol',
      occasions: [{ units: 5, where: 'hos N.N.' }],
      note: 'N.N.',
    });
    expect(JSON.stringify(life.world.get('pregnancy')?.state)).not.toContain('N.N.');
  });

  it.each([
    ['record-exposure', { substance: 'alkohol', code: '9z' }],
    ['record-exposure', { substance: 'alkohol', from: '2025-06-02', to: '2025-06-01' }],
    ['record-exposure', { substance: 'alkohol', occasions: 'mange' }],
    ['record-exposure', { substance: 'alkohol', occasions: [{ units: -1 }] }],
    ['confirm-inclusion', { included: 'yes', codes: ['6'] }],
    ['confirm-inclusion', { included: 'perhaps', codes: [] }],
  ])('refuses %s %o as VALIDATION', (command, data) => {
    expect(pregnancy().refused(at, command, data)).toBe('VALIDATION');
  });

  it('lets the decision table for cannabis be a parameter, whole or not at all', () => {
    const row = { mother: 'no', child: 'not-followed' };
    expect(parameterMistake({ cannabis: { fewBefore: row, fewAfter: row, many: row } })).toBeNull();
    expect(parameterMistake({ cannabis: { fewBefore: row, many: row } })?.name).toBe('cannabis');
    expect(
      parameterMistake({ cannabis: { fewBefore: row, fewAfter: row, many: { mother: 'maybe' } } }),
    ).not.toBeNull();
  });
});
