import { describe, expect, it } from 'vitest';
import { begin } from '../support/life.ts';
import { categorise, childBorn, implement, noon } from './phase-4/child-life.ts';

describe('what moved a limit is told with it', () => {
  it('a meeting moved moves the limit of its invitation, in pregnancy and in the child, with before and after', () => {
    const life = begin({ at: noon('2025-01-06'), refer: { edd: '2025-07-20' } });
    life.give(noon('2025-01-07'), 'plan-meeting', {
      meetingId: 'm1',
      kind: 'term',
      meetingAt: noon('2025-05-12'),
      invitees: ['FR'],
    });
    life.give(noon('2025-01-08'), 'move-meeting', {
      meetingId: 'm1',
      meetingAt: noon('2025-05-15'),
      reason: 'x',
    });
    // Seven days in Esbjerg.
    expect(life.deadline('F2-05.m1', noon('2025-01-09'))).toMatchObject({
      dueOn: '2025-05-08',
      adjustments: [{ kind: 'recomputation', before: '2025-05-05', after: '2025-05-08' }],
    });
    expect(life.deadline('F2-19.m1', noon('2025-01-09'))).toMatchObject({
      dueOn: '2025-05-15',
      adjustments: [{ before: '2025-05-12', after: '2025-05-15' }],
    });
    const child = childBorn('2024-09-02');
    child.give(noon('2025-01-07'), 'plan-meeting', {
      meetingId: 'm1',
      kind: 'network',
      meetingAt: noon('2025-05-12'),
      invitees: ['FR'],
    });
    expect(child.deadline('F4-09.m1', noon('2025-01-08')).adjustments).toEqual([]);
    child.give(noon('2025-01-08'), 'move-meeting', {
      meetingId: 'm1',
      meetingAt: noon('2025-06-02'),
      reason: 'x',
    });
    child.give(noon('2025-01-09'), 'move-meeting', {
      meetingId: 'm1',
      meetingAt: noon('2025-05-26'),
      reason: 'x',
    });
    expect(child.deadline('F4-09.m1', noon('2025-01-10'))).toMatchObject({
      dueOn: '2025-04-28',
      adjustments: [
        { before: '2025-04-14', after: '2025-05-05' },
        { before: '2025-05-05', after: '2025-04-28' },
      ],
    });
  });

  it('school start decided otherwise moves the end, the closing meeting and the examination before school', () => {
    const life = childBorn('2019-11-04');
    categorise(life, '2020-01-06', 'red');
    expect(life.deadline('F4-05.6y', noon('2020-01-07'))).toMatchObject({
      dueOn: '2025-07-31',
      adjustments: [],
    });
    life.give(noon('2025-03-03'), 'set-school-start', { choice: 'postponed', decidedOn: '2025-03-03' });
    expect(life.deadline('F4-12.1', noon('2025-03-04'))).toMatchObject({
      dueOn: '2026-08-01',
      adjustments: [{ kind: 'recomputation', before: '2025-08-01', after: '2026-08-01' }],
    });
    expect(life.deadline('F4-10.1', noon('2025-03-04')).adjustments).toMatchObject([
      { before: '2025-05-01', after: '2026-05-01' },
    ]);
    // 4 November 2025 and eight weeks.
    expect(life.deadline('F4-05.6y', noon('2025-03-04'))).toMatchObject({
      dueOn: '2025-12-30',
      adjustments: [{ before: '2025-07-31', after: '2025-12-30' }],
    });
    expect(life.deadline('F4-05.5y', noon('2025-03-04')).adjustments).toEqual([]);
  });

  it('an investigation concluded beside a measure brings its first follow-up and the invitation forward', () => {
    const life = childBorn('2024-09-02');
    life.give(noon('2024-10-01'), 'open-investigation', { openedOn: '2024-10-01' });
    implement(life, '2024-11-25');
    expect(life.deadline('F4-01.k1', noon('2024-11-26')).dueOn).toBe('2025-02-25');
    life.give(noon('2024-12-16'), 'conclude-investigation', { signedOn: '2024-12-16' });
    expect(life.deadline('F4-01.k1', noon('2024-12-17'))).toMatchObject({
      dueOn: '2024-12-16',
      adjustments: [{ before: '2025-02-25', after: '2024-12-16' }],
    });
    expect(life.deadline('F4-03.k1', noon('2024-12-17'))).toMatchObject({
      dueOn: '2024-12-16',
      adjustments: [{ before: '2025-02-11', after: '2024-12-16' }],
    });
    // Under serviceloven only the three months count, whatever is concluded.
    const older = childBorn('2022-09-05');
    older.give(noon('2022-10-03'), 'open-investigation', { openedOn: '2022-10-03' });
    implement(older, '2022-11-25');
    older.give(noon('2022-12-16'), 'conclude-investigation', { signedOn: '2022-12-16' });
    expect(older.deadline('F4-01.k1', noon('2022-12-17'))).toMatchObject({
      dueOn: '2023-02-25',
      adjustments: [],
    });
    expect(older.deadline('F4-03.k1', noon('2022-12-17')).adjustments).toEqual([]);
  });

  it('a corrected due date moves what the ward is to hear four weeks before it (F1-50)', () => {
    const life = begin({ at: noon('2025-01-06'), refer: { edd: '2025-06-20' } });
    life.give(noon('2025-01-20'), 'set-due-date', { edd: '2025-06-27', source: 'scan' });
    // Four weeks before: Friday 23 and 30 May; two arbejdsdage on: Tuesday 27 May and Tuesday 3 June.
    expect(life.deadline('F1-50.term', noon('2025-01-21'))).toMatchObject({
      dueOn: '2025-06-03',
      adjustments: [{ before: '2025-05-27', after: '2025-06-03' }],
    });
  });
});

