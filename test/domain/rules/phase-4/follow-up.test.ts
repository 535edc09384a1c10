import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../../domain/json.ts';
import { begin, type Life } from '../../support/life.ts';
import { childBorn, implement, noon } from './child-life.ts';

const followUp = (life: Life, on: string, more = {}, ref?: string) =>
  life.give(noon(on), 'hold-follow-up', { measureId: 'k1', heldOn: on, reasons: 'x', ...more }, ref);

describe('F4-01, the first follow-up', () => {
  it.each([
    ['2024-11-25', '2025-02-25', '2025-02-25', 'an ordinary month'],
    ['2025-01-31', '2025-04-30', '2025-04-30', 'a month end that April does not have (R-03)'],
    ['2025-11-29', '2026-02-28', '2026-02-27', 'a common February; the 28th is a Saturday'],
    ['2027-11-30', '2028-02-29', '2028-02-29', 'a leap day'],
    ['2025-02-18', '2025-05-18', '2025-05-16', 'a Sunday that does not roll (R-06)'],
  ])('F4-01 counts three months from %s to %s over %s', (on, dueOn, targetOn) => {
    const life = childBorn('2024-09-02');
    implement(life, on);
    expect(life.deadline('F4-01.k1', noon(on))).toMatchObject({
      dueOn,
      targetOn,
      responsible: 'FR',
      status: 'open',
    });
  });

  it('F4-01 is due when an investigation that ran beside the measure is concluded before the three months', () => {
    const life = childBorn('2025-01-06');
    life.give(noon('2025-03-03'), 'open-investigation', { openedOn: '2025-03-03' });
    implement(life, '2025-03-10');
    expect(life.deadline('F4-01.k1', noon('2025-04-01')).dueOn).toBe('2025-06-10');
    life.give(noon('2025-05-02'), 'conclude-investigation', { signedOn: '2025-05-02' });
    expect(life.deadline('F4-01.k1', noon('2025-05-02'))).toMatchObject({
      dueOn: '2025-05-02',
      status: 'due-soon',
    });
  });

  it('F4-01 keeps three months when the investigation was concluded before, opened after, or concluded later', () => {
    const before = childBorn('2025-01-06');
    before.give(noon('2025-01-20'), 'open-investigation', { openedOn: '2025-01-20' });
    before.give(noon('2025-03-01'), 'conclude-investigation', { signedOn: '2025-03-01' });
    implement(before, '2025-03-10');
    expect(before.deadline('F4-01.k1', noon('2025-04-01')).dueOn).toBe('2025-06-10');

    const after = childBorn('2025-01-06');
    implement(after, '2025-03-10');
    after.give(noon('2025-03-12'), 'open-investigation', { openedOn: '2025-03-12' });
    after.give(noon('2025-04-30'), 'conclude-investigation', { signedOn: '2025-04-30' });
    expect(after.deadline('F4-01.k1', noon('2025-05-01')).dueOn).toBe('2025-06-10');

    const later = childBorn('2025-01-06');
    later.give(noon('2025-03-03'), 'open-investigation', { openedOn: '2025-03-03' });
    implement(later, '2025-03-10');
    later.give(noon('2025-07-01'), 'conclude-investigation', { signedOn: '2025-07-01' });
    expect(later.deadline('F4-01.k1', noon('2025-07-01'))).toMatchObject({
      dueOn: '2025-06-10',
      status: 'overdue',
    });
  });

  it('F4-01 counts a limited assessment that runs beside the measure too', () => {
    const life = childBorn('2025-01-06');
    life.give(noon('2025-03-03'), 'decide-screening', { outcome: 'limited-assessment' });
    implement(life, '2025-03-10');
    life.give(noon('2025-04-09'), 'conclude-limited-assessment', { concludedOn: '2025-04-09' });
    expect(life.deadline('F4-01.k1', noon('2025-04-09')).dueOn).toBe('2025-04-09');
  });

  it('F4-01 under the older act is three months whatever else runs', () => {
    const life = childBorn('2022-09-05');
    life.give(noon('2022-11-01'), 'open-investigation', { openedOn: '2022-11-01' });
    implement(life, '2022-11-30');
    life.give(noon('2023-01-10'), 'conclude-investigation', { signedOn: '2023-01-10' });
    expect(life.deadline('F4-01.k1', noon('2023-01-10'))).toMatchObject({
      dueOn: '2023-02-28',
      ruleVersion: '1900-01-01',
      source: { text: 'SEL § 70' },
    });
  });

  it('F4-01 reminds after two months and 14 days before, and tells of a breach once to the family department and its leader', () => {
    const life = childBorn('2024-09-02');
    implement(life, '2024-11-25');
    expect(life.deadline('F4-01.k1', noon('2024-11-26')).reminders.slice(0, 4)).toEqual([
      { at: '2025-01-25T08:00:00+01:00', to: 'FR', kind: 'reminder' },
      { at: '2025-02-11T08:00:00+01:00', to: 'FR', kind: 'reminder' },
      { at: '2025-02-26T08:00:00+01:00', to: 'FR', kind: 'breach' },
      { at: '2025-02-26T08:00:00+01:00', to: 'FR-leader', kind: 'breach' },
    ]);
  });

  it('F4-01 ends with the measure, but one already overdue stays overdue', () => {
    const life = childBorn('2024-09-02');
    implement(life, '2024-11-25');
    life.give(noon('2025-01-10'), 'end-measure', { measureId: 'k1', on: '2025-01-10' });
    expect(life.deadline('F4-01.k1', noon('2025-03-01')).status).toBe('cancelled');
    implement(life, '2025-02-03', { id: 'k2' });
    life.give(noon('2025-06-02'), 'end-measure', { measureId: 'k2', on: '2025-06-02' });
    expect(life.deadline('F4-01.k2', noon('2025-06-03')).status).toBe('overdue');
  });
});

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
