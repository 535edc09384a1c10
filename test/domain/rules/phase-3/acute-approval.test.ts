import { describe, expect, it } from 'vitest';
import { begin } from '../../support/life.ts';
import { BORN, placed, REFERRED } from './acute-life.ts';
import { birth, measure } from './lives.ts';

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
