import { describe, expect, it } from 'vitest';
import { childBorn, examine, noon } from './child-life.ts';

describe('F4-15 and F4-16, what every child is offered', () => {
  it.each([
    [
      'F4-15',
      {
        '5m': '2025-04-15',
        '12m': '2025-11-15',
        '2y': '2026-11-15',
        '3y': '2027-11-15',
        '4y': '2028-11-15',
        '5y': '2029-11-15',
      },
    ],
    [
      'F4-16',
      {
        '3m': '2025-02-15',
        '5m': '2025-04-15',
        '12m': '2025-11-15',
        '15m': '2026-02-15',
        '4y': '2028-11-15',
        '5y': '2029-11-15',
      },
    ],
  ])('%s stands from birth with its codes and age dates', (ruleId, expected) => {
    const found = childBorn('2024-11-15').ofRule(ruleId, noon('2024-11-16'));
    expect(Object.fromEntries(found.map(({ id, dueOn }) => [id.split('.')[1], dueOn]))).toEqual(expected);
    expect(found.every(({ nature, responsible }) => nature === 'VEJL' && responsible === 'GP')).toBe(true);
    expect(found.flatMap(({ reminders }) => reminders)).toEqual([]);
  });

  it('F4-15 of a child born on a leap day falls on 28 February in common years; 30 September + 5 months too', () => {
    expect(childBorn('2024-02-29').deadline('F4-15.12m', noon('2024-03-01')).dueOn).toBe('2025-02-28');
    expect(childBorn('2024-02-29').deadline('F4-15.4y', noon('2024-03-01')).dueOn).toBe('2028-02-29');
    expect(childBorn('2024-09-30').deadline('F4-15.5m', noon('2024-10-01')).dueOn).toBe('2025-02-28');
  });

  it('F4-15 and F4-16 are met by code and programme, and missed they are guidance missed', () => {
    const life = childBorn('2024-11-15');
    examine(life, '2025-02-13', '3m', 'vaccination');
    examine(life, '2025-04-16', '5m', 'gp-child');
    const at = noon('2025-04-16');
    expect(life.deadline('F4-16.3m', at).status).toBe('met');
    expect(life.deadline('F4-15.5m', at).status).toBe('met-late');
    expect(life.deadline('F4-16.5m', at).status).toBe('advisory-missed');
  });

  it('F4-15 and F4-16 that lie before a late referral are not opened; one on its very day is', () => {
    const life = childBorn('2024-11-15', { referredAt: noon('2025-11-15') });
    const keys = (ruleId: string) =>
      life.ofRule(ruleId, noon('2025-11-16')).map(({ id }) => id.split('.')[1]);
    expect(keys('F4-15')).toEqual(['12m', '2y', '3y', '4y', '5y']);
    expect(keys('F4-16')).toEqual(['12m', '15m', '4y', '5y']);
  });

  it('F4-15 uses corrected age only where it is switched on for the practitioner', () => {
    const parameters = { correctedAge: ['gp-child'] as const };
    const life = childBorn('2025-01-06', { gestationalAge: '30+0', parameters });
    expect(life.deadline('F4-15.5m', noon('2025-01-07')).dueOn).toBe('2025-08-17');
    expect(life.deadline('F4-15.3y', noon('2025-01-07')).dueOn).toBe('2028-01-06');
    expect(life.deadline('F4-16.3m', noon('2025-01-07')).dueOn).toBe('2025-04-06');
  });
});
