import { describe, expect, it } from 'vitest';
import { begin } from '../../support/life.ts';
import { BORN, placed, REFERRED } from './acute-life.ts';
import { birth, measure } from './lives.ts';

describe('F3-07 presence at an acute placement', () => {
  it('is due on the day of the implementation and met by the presence confirmed', () => {
    const life = placed('2025-06-02T10:00:00+02:00');
    expect(life.deadline('F3-07.k1', '2025-06-02T11:00:00+02:00', 'child:1')).toMatchObject({
      dueOn: '2025-06-02',
      responsible: 'FR',
    });
    life.give(
      '2025-06-02T15:00:00+02:00',
      'confirm-presence',
      { from: '2025-06-02T10:00:00+02:00', to: '2025-06-02T14:00:00+02:00' },
      'child:1',
    );
    expect(life.deadline('F3-07.k1', '2025-06-02T16:00:00+02:00', 'child:1').status).toBe('met');
  });

  it('is overdue from the next midnight', () => {
    const life = placed('2025-06-02T23:50:00+02:00');
    expect(life.deadline('F3-07.k1', '2025-06-03T00:00:00+02:00', 'child:1').status).toBe('overdue');
  });

  it('does not stand for a child who has gone home', () => {
    const life = birth(BORN, {}, REFERRED);
    life.give('2025-06-01T12:00:00+02:00', 'discharge', { who: 'child:1' }, 'child:1');
    measure(life, '2025-06-02T09:00:00+02:00', { basis: 'BL143' }, '2025-06-02T10:00:00+02:00');
    expect(life.ofRule('F3-07', '2025-06-02T11:00:00+02:00', 'child:1')).toEqual([]);
    expect(life.ofRule('F3-08', '2025-06-02T11:00:00+02:00', 'child:1')).toHaveLength(1);
  });

  it('is refused before there is such a placement, and when it ends before it begins', () => {
    const life = birth(BORN, {}, REFERRED);
    const from = '2025-06-01T10:00:00+02:00';
    const at = '2025-06-01T12:00:00+02:00';
    expect(life.refused(at, 'confirm-presence', { from, to: at }, 'child:1')).toBe('WRONG_ORDER');
    const acute = placed('2025-06-02T10:00:00+02:00');
    expect(
      acute.refused(
        '2025-06-02T12:00:00+02:00',
        'confirm-presence',
        { from: '2025-06-02T11:00:00+02:00', to: '2025-06-02T10:00:00+02:00' },
        'child:1',
      ),
    ).toBe('VALIDATION');
    expect(
      acute.refused('2025-06-02T12:00:00+02:00', 'confirm-presence', { measureId: 'k9' }, 'child:1'),
    ).toBe('NOT_FOUND');
  });
});

