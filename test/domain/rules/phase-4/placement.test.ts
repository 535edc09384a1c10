import { describe, expect, it } from 'vitest';
import { begin, type Life } from '../../support/life.ts';
import { categorise, childBorn, examine, implement, noon } from './child-life.ts';

const placed = (on = '2025-01-31'): Life => {
  const life = childBorn('2024-09-02');
  implement(life, on, { placement: true });
  return life;
};
const visit = (life: Life, on: string) => life.give(noon(on), 'visit-placed-child', { on });

describe('F4-17, visits to a placed child', () => {
  it('F4-17 is due six months after the placement, then after each visit', () => {
    const life = placed();
    expect(life.deadline('F4-17.k1', noon('2025-02-01'))).toMatchObject({
      dueOn: '2025-07-31',
      responsible: 'FR',
    });
    visit(life, '2025-08-31');
    expect(life.deadline('F4-17.k1', noon('2025-08-31')).status).toBe('met-late');
    expect(life.deadline('F4-17.k1.1', noon('2025-08-31'))).toMatchObject({
      dueOn: '2026-02-28',
      targetOn: '2026-02-27',
    });
    visit(life, '2026-02-28');
    expect(life.deadline('F4-17.k1.1', noon('2026-02-28')).status).toBe('met');
    expect(life.deadline('F4-17.k1.2', noon('2026-02-28')).dueOn).toBe('2026-08-28');
  });

  it('F4-17 reminds five months after the placement or visit', () => {
    expect(placed().deadline('F4-17.k1', noon('2025-02-01')).reminders[0]).toEqual({
      at: '2025-06-30T08:00:00+02:00',
      to: 'FR',
      kind: 'reminder',
    });
  });

  it('F4-17 does not stand for support at home, and ends with the placement', () => {
    const home = childBorn('2024-09-02');
    implement(home, '2025-01-31');
    expect(home.ofRule('F4-17', noon('2025-02-01'))).toEqual([]);
    const ended = placed();
    ended.give(noon('2025-05-05'), 'end-measure', { measureId: 'k1', on: '2025-05-05' });
    expect(ended.deadline('F4-17.k1', noon('2025-08-01')).status).toBe('cancelled');
    const returned = placed();
    returned.give(noon('2025-05-05'), 'return-child', { on: '2025-05-05' });
    expect(returned.deadline('F4-17.k1', noon('2025-08-01')).status).toBe('cancelled');
    expect(returned.refused(noon('2025-05-06'), 'visit-placed-child', { on: '2025-05-06' })).toBe(
      'PRECONDITION',
    );
  });

  it('F4-17 of a placement carried out before the birth was recorded stands in the child', () => {
    const life = begin({ at: noon('2025-01-06'), refer: { edd: '2025-06-20' } });
    life.give(noon('2025-06-18'), 'record-birth', {
      bornAt: '2025-06-18T04:00:00Z',
      children: [{ ref: 'child:1', alive: true }],
      place: 'x',
    });
    implement(life, '2025-06-19', { placement: true }, 'child:1');
    expect(life.deadline('F4-17.k1', noon('2025-06-20'), 'child:1').dueOn).toBe('2025-12-19');
    expect(life.ofRule('F4-17', noon('2025-06-20'))).toEqual([]);
  });

  it('visit-placed-child is refused for a child at home', () => {
    expect(
      childBorn('2024-09-02').refused(noon('2025-02-01'), 'visit-placed-child', { on: '2025-02-01' }),
    ).toBe('PRECONDITION');
  });
});

