import { describe, expect, it } from 'vitest';
import { begin } from '../../support/life.ts';
import { childBorn, followUp, implement, noon } from './child-life.ts';

describe('F4-03 and F4-04, the clinic beside the municipality', () => {
  it('F4-03 asks for an invitation 14 days before each follow-up, and a follow-up held without one takes it away', () => {
    const life = childBorn('2024-09-02');
    implement(life, '2024-11-25');
    expect(life.deadline('F4-03.k1', noon('2024-11-26'))).toMatchObject({
      dueOn: '2025-02-11',
      responsible: 'FR',
    });
    life.give(noon('2025-02-10'), 'invite-health-social-worker', { dispatchedAt: noon('2025-02-10') });
    followUp(life, '2025-02-20', { intervalMonths: 3 });
    expect(life.deadline('F4-03.k1', noon('2025-02-21')).status).toBe('met');
    expect(life.deadline('F4-03.k1.1', noon('2025-02-21'))).toMatchObject({
      dueOn: '2025-05-06',
      status: 'open',
    });
    followUp(life, '2025-05-02', { nextOn: '2025-05-08' });
    expect(life.deadline('F4-03.k1.1', noon('2025-05-03')).status).toBe('cancelled');
    expect(life.deadline('F4-03.k1.2', noon('2025-05-03')).dueOn).toBe('2025-05-02');
  });

  it('F4-03 is not owed once the family has refused the clinic', () => {
    const life = childBorn('2024-09-02');
    life.give(noon('2024-10-01'), 'refuse-service', { service: 'FP', on: '2024-10-01' });
    implement(life, '2024-11-25');
    expect(life.ofRule('F4-03', noon('2024-11-26'))).toEqual([]);
  });

  it("F4-04 stands without a limit in an active municipal case, the pregnancy's too, until the plan names the examinations", () => {
    const life = begin({ at: noon('2025-01-06'), refer: { edd: '2025-06-20' } });
    life.give(noon('2025-02-03'), 'open-municipal-case', { openedOn: '2025-02-03' });
    life.give(noon('2025-06-18'), 'record-birth', {
      bornAt: '2025-06-18T04:00:00Z',
      children: [{ ref: 'child:1', alive: true }],
      place: 'x',
    });
    expect(life.deadline('F4-04.1', noon('2025-06-19'), 'child:1')).toMatchObject({
      status: 'open',
      dueOn: null,
    });
    life.give(noon('2025-08-01'), 'enter-examinations-in-plan', {}, 'child:1');
    expect(life.deadline('F4-04.1', noon('2025-08-01'), 'child:1').status).toBe('met');
    expect(childBorn('2025-06-18').ofRule('F4-04', noon('2025-07-01'))).toEqual([]);
  });
});
