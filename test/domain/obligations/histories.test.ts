import { describe, expect, it } from 'vitest';
import type { Fact } from '../../../domain/case/fact.ts';
import { withBaseHistory } from '../../../domain/obligations/base-history.ts';
import { withBirthHistory } from '../../../domain/obligations/birth-history.ts';
import type { Adjustment, Obligation } from '../../../domain/obligations/obligation.ts';
import type { Due } from '../../../domain/rules/rule.ts';
import { fact, viewWith } from '../support/facts.ts';
import { openObligation, ruleLike } from '../support/obligations.ts';

const earlier: Adjustment = {
  kind: 'pause',
  at: '2025-03-03T10:00:00+01:00',
  by: 'FR',
  eventId: 9,
  reason: { da: 'a', en: 'b' },
  before: null,
  after: null,
};

/** An occurrence whose limit is counted as said, with a note that it had already. */
const counted = (due: Due | undefined, seed: Partial<Obligation['seed']> = {}) =>
  openObligation({
    rule: ruleLike('F1-01', { due }),
    seed: { ...openObligation().seed, ...seed },
    adjustments: [earlier],
  });

describe('an earlier start of counting, told later', () => {
  const told = fact(4, 'investigation-opened', '2025-11-05T10:00:00+01:00', {}, { by: 'SSR' });
  const view = viewWith([fact(1, 'referred', '2025-10-01T10:00:00+02:00')]);
  const history = (before: string, base: string, due: Due | null = { count: 'months', n: 4 }) =>
    withBaseHistory(counted(due ?? undefined, { rebased: [{ fact: told, before, base }] }), view).adjustments;

  it('is told with who told it, and the limit before and after', () => {
    expect(history('2025-10-31', '2025-10-20')).toEqual([
      earlier,
      {
        kind: 'recomputation',
        at: '2025-11-05T10:00:00+01:00',
        by: 'SSR',
        eventId: 4,
        reason: { da: 'Et tidligere tidspunkt er blevet kendt', en: 'An earlier moment became known' },
        before: '2026-02-28',
        after: '2026-02-20',
      },
    ]);
  });

  it('is not told where it moved nothing', () => {
    // Four months from either day end on the last of February.
    expect(history('2025-10-31', '2025-10-30')).toEqual([earlier]);
    expect(history('2025-10-31', '2025-10-20', null)).toEqual([earlier]);
    const o = counted({ count: 'months', n: 4 });
    expect(withBaseHistory(o, view).adjustments).toEqual([earlier]);
  });
});

describe('a corrected birth', () => {
  const born = fact(2, 'birth-recorded', '2025-05-20T00:10:00+02:00', {
    children: [{ ref: 'child:1', alive: true }],
  });
  const corrected = (id: number, bornAt: string, who = 'child:1') =>
    fact(id, 'birth-corrected', '2025-05-22T10:00:00+02:00', { bornAt, source: 'registered', who });
  const history = (due: Due | undefined, corrections: Fact[], seed: Partial<Obligation['seed']> = {}) =>
    withBirthHistory(
      counted(due, seed),
      viewWith([fact(1, 'referred', '2025-03-03T10:00:00+01:00'), born, ...corrections]),
    ).adjustments.slice(1);
  const weeks: Due = { count: 'weeks', n: 4, base: 'birth' };
  const note = (eventId: number, before: string, after: string) => ({
    kind: 'recomputation',
    at: '2025-05-22T10:00:00+02:00',
    by: 'FR',
    eventId,
    reason: { da: 'Fødselstidspunktet er rettet', en: 'The time of birth was corrected' },
    before,
    after,
  });

  it('is told once for each correction that moved the limit', () => {
    const corrections = [
      corrected(3, '2025-05-19T23:50:00+02:00'),
      corrected(4, '2025-05-19T22:00:00+02:00'),
      corrected(5, '2025-05-18T22:00:00+02:00'),
    ];
    expect(history(weeks, corrections)).toEqual([
      note(3, '2025-06-17', '2025-06-16'),
      note(5, '2025-06-16', '2025-06-15'),
    ]);
  });

  it('is not told where it moved nothing, or was of another child', () => {
    expect(history(weeks, [corrected(3, '2025-05-20T05:00:00+02:00')])).toEqual([]);
    expect(history(weeks, [corrected(3, '2025-05-18T05:00:00+02:00', 'child:2')])).toEqual([]);
    expect(history(weeks, [])).toEqual([]);
  });

  it('is not told of a limit that does not count from the birth', () => {
    const corrections = [corrected(3, '2025-05-18T05:00:00+02:00')];
    expect(history({ count: 'days', n: 7 }, corrections)).toEqual([]);
    expect(history(undefined, corrections)).toEqual([]);
  });

  it('moves an occurrence that starts with the birth, not one that starts with its own act', () => {
    const fromSeed: Due = { count: 'computed', bound: 'birth', by: ({ base }) => ({ dueOn: base ?? null }) };
    const corrections = [corrected(3, '2025-05-19T23:50:00+02:00')];
    expect(history(fromSeed, corrections, { base: '2025-05-20' })).toEqual([
      note(3, '2025-05-20', '2025-05-19'),
    ]);
    expect(history(fromSeed, corrections)).toEqual([]);
  });
});
