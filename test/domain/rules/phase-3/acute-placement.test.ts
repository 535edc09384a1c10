import { describe, expect, it } from 'vitest';
import { begin } from '../../support/life.ts';
import { birth, measure } from './lives.ts';

const BORN = '2025-05-30T08:00:00+02:00';
const REFERRED = { at: '2025-01-06T10:00:00+01:00', refer: { edd: '2025-06-01', eddSource: 'scan' } };

/** A child placed by the chair, in the child's own case. */
function placed(implementedAt: string, decidedAt = '2025-06-01T09:00:00+02:00') {
  const life = birth(BORN, {}, REFERRED);
  measure(life, decidedAt, { basis: 'BL143' }, implementedAt);
  return life;
}

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

describe('F3-09 approval within seven days', () => {
  it('counts the day of implementation and does not roll off Whit Sunday; the target is the Friday before', () => {
    expect(
      placed('2025-06-02T10:00:00+02:00').deadline('F3-09.k1', '2025-06-02T11:00:00+02:00', 'child:1'),
    ).toMatchObject({ dueOn: '2025-06-08', targetOn: '2025-06-06', responsible: 'BUU' });
  });

  it('counts over a month end and a leap day', () => {
    const life = begin({
      at: '2028-02-01T10:00:00+01:00',
      kind: 'child',
      refer: { child: { bornAt: '2028-01-01T10:00:00+01:00' } },
    });
    measure(life, '2028-02-25T09:00:00+01:00', { basis: 'BL143' }, '2028-02-25T10:00:00+01:00');
    // 25 February is day 1, the 29th day 5, 2 March day 7.
    expect(life.deadline('F3-09.k1', '2028-02-25T11:00:00+01:00', 'child:1').dueOn).toBe('2028-03-02');
  });

  it('is met by the approval alone, not by the board’s own decision, and also after the measure has ended', () => {
    const life = placed('2025-06-02T10:00:00+02:00');
    life.give('2025-06-04T10:00:00+02:00', 'end-measure', { measureId: 'k1', on: '2025-06-04' }, 'child:1');
    const at = '2025-06-04T11:00:00+02:00';
    expect(life.deadline('F3-09.k1', at, 'child:1').status).not.toBe('cancelled');
    expect(life.deadline('F3-08.k1', at, 'child:1').status).toBe('overdue');
    expect(life.deadline('F3-10.k1', at, 'child:1').status).toBe('cancelled');
    life.give(
      '2025-06-06T10:00:00+02:00',
      'decide-by-board',
      { measureId: 'k1', on: '2025-06-06' },
      'child:1',
    );
    expect(life.deadline('F3-09.k1', '2025-06-06T11:00:00+02:00', 'child:1').metAt).toBeNull();
    life.give(
      '2025-06-08T10:00:00+02:00',
      'approve-chair-decision',
      { measureId: 'k1', on: '2025-06-08' },
      'child:1',
    );
    expect(life.deadline('F3-09.k1', '2025-06-08T11:00:00+02:00', 'child:1').status).toBe('met');
  });

  it('reminds the committee at once and on the third and fifth day, and tells the director of the breach', () => {
    const life = placed('2025-06-02T10:00:00+02:00');
    life.give('2025-06-10T12:00:00+02:00', 'link-cpr', { cpr: '9005250001' }, 'child:1');
    const told = (life.world.get('child:1')?.sent ?? []).filter((one) => one.deadlineId === 'F3-09.k1');
    expect(told.map(({ at, kind, to }) => `${at} ${kind} ${to}`)).toEqual([
      '2025-06-02T10:00:00+02:00 reminder BUU',
      '2025-06-05T08:00:00+02:00 reminder BUU',
      '2025-06-07T08:00:00+02:00 reminder BUU',
      '2025-06-09T08:00:00+02:00 breach BUU',
      '2025-06-09T08:00:00+02:00 breach BUU-leader',
      '2025-06-09T08:00:00+02:00 breach FR',
      '2025-06-09T08:00:00+02:00 breach director',
    ]);
  });

  it('is refused for a decision that is not the chair’s, and before it was made', () => {
    const life = birth(BORN, {}, REFERRED);
    measure(life, '2025-06-02T09:00:00+02:00', { basis: 'BL47' });
    measure(life, '2025-06-03T09:00:00+02:00', { basis: 'BL143', measureId: 'k2' });
    const at = '2025-06-04T09:00:00+02:00';
    const refused = (data: { measureId: string; on: string }) =>
      life.refused(at, 'approve-chair-decision', data, 'child:1');
    expect(refused({ measureId: 'k1', on: '2025-06-04' })).toBe('PRECONDITION');
    expect(refused({ measureId: 'k2', on: '2025-06-02' })).toBe('PRECONDITION');
    expect(refused({ measureId: 'k3', on: '2025-06-04' })).toBe('NOT_FOUND');
  });
});

