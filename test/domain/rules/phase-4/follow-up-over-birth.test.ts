import { describe, expect, it } from 'vitest';
import { begin, type Life } from '../../support/life.ts';
import { followUp, implement, noon } from './child-life.ts';

describe('F4-01 and F4-02 over a birth', () => {
  const family = () => {
    const life = begin({ at: noon('2025-01-06'), refer: { edd: '2025-06-20' } });
    life.give(noon('2025-02-03'), 'open-investigation', { openedOn: '2025-02-03' });
    implement(life, '2025-03-10');
    return life;
  };
  const twins = [
    { ref: 'child:1', alive: true },
    { ref: 'child:2', alive: true },
  ];
  const bear = (life: Life, on: string, children = twins) =>
    life.give(noon(on), 'record-birth', { bornAt: `${on}T06:00:00Z`, children, place: 'x' });

  it('F4-01 is cancelled in the pregnancy as continued and stands in each live child with the same key and dates', () => {
    const life = family();
    bear(life, '2025-05-28');
    expect(life.deadline('F4-01.k1', noon('2025-05-28'))).toMatchObject({
      status: 'cancelled',
      statusReason: { en: "Continued in the child's own case" },
    });
    for (const ref of ['child:1', 'child:2']) {
      expect(life.deadline('F4-01.k1', noon('2025-05-28'), ref)).toMatchObject({
        dueOn: '2025-06-10',
        subject: ref,
        trigger: { event: 'measure-implemented', at: '2025-03-10T13:00:00+01:00' },
      });
    }
  });

  it('F4-01 of one twin is met by that twin alone', () => {
    const life = family();
    bear(life, '2025-05-28');
    followUp(life, '2025-06-05', {}, 'child:1');
    expect(life.deadline('F4-01.k1', noon('2025-06-11'), 'child:1').status).toBe('met');
    expect(life.deadline('F4-01.k1', noon('2025-06-11'), 'child:2').status).toBe('overdue');
  });

  it("F4-01 in the child's case counts the pregnancy's investigation, concluded before or after the birth", () => {
    const life = family();
    bear(life, '2025-05-28');
    life.give(noon('2025-06-02'), 'conclude-investigation', { signedOn: '2025-06-02' });
    expect(life.deadline('F4-01.k1', noon('2025-06-02'), 'child:1').dueOn).toBe('2025-06-02');
  });

  it('F4-02 decided in the pregnancy goes on in the child under its key', () => {
    const life = family();
    followUp(life, '2025-05-06', { intervalMonths: 2 });
    bear(life, '2025-05-28');
    expect(life.deadline('F4-02.k1.1', noon('2025-05-28')).status).toBe('cancelled');
    expect(life.deadline('F4-02.k1.1', noon('2025-05-28'), 'child:1').dueOn).toBe('2025-07-06');
    expect(life.deadline('F4-01.k1', noon('2025-05-28'), 'child:1').status).toBe('met');
    followUp(life, '2025-07-01', {}, 'child:1');
    expect(life.deadline('F4-02.k1.1', noon('2025-07-01'), 'child:1').status).toBe('met');
    expect(life.deadline('F4-02.k1.2', noon('2025-07-01'), 'child:1').dueOn).toBe('2026-01-01');
  });

  it("F4-01 of a child's own measure never opens in the pregnancy", () => {
    const life = family();
    bear(life, '2025-05-28');
    implement(life, '2025-06-03', { id: 'k7' }, 'child:1');
    expect(life.ofRule('F4-01', noon('2025-06-04')).map(({ id }) => id)).toEqual(['F4-01.k1']);
    expect(life.ofRule('F4-01', noon('2025-06-04'), 'child:2').map(({ id }) => id)).toEqual(['F4-01.k1']);
  });

  it('F4-01 of a pregnancy without a live child is cancelled by the loss and continued nowhere', () => {
    const life = family();
    bear(life, '2025-05-28', [{ ref: 'child:1', alive: false }]);
    expect(life.deadline('F4-01.k1', noon('2025-05-29'))).toMatchObject({ status: 'cancelled' });
    expect([...life.world.keys()]).toEqual(['pregnancy']);
  });
});
