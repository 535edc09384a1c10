import { describe, expect, it } from 'vitest';
import { categorise, childBorn, examine, noon } from './child-life.ts';

describe('F4-06, the category itself', () => {
  it('F4-06 is due by the end of the first examination window and met by the category', () => {
    const life = childBorn('2024-09-02');
    expect(life.deadline('F4-06.1', noon('2024-09-03'))).toMatchObject({
      dueOn: '2024-10-28',
      status: 'open',
    });
    categorise(life, '2024-10-28', 'green');
    expect(life.deadline('F4-06.1', noon('2024-10-29')).status).toBe('met');
  });

  it('F4-06 of a child referred late gives the clinic five arbejdsdage, over Christmas', () => {
    const life = childBorn('2023-09-04', { referredAt: noon('2024-12-20') });
    expect(life.deadline('F4-06.1', noon('2024-12-20')).dueOn).toBe('2025-01-03');
  });

  it('F4-06 asks again at every examination, without a limit and one question at a time', () => {
    const life = childBorn('2024-09-02');
    categorise(life, '2024-10-01', 'red');
    examine(life, '2025-01-03', '4m');
    examine(life, '2025-05-05', '8m');
    expect(life.deadline('F4-06.4m', noon('2025-05-06')).status).toBe('cancelled');
    expect(life.deadline('F4-06.8m', noon('2025-05-06'))).toMatchObject({ status: 'open', dueOn: null });
    categorise(life, '2025-05-08', 'red');
    expect(life.deadline('F4-06.8m', noon('2025-05-08')).status).toBe('met');
  });
});
