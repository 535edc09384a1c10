import { describe, expect, it } from 'vitest';
import { begin, type Life } from '../../support/life.ts';
import { assessment, notify } from './notified.ts';

const birth = (life: Life, at: string) =>
  life.give(at, 'record-birth', {
    bornAt: at,
    children: [{ ref: 'child:1', alive: true, gestationalAge: '39+0' }],
    place: 'Sydvestjysk Sygehus',
  });

const inCase = (life: Life, ref: string) => life.world.get(ref)?.state.facts.map((fact) => fact.type) ?? [];

describe('what of phase 1 reaches other cases', () => {
  it('a municipal case and an investigation of the pregnancy are the child’s too, and open nothing anew there', () => {
    const life = begin({ at: '2025-01-02T09:00:00+01:00', refer: { edd: '2025-05-01' } });
    life.give('2025-02-03T10:00:00+01:00', 'open-municipal-case', { openedOn: '2025-02-03' });
    life.give('2025-02-04T10:00:00+01:00', 'open-investigation', { openedOn: '2025-02-04' });
    birth(life, '2025-04-24T06:00:00+02:00');
    expect(inCase(life, 'child:1')).toEqual(
      expect.arrayContaining(['municipal-case-opened', 'investigation-opened']),
    );
    for (const rule of ['F1-10', 'F1-23', 'F1-24', 'F1-25', 'F1-46'])
      expect(life.ofRule(rule, '2025-04-25T10:00:00+02:00', 'child:1')).toEqual([]);
  });

  it('a move reported in the child case is known in the pregnancy and in the sibling’s case', () => {
    const life = begin({ at: '2025-01-02T09:00:00+01:00', refer: { edd: '2025-05-01' } });
    life.give('2025-04-24T10:00:00+02:00', 'record-birth', {
      bornAt: '2025-04-24T06:00:00+02:00',
      children: [
        { ref: 'child:1', alive: true },
        { ref: 'child:2', alive: true },
      ],
      place: 'Sydvestjysk Sygehus',
    });
    const move = { toMunicipality: 'varde', movesOn: '2025-06-01' };
    life.give('2025-05-05T10:00:00+02:00', 'report-move', move, 'child:1');
    for (const ref of ['pregnancy', 'child:2']) expect(inCase(life, ref)).toContain('move-reported');
    const at = '2025-05-05T12:00:00+02:00';
    const standing = ['child:1', 'child:2', 'pregnancy'].map((ref) => life.ofRule('F1-36', at, ref).length);
    expect(standing).toEqual([1, 0, 0]);
  });

  it.each([
    [
      'F1-15',
      (life: Life) =>
        life.give('2025-06-02T10:00:00+02:00', 'assess-notification', assessment('n1', ['fr-bo'])),
    ],
    [
      'F1-17',
      (life: Life) =>
        life.give('2025-06-02T10:00:00+02:00', 'acknowledge-notification', { notificationId: 'n1' }),
    ],
    [
      'F1-21',
      (life: Life) => life.give('2025-06-02T10:00:00+02:00', 'decide-screening', { outcome: 'none' }),
    ],
  ])('the pregnancy case stays open after the mother’s discharge until %s is met', (rule, meet) => {
    const life = begin({ at: '2025-01-02T09:00:00+01:00', refer: { edd: '2025-05-01' } });
    notify(life, '2025-04-22T10:00:00+02:00', 'n1');
    birth(life, '2025-04-24T06:00:00+02:00');
    life.give('2025-04-27T10:00:00+02:00', 'discharge', { who: 'mother', at: '2025-04-27T10:00:00+02:00' });
    const others: Record<string, () => unknown> = {
      'F1-15': () =>
        life.give('2025-04-28T10:00:00+02:00', 'assess-notification', assessment('n1', ['fr-anna'])),
      'F1-17': () =>
        life.give('2025-04-28T10:00:00+02:00', 'acknowledge-notification', { notificationId: 'n1' }),
      'F1-21': () => life.give('2025-04-28T10:00:00+02:00', 'decide-screening', { outcome: 'none' }),
    };
    for (const [other, act] of Object.entries(others)) if (other !== rule) act();
    if (rule === 'F1-21') {
      life.give('2025-04-28T11:00:00+02:00', 'open-investigation', { openedOn: '2025-04-28' });
      life.give('2025-05-05T11:00:00+02:00', 'conclude-investigation', { signedOn: '2025-05-05' });
    }
    expect(life.phase('2025-08-01T10:00:00+02:00')).toBe('birth');
    meet(life);
    expect(life.phase('2025-08-01T10:00:00+02:00')).toBe('closed');
  });

  it('rows that only Esbjerg’s agreement has hold in other municipalities too', () => {
    const life = begin({
      at: '2025-01-02T09:00:00+01:00',
      municipality: 'aabenraa',
      refer: { edd: '2025-08-01' },
    });
    notify(life, '2025-01-03T10:00:00+01:00', 'n1');
    const at = '2025-01-03T12:00:00+01:00';
    expect([life.ofRule('F1-03', at).length, life.ofRule('F1-19', at).length]).toEqual([1, 1]);
  });

  it('a referral told by its date starts the case on that day', () => {
    const life = begin({
      at: '2025-09-05T09:00:00+02:00',
      refer: { receivedAt: null, on: '2025-09-01', edd: '2026-02-27' },
    });
    expect(life.deadline('F1-01.1', '2025-09-05T10:00:00+02:00').dueOn).toBe('2025-09-08');
    life.give('2025-09-05T11:00:00+02:00', 'hold-first-consultation', {
      heldAt: '2025-09-02T10:00:00+02:00',
    });
  });
});
