import { describe, expect, it } from 'vitest';
import type { Fact } from '../../../domain/case/fact.ts';
import { fact, viewWith } from '../support/facts.ts';

const day = (n: string) => `2026-03-${n}T10:00:00+01:00`;
const ids = (facts: readonly Fact[]) => facts.map(({ id }) => id);

describe('the facts of a case are read', () => {
  it('by the moment of the act, whatever was recorded first, also over several types', () => {
    const view = viewWith([
      fact(1, 'entry-recorded', day('09')),
      fact(2, 'move-reported', day('05')),
      fact(3, 'entry-recorded', day('02')),
    ]);
    expect(ids(view.of('entry-recorded'))).toEqual([3, 1]);
    expect(ids(view.of('entry-recorded', 'move-reported'))).toEqual([3, 2, 1]);
    expect(ids(view.ever('entry-recorded', 'move-reported'))).toEqual([1, 2, 3]);
  });

  it('in the order of recording where they share an instant, whichever type is named first', () => {
    const view = viewWith([
      fact(1, 'entry-recorded', day('05')),
      fact(2, 'move-reported', day('05')),
      fact(3, 'entry-recorded', day('05')),
    ]);
    expect(ids(view.of('move-reported', 'entry-recorded'))).toEqual([1, 2, 3]);
    expect(ids(view.of('entry-recorded', 'move-reported'))).toEqual([1, 2, 3]);
  });

  it('without what was taken back, which still counts for numbers already given', () => {
    const view = viewWith([
      fact(1, 'entry-recorded', day('01'), {}, { retractedBy: 3 }),
      fact(2, 'entry-recorded', day('02')),
    ]);
    expect(ids(view.of('entry-recorded'))).toEqual([2]);
    expect(ids(view.ever('entry-recorded'))).toEqual([1, 2]);
  });

  it('with or without what was carried from a linked case', () => {
    const carried = { ref: 'pregnancy', eventId: 8 };
    const view = viewWith([
      fact(1, 'entry-recorded', day('01'), {}, { carried }),
      fact(2, 'entry-recorded', day('02')),
    ]);
    expect(ids(view.of('entry-recorded'))).toEqual([1, 2]);
    expect(ids(view.own('entry-recorded'))).toEqual([2]);
  });
});

describe('the termin in force', () => {
  it('is the one recorded last, though its scan was the earlier', () => {
    const { term } = viewWith([
      fact(1, 'referred', day('01'), { edd: '2026-09-01' }),
      fact(2, 'due-date-set', day('10'), { edd: '2026-09-08' }),
      fact(3, 'due-date-set', day('05'), { edd: '2026-09-15' }),
    ]);
    expect([term?.edd, term?.fact.id]).toEqual(['2026-09-15', 3]);
  });

  it('is none where nobody has told it', () => {
    expect(viewWith([fact(1, 'referred', day('01'))]).term).toBeNull();
  });
});

describe('the birth of a child referred afterwards', () => {
  const birthOf = (data: Fact['data']) =>
    viewWith([fact(1, 'referred', day('05'), data)], { kind: 'child', ref: 'child:1' }).birth;

  it('is told in the referral', () => {
    expect(birthOf({ child: { bornAt: day('02') } })).toMatchObject({ on: '2026-03-02', fact: { id: 1 } });
  });

  it('is unknown where the referral does not tell it', () => {
    expect(birthOf({})).toBeNull();
    expect(birthOf({ child: {} })).toBeNull();
  });
});