describe('F3-10 validity', () => {
  it.each([
    ['2025-06-02T10:00:00+02:00', '2025-07-02'],
    ['2025-08-31T10:00:00+02:00', '2025-09-30'],
    ['2026-01-31T10:00:00+01:00', '2026-02-28'],
  ])('is one month from %s by R-02 and R-03: %s', (implementedAt, dueOn) => {
    const life = placed(implementedAt);
    expect(life.deadline('F3-10.k1', implementedAt, 'child:1').dueOn).toBe(dueOn);
  });

  it('is met by the board’s decision on this measure', () => {
    const life = placed('2025-06-02T10:00:00+02:00');
    life.give(
      '2025-06-20T10:00:00+02:00',
      'decide-by-board',
      { measureId: 'k1', on: '2025-06-20' },
      'child:1',
    );
    expect(life.deadline('F3-10.k1', '2025-06-20T11:00:00+02:00', 'child:1').status).toBe('met');
  });

  it('is refused for a measure the case does not know', () => {
    const life = birth(BORN, {}, REFERRED);
    const at = '2025-06-04T09:00:00+02:00';
    for (const command of ['decide-by-board', 'serve-notice', 'complain', 'bring-to-court'])
      expect(life.refused(at, command, { measureId: 'k9' }, 'child:1')).toBe('NOT_FOUND');
  });
});

describe('F3-11 Ankestyrelsen’s own provisional decision', () => {
  const implementedAt = '2025-06-02T10:00:00+02:00';
  const acted = () => {
    const life = birth(BORN, {}, REFERRED);
    life.give(implementedAt, 'implement-ast-decision', { measureId: 'ast1', implementedAt }, 'child:1');
    return life;
  };

  it('has a notice of 24 hours and a month’s validity, and no seven days', () => {
    const life = acted();
    const at = '2025-06-02T11:00:00+02:00';
    expect(life.deadline('F3-11.ast1.notice', at, 'child:1').dueAt).toBe('2025-06-03T10:00:00+02:00');
    expect(life.deadline('F3-11.ast1.validity', at, 'child:1').dueOn).toBe('2025-07-02');
    expect(life.ofRule('F3-09', at, 'child:1')).toEqual([]);
    life.give('2025-06-02T12:00:00+02:00', 'serve-notice', { measureId: 'ast1' }, 'child:1');
    life.give(
      '2025-06-20T10:00:00+02:00',
      'decide-by-board',
      { measureId: 'ast1', on: '2025-06-20' },
      'child:1',
    );
    expect(life.ofRule('F3-11', '2025-06-20T11:00:00+02:00', 'child:1').map((one) => one.status)).toEqual([
      'met',
      'met',
    ]);
  });

  it('opens telling at once, ten days and eight weeks when the committee deviates', () => {
    const life = acted();
    life.give(
      '2025-06-20T10:00:00+02:00',
      'decide-by-board',
      { measureId: 'ast1', on: '2025-06-20', deviates: true },
      'child:1',
    );
    const at = '2025-06-20T11:00:00+02:00';
    const due = (step: string) => life.deadline(`F3-11.ast1.1.${step}`, at, 'child:1');
    expect(due('inform')).toMatchObject({ dueOn: '2025-06-20', responsible: 'BUU' });
    expect(due('effect')).toMatchObject({ dueOn: '2025-06-30', responsible: 'AST' });
    expect(due('meeting')).toMatchObject({ dueOn: '2025-08-15', responsible: 'AST' });
    life.give(at, 'record-ast-step', { measureId: 'ast1', step: 'informed' }, 'child:1');
    expect(due('inform').status).toBe('met');
    expect(due('effect').status).toBe('open');
  });

  it('needs a time of day, and an id that is nobody else’s', () => {
    const life = birth(BORN, {}, REFERRED);
    const at = '2025-06-03T10:00:00+02:00';
    expect(life.refused(at, 'implement-ast-decision', { on: '2025-06-02' }, 'child:1')).toBe('VALIDATION');
    measure(life, at, { basis: 'BL143', measureId: 'k1' });
    expect(life.refused(at, 'implement-ast-decision', { measureId: 'k1' }, 'child:1')).toBe('DUPLICATE');
    expect(life.refused(at, 'record-ast-step', { measureId: 'k1', step: 'informed' }, 'child:1')).toBe(
      'NOT_FOUND',
    );
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
