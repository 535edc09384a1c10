import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../../domain/json.ts';
import { childBorn, followUp, implement, noon } from './child-life.ts';

describe('F4-02, the further follow-ups', () => {
  const supported = (more = {}) => {
    const life = childBorn('2024-09-02', more);
    implement(life, '2024-11-25');
    return life;
  };

  it.each<[JsonObject, string, string]>([
    [{ nextOn: '2025-09-01' }, '2025-09-01', 'the date decided'],
    [{ intervalMonths: 5 }, '2025-07-20', 'the months decided; a Sunday does not roll'],
    [{ intervalMonths: 1, nextOn: '2025-05-02' }, '2025-05-02', 'the date goes before the rhythm'],
    [{}, '2025-08-20', "silence: the municipality's six months"],
  ])('F4-02 takes %j to %s: %s', (decided, dueOn) => {
    const life = supported();
    followUp(life, '2025-02-20', decided);
    expect(life.deadline('F4-02.k1.1', noon('2025-02-20')).dueOn).toBe(dueOn);
  });

  it('F4-02 ends in a shorter month on its last day', () => {
    const life = supported();
    followUp(life, '2025-01-31', { intervalMonths: 1 });
    expect(life.deadline('F4-02.k1.1', noon('2025-01-31')).dueOn).toBe('2025-02-28');
  });

  it("F4-02 after silence follows the municipality's own safety net", () => {
    const life = supported({ parameters: { followUpSafetyMonths: 4 } });
    followUp(life, '2025-02-20');
    expect(life.deadline('F4-02.k1.1', noon('2025-02-20')).dueOn).toBe('2025-06-20');
  });

  it('F4-02 of a decision under the older act is six months, whatever was decided and by whom', () => {
    const life = childBorn('2023-08-01', { parameters: { followUpSafetyMonths: 3 } });
    implement(life, '2023-11-01');
    followUp(life, '2023-12-20', { intervalMonths: 2 });
    expect(life.deadline('F4-02.k1.1', noon('2023-12-20'))).toMatchObject({
      dueOn: '2024-06-20',
      source: { text: 'SEL § 70' },
    });
    followUp(life, '2024-06-10', { nextOn: '2024-09-01' });
    expect(life.deadline('F4-02.k1.2', noon('2024-06-10'))).toMatchObject({
      dueOn: '2024-12-10',
      ruleVersion: '1900-01-01',
    });
  });

  it('F4-02 under a chosen rule set follows that law for older decisions too', () => {
    const life = childBorn('2023-08-01', { ruleSet: 'current' });
    implement(life, '2023-11-01');
    followUp(life, '2023-12-20', { intervalMonths: 2 });
    expect(life.deadline('F4-02.k1.1', noon('2023-12-20')).dueOn).toBe('2024-02-20');
  });

  it('C5: the decided rhythm wins over the old half year, which is the safety net only', () => {
    const life = supported();
    followUp(life, '2025-02-20', { intervalMonths: 9 });
    followUp(life, '2025-11-20');
    expect(life.deadline('F4-02.k1.1', noon('2025-11-20')).dueOn).toBe('2025-11-20');
    expect(life.deadline('F4-02.k1.2', noon('2025-11-20')).dueOn).toBe('2026-05-20');
  });

  it('F4-02 is met by the next follow-up, late shows late, and each opens the next under its own number', () => {
    const life = supported();
    followUp(life, '2025-02-20', { intervalMonths: 2 });
    followUp(life, '2025-04-18', { intervalMonths: 2 });
    followUp(life, '2025-06-19', { intervalMonths: 2 });
    const at = noon('2025-06-20');
    expect(life.deadline('F4-02.k1.1', at)).toMatchObject({ dueOn: '2025-04-20', status: 'met' });
    expect(life.deadline('F4-02.k1.2', at)).toMatchObject({ dueOn: '2025-06-18', status: 'met-late' });
    expect(life.deadline('F4-02.k1.3', at)).toMatchObject({ dueOn: '2025-08-19', status: 'open' });
  });

  it('F4-02 never gives a retracted number again', () => {
    const life = supported();
    const wrong = followUp(life, '2025-02-20', { intervalMonths: 2 });
    life.give(noon('2025-02-21'), 'retract', { eventId: wrong.events[0]?.id ?? 0, reason: 'x' });
    followUp(life, '2025-02-21', { intervalMonths: 3 });
    expect(life.ofRule('F4-02', noon('2025-02-22')).map(({ id }) => id)).toEqual(['F4-02.k1.2']);
    expect(life.deadline('F4-01.k1', noon('2025-02-22')).status).toBe('met');
  });

  it('F4-02 counts a backdated follow-up by the day it was held', () => {
    const life = supported();
    followUp(life, '2025-04-14', { intervalMonths: 6 });
    life.give(noon('2025-05-05'), 'hold-follow-up', {
      measureId: 'k1',
      heldOn: '2025-02-20',
      intervalMonths: 2,
      reasons: 'x',
    });
    const at = noon('2025-05-05');
    expect(life.deadline('F4-01.k1', at)).toMatchObject({
      status: 'met',
      metAt: '2025-02-20T00:00:00+01:00',
    });
    expect(life.deadline('F4-02.k1.2', at)).toMatchObject({ dueOn: '2025-04-20', status: 'met' });
    expect(life.deadline('F4-02.k1.1', at)).toMatchObject({ dueOn: '2025-10-14', status: 'open' });
  });

  it('F4-02 of one measure is not met by the follow-up of another, and ends with its own', () => {
    const life = supported();
    implement(life, '2024-12-02', { id: 'k2' });
    followUp(life, '2025-02-20', { intervalMonths: 6 });
    life.give(noon('2025-02-24'), 'hold-follow-up', { measureId: 'k2', heldOn: '2025-02-24' });
    life.give(noon('2025-03-31'), 'end-measure', { measureId: 'k2', on: '2025-03-31' });
    expect(life.deadline('F4-02.k1.1', noon('2025-04-01')).status).toBe('open');
    expect(life.deadline('F4-02.k2.1', noon('2025-04-01')).status).toBe('cancelled');
  });

  it('hold-follow-up refuses an unknown measure, one that has not begun or has ended, and a rhythm without reasons', () => {
    const life = childBorn('2024-09-02');
    const hold = (on: string, more = {}) =>
      life.refused(noon(on), 'hold-follow-up', { measureId: 'k1', heldOn: on, reasons: 'x', ...more });
    expect(hold('2024-11-01')).toBe('NOT_FOUND');
    life.give(noon('2024-11-18'), 'decide-measure', {
      measureId: 'k1',
      basis: 'BL32',
      decidedOn: '2024-11-18',
      consent: true,
      placement: false,
      grounds: 'earlier',
    });
    expect(hold('2024-11-20')).toBe('WRONG_ORDER');
    life.give(noon('2024-11-25'), 'implement-measure', {
      measureId: 'k1',
      implementedAt: noon('2024-11-25'),
    });
    expect(hold('2025-02-20', { nextOn: '2025-02-20' })).toBe('VALIDATION');
    expect(
      life.refused(noon('2025-02-20'), 'hold-follow-up', {
        measureId: 'k1',
        heldOn: '2025-02-20',
        intervalMonths: 3,
      }),
    ).toBe('VALIDATION');
    life.give(noon('2025-03-31'), 'end-measure', { measureId: 'k1', on: '2025-03-31' });
    expect(hold('2025-04-10')).toBe('PRECONDITION');
  });
});
