import { describe, expect, it } from 'vitest';
import { childBorn, examine, noon } from './child-life.ts';

describe('F4-07 and F4-08, what follows an examination', () => {
  it('F4-07 is due ten arbejdsdage after the examination over Christmas, met by the second of both signatures', () => {
    const life = childBorn('2024-09-02');
    examine(life, '2024-12-16', '4m');
    expect(life.deadline('F4-07.4m', noon('2024-12-16'))).toMatchObject({
      dueOn: '2025-01-06',
      responsible: 'FP',
    });
    life.give(noon('2025-01-02'), 'sign-conclusion', {
      examination: '4m',
      by: 'psychologist',
      on: '2025-01-02',
    });
    life.give(noon('2025-01-03'), 'sign-conclusion', {
      examination: '4m',
      by: 'psychologist',
      on: '2025-01-03',
    });
    expect(life.deadline('F4-07.4m', noon('2025-01-03')).status).toBe('due-soon');
    life.give(noon('2025-01-06'), 'sign-conclusion', { examination: '4m', by: 'doctor', on: '2025-01-06' });
    expect(life.deadline('F4-07.4m', noon('2025-01-06'))).toMatchObject({
      status: 'met',
      metAt: '2025-01-06T00:00:00+01:00',
    });
  });

  it('F4-07 stands for the first examination of 5–8 weeks too, and for each by itself', () => {
    const life = childBorn('2024-09-02');
    examine(life, '2024-10-14', '5-8w');
    examine(life, '2025-01-03', '4m');
    for (const by of ['doctor', 'psychologist'])
      life.give(noon('2025-01-06'), 'sign-conclusion', { examination: '4m', by, on: '2025-01-06' });
    expect(life.deadline('F4-07.4m', noon('2025-01-06')).status).toBe('met');
    expect(life.deadline('F4-07.5-8w', noon('2025-01-06'))).toMatchObject({
      dueOn: '2024-10-28',
      status: 'overdue',
    });
  });

  it('sign-conclusion refuses an examination that was not held, or not yet, and an unknown code', () => {
    const life = childBorn('2024-09-02');
    const sign = (on: string, examination = '4m') =>
      life.refused(noon(on), 'sign-conclusion', { examination, by: 'doctor', on });
    expect(sign('2025-01-02')).toBe('WRONG_ORDER');
    examine(life, '2025-01-03', '4m');
    expect(
      life.refused(noon('2025-01-06'), 'sign-conclusion', {
        examination: '4m',
        by: 'doctor',
        on: '2025-01-02',
      }),
    ).toBe('WRONG_ORDER');
    expect(sign('2025-01-06', '7m')).toBe('VALIDATION');
  });

  it('F4-08 follows an onward referral for 30 days and may be paused with a reason', () => {
    const life = childBorn('2024-09-02');
    life.give(noon('2025-01-31'), 'refer-onward', { referralId: 'r1' });
    expect(life.deadline('F4-08.r1', noon('2025-01-31'))).toMatchObject({
      dueOn: '2025-03-02',
      targetOn: '2025-02-28',
    });
    life.give(noon('2025-02-10'), 'pause-deadline', { deadlineId: 'F4-08.r1', reason: 'x' });
    life.give(noon('2025-02-14'), 'resume-deadline', { deadlineId: 'F4-08.r1', reason: 'x' });
    expect(life.deadline('F4-08.r1', noon('2025-02-14')).dueOn).toBe('2025-03-06');
    life.give(noon('2025-03-07'), 'read-referral-result', { referralId: 'r1' });
    expect(life.deadline('F4-08.r1', noon('2025-03-07')).status).toBe('met-late');
  });

  it('F4-08 gives each referral a number where the caller gives none; an unknown or repeated one is refused', () => {
    const life = childBorn('2024-09-02');
    life.give(noon('2025-01-31'), 'refer-onward');
    life.give(noon('2025-01-31'), 'refer-onward', { referralId: 'hearing', to: 'GP' });
    expect(life.ofRule('F4-08', noon('2025-02-01')).map(({ id }) => id)).toEqual([
      'F4-08.r1',
      'F4-08.hearing',
    ]);
    expect(life.refused(noon('2025-02-01'), 'refer-onward', { referralId: 'hearing' })).toBe('DUPLICATE');
    expect(life.refused(noon('2025-02-01'), 'read-referral-result', { referralId: 'r9' })).toBe('NOT_FOUND');
  });

  it('F4-41 refuses a referral of the child to PAS', () => {
    const life = childBorn('2024-09-02');
    expect(life.refused(noon('2025-02-01'), 'refer-onward', { to: 'PAS' })).toBe('PRECONDITION');
  });
});
