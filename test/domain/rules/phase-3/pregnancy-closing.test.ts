import { describe, expect, it } from 'vitest';
import { begin } from '../../support/life.ts';
import { AFTER, BORN, notified } from './family-life.ts';
import { birth } from './lives.ts';

describe('the pregnancy case after birth', () => {
  it('closes when the mother is discharged and her examination met', () => {
    const life = birth(BORN);
    life.give('2026-05-23T12:00:00+02:00', 'discharge', { who: 'mother' }, 'child:1');
    life.give('2026-07-10T12:00:00+02:00', 'record-examination', {
      programme: 'postpartum',
      code: '8w',
      on: '2026-07-10',
    });
    expect(life.phase('2026-07-10T11:00:00+02:00')).toBe('closed');
    expect(life.refused('2026-07-11T12:00:00+02:00', 'begin-family-stay', { expectedWeeks: 4 })).toBe(
      'CASE_CLOSED',
    );
  });

  it('or when the day of the examination has passed', () => {
    const life = birth(BORN);
    life.give('2026-05-23T12:00:00+02:00', 'discharge', { who: 'mother' });
    expect(life.phase('2026-07-15T23:59:59+02:00')).toBe('birth');
    expect(life.phase('2026-07-16T00:00:00+02:00')).toBe('closed');
    expect(life.deadline('F3-23.8w', '2026-07-16T00:00:00+02:00').status).toBe('advisory-missed');
  });

  it('not before the mother is discharged, nor while a notification is unanswered', () => {
    const admitted = birth(BORN);
    expect(admitted.phase('2026-12-01T12:00:00+01:00')).toBe('birth');

    const unanswered = notified();
    unanswered.give(BORN, 'record-birth', { bornAt: BORN, children: [{ ref: 'child:1', alive: true }] });
    unanswered.give('2026-05-23T12:00:00+02:00', 'discharge', { who: 'mother' });
    expect(unanswered.phase('2026-12-01T12:00:00+01:00')).toBe('birth');
  });
});

describe('retracting a birth', () => {
  it('takes the child cases with it, unless one of them has lived', () => {
    const life = birth(BORN);
    const bornEvent =
      life.world.get('pregnancy')?.events.find((event) => event.type === 'birth-recorded')?.id ?? 0;
    life.give(AFTER, 'retract', { eventId: bornEvent, reason: 'fejl' });
    expect([...life.world.keys()]).toEqual(['pregnancy']);
    life.give(AFTER, 'record-birth', { bornAt: BORN, children: [{ ref: 'child:1', alive: true }] });
    life.give(AFTER, 'name-child', {}, 'child:1');
    const again =
      life.world.get('pregnancy')?.events.findLast((event) => event.type === 'birth-recorded')?.id ?? 0;
    expect(life.refused(AFTER, 'retract', { eventId: again, reason: 'fejl' })).toBe('PRECONDITION');
  });
});

describe('phase of a pregnancy', () => {
  it('is coordination from the first invitation sent to a coordination meeting, not to a discharge meeting', () => {
    const life = begin({ at: '2025-11-03T10:00:00+01:00', refer: { edd: '2026-06-01' } });
    const plan = (meetingId: string, kind: string) =>
      life.give('2025-11-04T10:00:00+01:00', 'plan-meeting', {
        meetingId,
        kind,
        meetingAt: '2025-12-01T10:00:00+01:00',
        invitees: ['FR'],
      });
    plan('m1', 'network');
    plan('m2', 'ad-hoc');
    life.give('2025-11-05T10:00:00+01:00', 'invite-to-meeting', { meetingId: 'm1' });
    expect(life.phase('2025-11-05T11:00:00+01:00')).toBe('referral');
    life.give('2025-11-06T10:00:00+01:00', 'invite-to-meeting', { meetingId: 'm2' });
    expect(life.phase('2025-11-06T11:00:00+01:00')).toBe('coordination');
  });
});
