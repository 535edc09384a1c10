import { describe, expect, it } from 'vitest';
import { survivorOf } from '../../../domain/case/merging/survivor.ts';
import { begin } from '../support/life.ts';
import { edd, later, merged, mother, referredTwice, stateOf } from './support/referred-twice.ts';

describe('what may not be merged', () => {
  it('itself, an unknown case, and a case that was merged', () => {
    const life = referredTwice();
    expect(life.refused(later, 'merge-case', { into: 'c_pregnancy', reason: 'other' })).toBe('PRECONDITION');
    expect(life.refused(later, 'merge-case', { into: 'c_nowhere', reason: 'other' })).toBe('NOT_FOUND');
    expect(life.refused(later, 'merge-case', { into: 'pregnancy' }, 'duplicate')).toBe('VALIDATION');
    const at = '2025-04-10T10:00:00+02:00';
    const third = { receivedAt: at, referrer: { role: 'GP' }, mother, edd };
    life.give(at, 'refer', third, 'duplicate:2');
    life.give(at, 'merge-case', merged, 'duplicate');
    const chain = { into: 'duplicate', reason: 'other' };
    expect(life.refused(later, 'merge-case', chain, 'duplicate:2')).toBe('PRECONDITION');
    expect(life.refused(later, 'merge-case', { into: 'duplicate:2', reason: 'other' })).toBe('PRECONDITION');
    life.give(later, 'merge-case', merged, 'duplicate:2');
  });

  it('a case with children of its own, into one that is closed, and children of two days', () => {
    const life = referredTwice();
    life.give('2025-04-14T10:00:00+02:00', 'close-case', { reason: 'x' });
    expect(life.refused(later, 'merge-case', merged, 'duplicate')).toBe('PRECONDITION');
    const born = referredTwice();
    born.give('2025-09-28T10:00:00+02:00', 'record-birth', {
      bornAt: '2025-09-28T08:00:00+02:00',
      children: [{ ref: 'child:1', alive: true }],
      place: 'Esbjerg',
    });
    const into = { into: 'duplicate', reason: 'other' };
    expect(born.refused('2025-09-29T10:00:00+02:00', 'merge-case', into)).toBe('PRECONDITION');
    const child = begin({
      at: '2025-04-07T10:00:00+02:00',
      kind: 'child',
      refer: { child: { bornAt: '2025-03-01T08:00:00+01:00' } },
    });
    const at = '2025-04-09T10:00:00+02:00';
    const another = {
      receivedAt: at,
      referrer: { role: 'GP' },
      mother,
      child: { bornAt: '2025-03-02T08:00:00+01:00' },
    };
    child.give(at, 'refer', another, 'duplicate');
    expect(child.refused(later, 'merge-case', { into: 'child:1', reason: 'other' }, 'duplicate')).toBe(
      'PRECONDITION',
    );
  });

  it('cases of two municipalities, and one that is being handed over', () => {
    const life = referredTwice();
    const state = stateOf(life, 'pregnancy');
    expect(survivorOf(state, 0, false).sameAuthority).toBe(false);
    life.give(later, 'report-move', { toMunicipality: 'Aabenraa', movesOn: '2025-05-01' }, 'duplicate');
    life.give(later, 'notify-new-municipality', {}, 'duplicate');
    expect(life.refused(later, 'merge-case', merged, 'duplicate')).toBe('PRECONDITION');
  });
});
