import { describe, expect, it } from 'vitest';
import { childBorn, implement, noon } from './child-life.ts';

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
