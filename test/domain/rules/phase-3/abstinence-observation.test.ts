import { describe, expect, it } from 'vitest';
import { begin } from '../../support/life.ts';
import { birth } from './lives.ts';
import { AFTER, BORN } from './newborn-life.ts';

describe('F3-27 abstinence observation', () => {
  it('ordered before the birth stands in the child’s case without a date until it is ended', () => {
    const life = begin({ at: '2025-11-03T10:00:00+01:00', refer: { edd: '2026-06-01' } });
    life.give('2026-03-23T10:00:00+01:00', 'order-abstinence-observation');
    life.give(BORN, 'record-birth', { bornAt: BORN, children: [{ ref: 'child:1', alive: true }] });
    expect(life.deadline('F3-27.1', AFTER, 'child:1')).toMatchObject({
      dueOn: null,
      status: 'open',
      responsible: 'NF',
    });
    life.give(
      '2026-05-27T10:00:00+02:00',
      'end-abstinence-observation',
      { needsTreatment: false },
      'child:1',
    );
    expect(life.deadline('F3-27.1', '2026-05-27T11:00:00+02:00', 'child:1').status).toBe('met');
  });

  it('cannot be ended before it was ordered', () => {
    expect(birth(BORN).refused(AFTER, 'end-abstinence-observation', {}, 'child:1')).toBe('WRONG_ORDER');
  });
});