describe('F3-08 written notice', () => {
  it('counts twenty-four elapsed hours, over a weekend and Whitsun', () => {
    // 7 June 2025 is a Saturday, the 8th Whit Sunday.
    const life = placed('2025-06-07T16:30:00+02:00');
    expect(life.deadline('F3-08.k1', '2025-06-07T17:00:00+02:00', 'child:1')).toMatchObject({
      dueAt: '2025-06-08T16:30:00+02:00',
      dueOn: null,
      ruleVersion: '2024-01-01',
      source: { text: 'BL § 143', formerly: 'SEL § 75 stk. 2' },
    });
  });

  it('counts elapsed hours also when the clocks go back', () => {
    const life = begin({
      at: '2025-10-20T10:00:00+02:00',
      kind: 'child',
      refer: { child: { bornAt: '2025-10-01T10:00:00+02:00' } },
    });
    measure(life, '2025-10-25T09:00:00+02:00', { basis: 'BL143' }, '2025-10-25T14:00:00+02:00');
    expect(life.deadline('F3-08.k1', '2025-10-25T15:00:00+02:00', 'child:1').dueAt).toBe(
      '2025-10-26T13:00:00+01:00',
    );
  });

  it('is met by the notice for this measure, served before the implementation too', () => {
    const life = birth(BORN, {}, REFERRED);
    measure(life, '2025-06-02T09:00:00+02:00', { basis: 'BL143' });
    life.give(
      '2025-06-02T09:30:00+02:00',
      'serve-notice',
      { measureId: 'k1', servedAt: '2025-06-02T09:30:00+02:00' },
      'child:1',
    );
    life.give(
      '2025-06-02T10:00:00+02:00',
      'implement-measure',
      { measureId: 'k1', implementedAt: '2025-06-02T10:00:00+02:00' },
      'child:1',
    );
    expect(life.deadline('F3-08.k1', '2025-06-02T11:00:00+02:00', 'child:1').status).toBe('met');
  });

  it('is met late by a notice one minute too late', () => {
    const life = placed('2025-06-02T10:00:00+02:00');
    life.give('2025-06-03T10:01:00+02:00', 'serve-notice', { measureId: 'k1' }, 'child:1');
    expect(life.deadline('F3-08.k1', '2025-06-03T11:00:00+02:00', 'child:1').status).toBe('met-late');
  });

  it('comes from serviceloven before 2024', () => {
    const life = begin({
      at: '2023-05-01T10:00:00+02:00',
      kind: 'child',
      refer: { child: { bornAt: '2023-04-01T10:00:00+02:00' } },
    });
    measure(life, '2023-05-04T09:00:00+02:00', { basis: 'BL143' }, '2023-05-04T14:00:00+02:00');
    expect(life.deadline('F3-08.k1', '2023-05-04T15:00:00+02:00', 'child:1').source.text).toBe(
      'SEL § 75 stk. 2',
    );
  });

  it('stands for a chair’s decision only', () => {
    const life = birth(BORN, {}, REFERRED);
    measure(life, '2025-06-02T09:00:00+02:00', { basis: 'BL47' }, '2025-06-02T10:00:00+02:00');
    for (const rule of ['F3-07', 'F3-08', 'F3-09', 'F3-10'])
      expect(life.ofRule(rule, '2025-06-02T11:00:00+02:00', 'child:1')).toEqual([]);
  });
});

describe('F3-18 acute placement with consent', () => {
  it('runs beside the investigation, without a date, and is met when that is concluded', () => {
    const life = birth(BORN, {}, REFERRED);
    life.give('2025-06-02T09:00:00+02:00', 'open-investigation', { openedOn: '2025-06-02' }, 'child:1');
    measure(life, '2025-06-02T10:00:00+02:00', { basis: 'BL46', consent: true, grounds: 'parallel' });
    expect(life.deadline('F3-18.k1', '2025-06-02T11:00:00+02:00', 'child:1').dueOn).toBeNull();
    life.give('2025-08-29T10:00:00+02:00', 'conclude-investigation', { signedOn: '2025-08-29' }, 'child:1');
    expect(life.deadline('F3-18.k1', '2025-08-29T11:00:00+02:00', 'child:1').status).toBe('met');
  });

  it('does not stand for support, nor for a placement on an earlier investigation, and ends with the measure', () => {
    const life = birth(BORN, {}, REFERRED);
    const at = '2025-06-02T10:00:00+02:00';
    measure(life, at, { basis: 'BL32', consent: true, placement: false, grounds: 'parallel' });
    measure(life, at, { basis: 'BL46', consent: true, grounds: 'earlier', measureId: 'k2' });
    expect(life.ofRule('F3-18', at, 'child:1')).toEqual([]);
    measure(life, at, { basis: 'BL46', consent: true, grounds: 'parallel', measureId: 'k3' });
    life.give('2025-06-05T10:00:00+02:00', 'end-measure', { measureId: 'k3', on: '2025-06-05' }, 'child:1');
    expect(life.deadline('F3-18.k3', '2025-06-05T11:00:00+02:00', 'child:1').status).toBe('cancelled');
  });
});
