import { describe, expect, it } from 'vitest';
import { parseInstant } from '../../../../domain/calendar/index.ts';
import { explain } from '../../../../domain/obligations/explain.ts';
import { begin, type Life } from '../../support/life.ts';

describe('the explanation of a late referral', () => {
  const stepsOf = (life: Life, id: string, at: string) => {
    const state = life.world.get('pregnancy')?.state;
    const found = state ? explain(state, id, parseInstant(at) ?? 0) : null;
    return (found?.steps ?? [])
      .filter((step) => step.kind === 'count')
      .map((step) => [step.text.en, step.on]);
  };

  it('of a late term meeting counts from the referral and the notice', () => {
    const life = begin({ at: '2025-11-03T10:00:00+01:00', refer: { edd: '2025-12-31' } });
    expect(stepsOf(life, 'F2-04.1', '2025-11-04T10:00:00+01:00')).toEqual([
      ['Due date of birth (termin)', '2025-12-31'],
      ['Held up to and including this day is in time', '2025-10-29'],
      ['10 weeks before the due date', '2025-10-22'],
      ['Referred', '2025-11-03'],
      ['Late referral: as soon as the notice of 7 days allows', '2025-11-10'],
      ['Target: the last working day on or before the limit (R-06)', '2025-11-10'],
    ]);
  });

  it('of a late combined plan names every day that the fifth arbejdsdag passed over', () => {
    const life = begin({ at: '2025-12-22T10:00:00+01:00', refer: { edd: '2026-01-15' } });
    const state = life.world.get('pregnancy')?.state;
    const found = state ? explain(state, 'F2-10.1', parseInstant('2025-12-22T11:00:00+01:00') ?? 0) : null;
    const late = found?.steps.find((step) => step.text.en.startsWith('Late referral: working day'));
    // 23, 29, 30 December, 2 and 5 January.
    expect(late?.on).toBe('2026-01-05');
    expect(late?.days?.filter((day) => day.skipped).map((day) => day.on)).toEqual([
      '2025-12-24',
      '2025-12-25',
      '2025-12-26',
      '2025-12-27',
      '2025-12-28',
      '2025-12-31',
      '2026-01-01',
      '2026-01-03',
      '2026-01-04',
    ]);
  });
});