describe('F4-18 and F4-19, return', () => {
  it('F4-18 is answered within seven days, Christmas or not', () => {
    const life = placed();
    life.give(noon('2025-12-19'), 'request-return', { on: '2025-12-19' });
    expect(life.deadline('F4-18.1', noon('2025-12-19'))).toMatchObject({
      dueOn: '2025-12-26',
      targetOn: '2025-12-23',
      reminders: [
        { at: '2025-12-22T08:00:00+01:00', to: 'FR', kind: 'reminder' },
        { at: '2025-12-27T08:00:00+01:00', to: 'FR', kind: 'breach' },
        { at: '2025-12-27T08:00:00+01:00', to: 'FR-leader', kind: 'breach' },
        expect.objectContaining({ to: 'director', kind: 'escalation' }),
      ],
    });
    life.give(noon('2025-12-26'), 'answer-return-request', { on: '2025-12-26' });
    expect(life.deadline('F4-18.1', noon('2025-12-27')).status).toBe('met');
  });

  it('F4-18 stands once per request, under the older act too', () => {
    const life = childBorn('2022-09-05');
    implement(life, '2022-10-03', { placement: true });
    life.give(noon('2023-03-01'), 'request-return', { on: '2023-03-01' });
    life.give(noon('2023-03-06'), 'answer-return-request', { on: '2023-03-06' });
    life.give(noon('2024-02-22'), 'request-return', { on: '2024-02-22' });
    expect(life.deadline('F4-18.1', noon('2024-02-22'))).toMatchObject({
      status: 'met',
      source: { text: 'SEL § 68' },
    });
    expect(life.deadline('F4-18.2', noon('2024-02-22'))).toMatchObject({
      dueOn: '2024-02-29',
      source: { text: 'BL §§ 99–102' },
    });
  });

  const returns = ['request-return', 'decide-return', 'return-child'];

  it.each(returns)('%s of a child at home is PRECONDITION, with its source', (command) => {
    const home = childBorn('2024-09-02');
    expect(home.refused(noon('2025-02-01'), command, { on: '2025-02-01' })).toBe('PRECONDITION');
    const back = placed();
    back.give(noon('2025-05-05'), 'return-child', { on: '2025-05-05' });
    expect(back.refused(noon('2025-05-06'), command, { on: '2025-05-06' })).toBe('PRECONDITION');
  });

  it.each(returns)(
    '%s fits the day on which the placement ends, and a placement from elsewhere',
    (command) => {
      const ended = placed();
      ended.give(noon('2025-05-05'), 'end-measure', { measureId: 'k1', on: '2025-05-05' });
      expect(ended.refused(noon('2025-05-06'), command, { on: '2025-05-06' })).toBe('PRECONDITION');
      expect(ended.give(noon('2025-05-06'), command, { on: '2025-05-05' }).ok).toBe(true);
      const elsewhere = childBorn('2024-09-02');
      elsewhere.give(noon('2025-02-01'), 'record-placement-period', { from: '2025-01-01' });
      expect(elsewhere.give(noon('2025-02-02'), command, { on: '2025-02-02' }).ok).toBe(true);
    },
  );

  it('answer-return-request without a request is WRONG_ORDER', () => {
    expect(placed().refused(noon('2025-03-01'), 'answer-return-request', { on: '2025-03-01' })).toBe(
      'WRONG_ORDER',
    );
  });

  it('F4-19 gives up to six months from the decision until the child is home', () => {
    const life = placed();
    life.give(noon('2025-08-31'), 'decide-return', { on: '2025-08-31' });
    expect(life.deadline('F4-19.1', noon('2025-08-31'))).toMatchObject({ dueOn: '2026-02-28' });
    life.give(noon('2026-02-20'), 'return-child', { on: '2026-02-20' });
    expect(life.deadline('F4-19.1', noon('2026-02-20')).status).toBe('met');
    const refused = placed();
    refused.give(noon('2025-08-31'), 'decide-return', { on: '2025-08-31', granted: false });
    expect(refused.ofRule('F4-19', noon('2025-09-01'))).toEqual([]);
  });
});

describe('F4-20, permanent placement', () => {
  it('F4-20 comes up after three unbroken years, by several measures too, and reminds three months before', () => {
    const life = placed('2025-02-10');
    implement(life, '2026-03-02', { id: 'k2', placement: true });
    life.give(noon('2026-03-02'), 'end-measure', { measureId: 'k1', on: '2026-03-02' });
    expect(life.ofRule('F4-20', noon('2026-03-03'))).toHaveLength(1);
    expect(life.deadline('F4-20.k1', noon('2026-03-03'))).toMatchObject({
      dueOn: '2028-02-10',
      status: 'open',
      reminders: [{ at: '2027-11-10T08:00:00+01:00', to: 'FR', kind: 'reminder' }],
    });
    life.give(noon('2028-02-01'), 'assess-permanent-placement', { on: '2028-02-01' });
    expect(life.deadline('F4-20.k1', noon('2028-02-11')).status).toBe('met');
  });

  it('F4-20 begins anew after time at home', () => {
    const life = placed('2025-02-10');
    life.give(noon('2025-06-02'), 'end-measure', { measureId: 'k1', on: '2025-06-02' });
    implement(life, '2026-02-28', { id: 'k2', placement: true });
    expect(life.deadline('F4-20.k1', noon('2026-03-01')).status).toBe('cancelled');
    expect(life.deadline('F4-20.k2', noon('2026-03-01')).dueOn).toBe('2029-02-28');
  });
});