describe('what stood keeps standing when the ground changes', () => {
  it('the clinic refused takes F4-03 and F4-04 away, and coming back brings them', () => {
    const life = childBorn('2024-09-02');
    life.give(noon('2024-10-01'), 'open-municipal-case', { openedOn: '2024-10-01' });
    implement(life, '2024-11-25');
    life.give(noon('2024-12-02'), 'refuse-service', { service: 'FP', on: '2024-12-02' });
    expect(life.deadline('F4-03.k1', noon('2024-12-03')).status).toBe('cancelled');
    expect(life.deadline('F4-04.1', noon('2024-12-03')).status).toBe('cancelled');
    life.give(noon('2025-01-06'), 'record-examination', {
      programme: 'famplus',
      code: '4m',
      on: '2025-01-06',
    });
    expect(life.deadline('F4-03.k1', noon('2025-01-07')).status).toBe('open');
    expect(life.deadline('F4-04.1', noon('2025-01-07')).status).toBe('open');
  });

  it('a category that leaves an examination out takes its consent away too, and another placement asks anew (F4-27)', () => {
    const life = childBorn('2024-09-02');
    categorise(life, '2024-09-16', 'red');
    implement(life, '2024-11-25', { placement: true });
    // Eight months 2 May 2025, two weeks of tolerance, six weeks before.
    expect(life.deadline('F4-27.8m', noon('2024-12-01'))).toMatchObject({
      dueOn: '2025-04-04',
      status: 'open',
    });
    categorise(life, '2025-01-06', 'yellow');
    expect(life.deadline('F4-27.8m', noon('2025-01-07')).status).toBe('cancelled');
    expect(life.deadline('F4-27.12m', noon('2025-01-07')).status).toBe('open');
    life.give(noon('2025-02-03'), 'end-measure', { measureId: 'k1', on: '2025-02-03' });
    expect(life.deadline('F4-27.12m', noon('2025-02-04')).status).toBe('cancelled');
    implement(life, '2025-03-03', { placement: true, id: 'k2' });
    expect(life.deadline('F4-27.8m', noon('2025-03-04')).status).toBe('cancelled');
    expect(life.deadline('F4-27.12m', noon('2025-03-04')).status).toBe('open');
  });

  it('a return to the clinic makes it answer for the term meeting again (C7)', () => {
    const life = begin({ at: noon('2025-01-06'), refer: { edd: '2025-06-20' } });
    life.give(noon('2025-01-07'), 'refuse-service', { service: 'FP', on: '2025-01-07' });
    expect(life.deadline('F2-04.1', noon('2025-01-08')).responsible).toBe('FR');
    life.give(noon('2025-01-20'), 'hold-first-consultation', { heldAt: noon('2025-01-20') });
    expect(life.deadline('F2-04.1', noon('2025-01-21')).responsible).toBe('FP');
  });

  it('an investigation cannot be concluded before it was opened', () => {
    const life = begin({ at: noon('2025-01-06'), refer: { edd: '2025-06-20' } });
    life.give(noon('2025-01-20'), 'open-investigation', { openedOn: '2025-01-15' });
    expect(life.refused(noon('2025-01-21'), 'conclude-investigation', { signedOn: '2025-01-14' })).toBe(
      'PRECONDITION',
    );
    life.give(noon('2025-01-21'), 'conclude-investigation', { signedOn: '2025-01-15' });
  });
});
