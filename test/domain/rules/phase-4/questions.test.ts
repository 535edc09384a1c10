import { describe, expect, it } from 'vitest';
import { dueFor } from '../../../../domain/obligations/due-for.ts';

const ask = (rule: string, trigger: string, birthOn?: string) => {
  const result = dueFor({ rule, trigger, municipality: 'esbjerg', ...(birthOn ? { birthOn } : {}) });
  if (!result.ok) return result.refusal.code;
  const { earliestOn, dueOn } = result.answer;
  return { earliestOn, dueOn };
};

describe('phase 4 asked by itself, without a case', () => {
  it.each([
    ['F4-01', '2025-11-30', '2026-02-28', 'three months of a measure with nothing beside it'],
    ['F4-02', '2025-08-31', '2026-02-28', 'the safety net'],
    ['F4-02', '2023-08-31', '2024-02-29', 'the older act'],
    ['F4-08', '2025-01-31', '2025-03-02', '30 days'],
    ['F4-09', '2026-12-10', '2026-11-12', 'four weeks before a meeting of that day'],
    ['F4-17', '2025-08-31', '2026-02-28', 'six months'],
    ['F4-18', '2025-12-19', '2025-12-26', 'seven days'],
    ['F4-20', '2024-02-29', '2027-02-28', 'three years'],
    ['F4-22', '2025-12-10', '2025-12-29', "the family's limit rolls"],
    ['F4-26', '2025-04-16', '2025-04-22', 'the next arbejdsdag after Easter'],
  ])('%s from %s is %s: %s', (rule, trigger, dueOn) => {
    expect(ask(rule, trigger)).toMatchObject({ dueOn });
  });

  it.each<[string, string, string | null, string | null, string]>([
    ['F4-05', '2025-01-31', '2025-03-01', '2025-03-29', 'the next that every category has'],
    ['F4-05', '2026-01-05', '2026-10-18', '2026-12-13', 'the next after that day'],
    ['F4-10', '2025-01-31', null, '2030-05-01', 'the year of school start'],
    ['F4-12', '2025-01-31', null, '2030-08-01', 'the birth stands beside the trigger'],
    ['F4-13', '2025-01-31', '2030-01-01', '2030-07-31', 'the year of the sixth birthday'],
    ['F4-15', '2026-01-31', null, '2026-11-15', 'the next age after that day'],
    ['F4-21', '2025-01-31', '2025-02-15', null, 'a guard has a first day only'],
  ])(
    '%s known on %s of a child born 15 November 2024 lies between %s and %s: %s',
    (rule, trigger, earliestOn, dueOn) => {
      expect(ask(rule, trigger, '2024-11-15')).toEqual({ earliestOn, dueOn });
    },
  );

  it('F4-14 and F4-23 say where they do not apply', () => {
    expect(ask('F4-14', '2025-01-31', '2024-11-15')).toBe('PRECONDITION');
    expect(ask('F4-23', '2023-06-01')).toBe('PRECONDITION');
  });
});
