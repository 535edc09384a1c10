import { describe, expect, it } from 'vitest';
import { parseInstant } from '../../../domain/calendar/index.ts';
import type { Fact } from '../../../domain/case/fact.ts';
import type { CaseState } from '../../../domain/case/state.ts';
import { monitor } from '../../../domain/obligations/monitoring.ts';
import { fact, stateWith } from '../support/facts.ts';

const started = (at: string, facts: Fact[] = [], more: Partial<CaseState> = {}) =>
  stateWith([fact(1, 'referred', at), ...facts], { startedMs: parseInstant(at) ?? 0, ...more });
const included = (id: number, at: string, codes?: string[]) =>
  fact(id, 'inclusion-confirmed', at, { included: 'yes', ...(codes ? { codes } : {}) });

describe('the yearly counts (X-26)', () => {
  it('count a case of every year from the first day of which it was open to the last', () => {
    const followed = (state: CaseState, year: number) => monitor([state], year).pregnancies.followed;
    const lastDay = started('2025-12-31T12:00:00+01:00');
    expect([2024, 2025, 2026].map((year) => followed(lastDay, year))).toEqual([0, 1, 1]);
    const closed = fact(2, 'case-closed', '2026-01-01T00:00:00+01:00');
    const untilNewYear = started('2025-06-01T12:00:00+02:00', [closed]);
    expect([2025, 2026, 2027].map((year) => followed(untilNewYear, year))).toEqual([1, 1, 0]);
  });

  it('count pregnancies and children apart', () => {
    const at = '2025-06-01T12:00:00+02:00';
    const states = [started(at), started(at, [], { id: 'c_2', kind: 'child', ref: 'child:1' })];
    const { pregnancies, children } = monitor(states, 2025);
    expect([pregnancies, children]).toEqual([
      { followed: 1, new: 1 },
      { followed: 1, new: 1 },
    ]);
  });

  it('name the reasons for inclusion in their order, and none where none was given', () => {
    const at = '2025-06-01T12:00:00+02:00';
    const counts = monitor(
      [
        started(at, [included(2, at, ['3d', '1a'])]),
        started(at, [included(2, at, ['2b'])], { id: 'c_2' }),
        started(at, [included(2, at)], { id: 'c_3' }),
      ],
      2025,
    );
    expect(Object.entries(counts.inclusionCodes)).toEqual([
      ['1a', 1],
      ['2b', 1],
      ['3d', 1],
    ]);
    expect(counts.inclusionKinds).toEqual({ '1': 1, '2': 1, '3': 1 });
  });
});
