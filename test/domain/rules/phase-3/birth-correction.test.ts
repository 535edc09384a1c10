import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../../domain/json.ts';
import { begin } from '../../support/life.ts';
import { birth, pregnancy } from './lives.ts';

const BORN = '2026-05-20T00:10:00+02:00';
const AT = '2026-05-22T10:00:00+02:00';
/** Told wrongly: the child was born ten minutes before midnight. */
const TRUE_BIRTH = '2026-05-19T23:50:00+02:00';

const registered: JsonObject = { bornAt: TRUE_BIRTH, source: 'registered' };

describe('correct-birth', () => {
  it('moves what counts from the birth, keys and triggers staying, and says what it moved', () => {
    const life = birth(BORN);
    const before = life.deadline('F3-24.1', AT, 'child:1');
    life.give(AT, 'correct-birth', registered, 'child:1');
    const after = life.deadline('F3-24.1', AT, 'child:1');
    expect([before.dueOn, after.dueOn]).toEqual(['2026-06-17', '2026-06-16']);
    expect(after.trigger).toEqual(before.trigger);
    expect(after.adjustments).toMatchObject([
      {
        kind: 'recomputation',
        before: '2026-06-17',
        after: '2026-06-16',
        reason: { en: 'The time of birth was corrected' },
      },
    ]);
  });

  it('told in either case counts in both', () => {
    const life = birth(BORN);
    life.give(AT, 'correct-birth', registered);
    expect(life.deadline('F3-23.8w', AT).dueOn).toBe('2026-07-14');
    expect(life.deadline('F3-22.5w', AT, 'child:1').dueOn).toBe('2026-06-23');
    expect(life.deadline('F3-01.1', AT).dueAt).toBe('2026-05-20T09:00:00+02:00');
  });

  it('keeps all three values: the professional’s goes before the registered, whichever came last', () => {
    const life = birth(BORN);
    life.give(AT, 'correct-birth', { bornAt: '2026-05-18T12:00:00+02:00', source: 'overridden' }, 'child:1');
    life.give(AT, 'correct-birth', registered, 'child:1');
    expect(life.deadline('F3-24.1', AT, 'child:1').dueOn).toBe('2026-06-15');
    expect(life.world.get('child:1')?.events.filter((e) => e.type === 'birth-corrected')).toHaveLength(2);
  });

  it('is taken back by a retraction', () => {
    const life = birth(BORN);
    const { events } = life.give(AT, 'correct-birth', registered, 'child:1');
    life.give(AT, 'retract', { eventId: events[0]?.id ?? 0, reason: 'forkert barn' }, 'child:1');
    expect(life.deadline('F3-24.1', AT, 'child:1')).toMatchObject({
      dueOn: '2026-06-17',
      adjustments: [{ kind: 'recomputation', before: '2026-06-16', after: '2026-06-17' }],
    });
  });

  it('concerns the twin it names alone', () => {
    const life = birth(BORN, {
      children: [
        { ref: 'child:1', alive: true },
        { ref: 'child:2', alive: true },
      ],
    });
    life.give(AT, 'correct-birth', { ...registered, who: 'child:2' });
    expect(life.deadline('F3-24.1', AT, 'child:2').dueOn).toBe('2026-06-16');
    expect(life.deadline('F3-24.1', AT, 'child:1').dueOn).toBe('2026-06-17');
  });

  it('works for a child referred after birth', () => {
    const life = begin({ at: AT, kind: 'child', refer: { child: { bornAt: BORN } } });
    life.give(AT, 'correct-birth', registered, 'child:1');
    expect(life.deadline('F3-24.1', AT, 'child:1').dueOn).toBe('2026-06-16');
  });

  it.each([
    ['WRONG_ORDER', pregnancy, registered],
    ['NOT_FOUND', () => birth(BORN), { ...registered, who: 'child:3' }],
    ['PRECONDITION', () => birth(BORN), { ...registered, bornAt: '2025-12-01T10:00:00+01:00' }],
    ['VALIDATION', () => birth(BORN), { ...registered, bornAt: '2026-05-23T10:00:00+02:00' }],
    ['VALIDATION', () => birth(BORN), { bornAt: TRUE_BIRTH }],
  ])('answers %s where it contradicts the case %#', (code, life, data) => {
    expect(life().refused(AT, 'correct-birth', data)).toBe(code);
  });
});
