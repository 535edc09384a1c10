import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../../domain/json.ts';
import { begin, type Life } from '../../support/life.ts';
import { measure } from './lives.ts';

/** A child of two months, referred after birth. */
const child = (at = '2024-03-01T10:00:00+01:00'): Life =>
  begin({ at, kind: 'child', refer: { child: { bornAt: '2022-01-05T10:00:00+01:00' } } });

const board = (life: Life, at: string, more: JsonObject = {}) =>
  life.give(at, 'decide-by-board', { measureId: 'k1', on: at.slice(0, 10), ...more }, 'child:1');

describe('F3-12 re-hearing', () => {
  it('is due twelve months after the decision, clamped from a leap day, and reminds half a year, three and one month before', () => {
    const life = child('2024-02-01T10:00:00+01:00');
    measure(life, '2024-02-29T10:00:00+01:00', { basis: 'BL47' });
    const deadline = life.deadline('F3-12.k1', '2024-03-01T10:00:00+01:00', 'child:1');
    expect(deadline).toMatchObject({ dueOn: '2025-02-28', responsible: 'FR', source: { text: 'BL § 50' } });
    expect(
      deadline.reminders.filter((one) => one.to === 'FR' && one.kind === 'reminder').map((one) => one.at),
    ).toEqual(['2024-08-28T08:00:00+02:00', '2024-11-28T08:00:00+01:00', '2025-01-28T08:00:00+01:00']);
  });

  it('comes from serviceloven § 62 for a decision before 2024', () => {
    const life = child('2022-03-01T10:00:00+01:00');
    measure(life, '2023-12-29T10:00:00+01:00', { basis: 'BL47' });
    expect(life.deadline('F3-12.k1', '2024-01-02T10:00:00+01:00', 'child:1')).toMatchObject({
      ruleVersion: '1900-01-01',
      source: { text: 'SEL § 62' },
      dueOn: '2024-12-29',
    });
  });

  it('is due after 24 months where another placement ran in the year before, and after 12 where that was longer ago', () => {
    const within = child();
    measure(
      within,
      '2024-03-04T10:00:00+01:00',
      { basis: 'BL46', measureId: 'k0' },
      '2024-03-04T12:00:00+01:00',
    );
    within.give('2024-04-02T10:00:00+02:00', 'end-measure', { measureId: 'k0', on: '2024-04-02' }, 'child:1');
    measure(within, '2025-04-01T10:00:00+02:00', { basis: 'BL47' });
    expect(within.deadline('F3-12.k1', '2025-04-02T10:00:00+02:00', 'child:1').dueOn).toBe('2027-04-01');

    const before = child();
    measure(
      before,
      '2024-03-04T10:00:00+01:00',
      { basis: 'BL46', measureId: 'k0' },
      '2024-03-04T12:00:00+01:00',
    );
    before.give('2024-04-01T10:00:00+02:00', 'end-measure', { measureId: 'k0', on: '2024-04-01' }, 'child:1');
    measure(before, '2025-04-01T10:00:00+02:00', { basis: 'BL47' });
    expect(before.deadline('F3-12.k1', '2025-04-02T10:00:00+02:00', 'child:1').dueOn).toBe('2026-04-01');
  });

  it('knows placement periods recorded from elsewhere, up to a year back', () => {
    const own = child();
    own.give(
      '2024-03-04T10:00:00+01:00',
      'record-placement-period',
      { from: '2022-09-01', until: '2023-06-30' },
      'child:1',
    );
    measure(own, '2024-03-05T10:00:00+01:00', { basis: 'BL47' });
    expect(own.deadline('F3-12.k1', '2024-03-06T10:00:00+01:00', 'child:1').dueOn).toBe('2026-03-05');

    const long = child();
    long.give(
      '2024-03-04T10:00:00+01:00',
      'record-placement-period',
      { from: '2022-09-01', until: '2023-03-05' },
      'child:1',
    );
    measure(long, '2024-03-05T10:00:00+01:00', { basis: 'BL47' });
    expect(long.deadline('F3-12.k1', '2024-03-06T10:00:00+01:00', 'child:1').dueOn).toBe('2025-03-05');
  });

  it('is what the decision says, whatever ran before', () => {
    const life = child();
    measure(life, '2024-03-04T10:00:00+01:00', { basis: 'BL47', rehearingMonths: 36 });
    expect(life.deadline('F3-12.k1', '2024-03-05T10:00:00+01:00', 'child:1').dueOn).toBe('2027-03-04');
  });

  it('is met by the board, whose decision opens the next after 24 months, and the complaint anew', () => {
    const life = child();
    measure(life, '2024-03-04T10:00:00+01:00', { basis: 'BL47' }, '2024-03-05T10:00:00+01:00');
    board(life, '2025-02-24T10:00:00+01:00');
    const at = '2025-02-25T10:00:00+01:00';
    expect(life.deadline('F3-12.k1', at, 'child:1').status).toBe('met');
    expect(life.deadline('F3-12.k1.1', at, 'child:1')).toMatchObject({ dueOn: '2027-02-24', status: 'open' });
    // 24 February 2025 + 4 weeks is Monday 24 March.
    expect(life.deadline('F3-14.k1.1', at, 'child:1').dueOn).toBe('2025-03-24');
    board(life, '2027-02-25T10:00:00+01:00', { rehearingMonths: 6 });
    expect(life.deadline('F3-12.k1.1', '2027-02-26T10:00:00+01:00', 'child:1').status).toBe('met-late');
    expect(life.deadline('F3-12.k1.2', '2027-02-26T10:00:00+01:00', 'child:1').dueOn).toBe('2027-08-25');
  });

  it('begins with the board’s decision after the chair’s', () => {
    const life = child();
    measure(life, '2024-03-04T10:00:00+01:00', { basis: 'BL143' }, '2024-03-04T12:00:00+01:00');
    expect(life.ofRule('F3-12', '2024-03-05T10:00:00+01:00', 'child:1')).toEqual([]);
    board(life, '2024-03-25T10:00:00+01:00');
    // The acute placement itself ran in the year before.
    expect(life.deadline('F3-12.k1.1', '2024-03-26T10:00:00+01:00', 'child:1').dueOn).toBe('2026-03-25');
  });

  it('does not stand for support or a placement with consent, and ends with the measure or the return', () => {
    const life = child();
    measure(life, '2024-03-04T10:00:00+01:00', { basis: 'BL32', placement: false, measureId: 'k2' });
    measure(life, '2024-03-04T10:00:00+01:00', { basis: 'BL46', consent: true, measureId: 'k3' });
    expect(life.ofRule('F3-12', '2024-03-05T10:00:00+01:00', 'child:1')).toEqual([]);
    measure(life, '2024-03-04T11:00:00+01:00', { basis: 'BL47' }, '2024-03-05T10:00:00+01:00');
    life.give('2024-06-03T10:00:00+02:00', 'end-measure', { measureId: 'k1', on: '2024-06-03' }, 'child:1');
    expect(life.deadline('F3-12.k1', '2024-06-04T10:00:00+02:00', 'child:1').status).toBe('cancelled');
  });

  it('tells the director when the placement has lost its basis', () => {
    const life = child();
    measure(life, '2024-03-04T10:00:00+01:00', { basis: 'BL47' }, '2024-03-05T10:00:00+01:00');
    life.give('2025-03-06T10:00:00+01:00', 'name-child', {}, 'child:1');
    const breaches = (life.world.get('child:1')?.sent ?? []).filter(
      (one) => one.deadlineId === 'F3-12.k1' && one.kind === 'breach',
    );
    expect(breaches.map((one) => `${one.at} ${one.to}`)).toContain('2025-03-05T08:00:00+01:00 director');
  });
});

describe('F3-13 a decision not implemented', () => {
  it('lapses after three months, clamped at the month end, and is met by the implementation', () => {
    const life = child();
    measure(life, '2024-11-30T10:00:00+01:00', { basis: 'BL47' });
    expect(life.deadline('F3-13.k1', '2024-12-01T10:00:00+01:00', 'child:1').dueOn).toBe('2025-02-28');
    life.give(
      '2025-02-28T10:00:00+01:00',
      'implement-measure',
      { measureId: 'k1', implementedAt: '2025-02-28T09:00:00+01:00' },
      'child:1',
    );
    expect(life.deadline('F3-13.k1', '2025-03-02T10:00:00+01:00', 'child:1').status).toBe('met');
  });

  it('does not stand for the chair’s decision or for support', () => {
    const life = child();
    measure(life, '2024-11-30T10:00:00+01:00', { basis: 'BL143' });
    measure(life, '2024-11-30T10:00:00+01:00', { basis: 'BL32', placement: false, measureId: 'k2' });
    expect(life.ofRule('F3-13', '2024-12-01T10:00:00+01:00', 'child:1')).toEqual([]);
  });
});