describe('F4-27, tests of a placed child', () => {
  it('F4-27 asks one consent for each examination six weeks before it', () => {
    const life = placed('2024-12-02');
    categorise(life, '2024-12-03', 'yellow');
    const found = life.ofRule('F4-27', noon('2024-12-03'));
    expect(found.map(({ id, dueOn }) => [id, dueOn])).toEqual([
      ['F4-27.4m', '2024-12-05'],
      ['F4-27.12m', '2025-08-05'],
      ['F4-27.2y', '2026-08-19'],
      ['F4-27.3y6m', '2028-02-17'],
      ['F4-27.5y', '2029-09-16'],
    ]);
    life.give(noon('2025-08-04'), 'consent-to-examination', { examination: '12m', on: '2025-08-04' });
    expect(life.deadline('F4-27.12m', noon('2025-08-04')).status).toBe('met');
    expect(life.deadline('F4-27.2y', noon('2025-08-04')).status).toBe('open');
  });

  it('F4-27 known later than six weeks before is due on the day it became known', () => {
    const life = placed('2024-12-02');
    categorise(life, '2025-01-06', 'green');
    expect(life.deadline('F4-27.4m', noon('2025-01-06')).dueOn).toBe('2025-01-06');
  });

  it('F4-27 refuses the examination of a placed child without consent, and only that', () => {
    const life = placed('2024-12-02');
    const exam = { programme: 'famplus', code: '4m', on: '2025-01-03' };
    expect(life.refused(noon('2025-01-03'), 'record-examination', exam)).toBe('CONSENT_REQUIRED');
    examine(life, '2025-02-07', '5m', 'gp-child');
    examine(life, '2024-12-04', '5-8w');
    life.give(noon('2025-02-07'), 'consent-to-examination', { examination: '8m', on: '2025-02-07' });
    expect(life.refused(noon('2025-02-10'), 'record-examination', { ...exam, on: '2025-02-10' })).toBe(
      'CONSENT_REQUIRED',
    );
    life.give(noon('2025-02-10'), 'consent-to-examination', { examination: '4m', on: '2025-02-10' });
    examine(life, '2025-02-10', '4m');
    expect(life.refused(noon('2025-02-11'), 'record-examination', { ...exam, on: '2025-02-09' })).toBe(
      'CONSENT_REQUIRED',
    );
  });

  it('F4-27 does not refuse a child at home, before the placement or after it', () => {
    const home = childBorn('2024-09-02');
    home.give(noon('2024-10-01'), 'open-municipal-case', { openedOn: '2024-10-01' });
    examine(home, '2025-01-03', '4m');
    const life = placed('2024-12-02');
    examine(life, '2024-11-29', '4m');
    life.give(noon('2025-03-03'), 'end-measure', { measureId: 'k1', on: '2025-03-03' });
    examine(life, '2025-05-02', '8m');
  });

  it('F4-27 needs no consent to the first, doctor-only examination of a green child; yellow and red do', () => {
    const green = placed('2024-10-07');
    categorise(green, '2024-10-08', 'green');
    examine(green, '2024-10-14', '5-8w');
    const red = placed('2024-10-07');
    categorise(red, '2024-10-08', 'red');
    expect(
      red.refused(noon('2024-10-14'), 'record-examination', {
        programme: 'famplus',
        code: '5-8w',
        on: '2024-10-14',
      }),
    ).toBe('CONSENT_REQUIRED');
  });

  it('F4-27 knows a placement recorded as a period', () => {
    const life = childBorn('2024-09-02');
    life.give(noon('2024-11-01'), 'record-placement-period', { from: '2024-10-01', until: '2025-02-01' });
    const exam = { programme: 'famplus', code: '4m', on: '2025-01-03' };
    expect(life.refused(noon('2025-01-03'), 'record-examination', exam)).toBe('CONSENT_REQUIRED');
    examine(life, '2025-02-01', '4m');
  });
});
