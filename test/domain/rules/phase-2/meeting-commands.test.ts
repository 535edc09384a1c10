import { describe, expect, it } from 'vitest';
import type { Life } from '../../support/life.ts';
import { esbjerg, hold, plan } from './meeting-life.ts';

describe('a meeting', () => {
  const planned = (): Life => {
    const life = esbjerg();
    plan(life, '2025-09-10T09:00:00+02:00', 'm1', 'first-coordination', '2025-10-02T13:00:00+02:00');
    return life;
  };

  it('that the case does not know is NOT_FOUND', () => {
    const life = planned();
    for (const command of ['invite-to-meeting', 'cancel-meeting', 'request-earlier-meeting'])
      expect(life.refused('2025-09-11T09:00:00+02:00', command, { meetingId: 'm9' })).toBe('NOT_FOUND');
    expect(
      life.refused('2025-09-11T09:00:00+02:00', 'hold-meeting', {
        meetingId: 'm9',
        participants: ['FR'],
        consents: [],
      }),
    ).toBe('NOT_FOUND');
  });

  it('planned twice under one id is DUPLICATE, and without an id gets the next number', () => {
    const life = planned();
    const again = { kind: 'term', meetingAt: '2025-12-12T09:00:00+01:00', invitees: ['FR'] };
    expect(life.refused('2025-09-11T09:00:00+02:00', 'plan-meeting', { meetingId: 'm1', ...again })).toBe(
      'DUPLICATE',
    );
    expect(life.give('2025-09-11T09:00:00+02:00', 'plan-meeting', again).events[0]?.data.meetingId).toBe(
      'm2',
    );
  });

  it('that was held can neither be held again, moved, advanced nor cancelled', () => {
    const life = planned();
    hold(life, 'm1', '2025-10-02T13:00:00+02:00');
    const at = '2025-10-03T09:00:00+02:00';
    expect(life.refused(at, 'hold-meeting', { meetingId: 'm1', participants: ['FR'], consents: [] })).toBe(
      'PRECONDITION',
    );
    expect(life.refused(at, 'cancel-meeting', { meetingId: 'm1' })).toBe('PRECONDITION');
    expect(
      life.refused(at, 'move-meeting', { meetingId: 'm1', meetingAt: '2025-11-02T13:00:00+01:00' }),
    ).toBe('PRECONDITION');
    expect(life.refused(at, 'decide-earlier-meeting', { meetingId: 'm1', granted: false })).toBe(
      'PRECONDITION',
    );
    expect(life.refused(at, 'invite-to-meeting', { meetingId: 'm1' })).toBe('PRECONDITION');
  });

  it('that was cancelled cannot be held or invited to', () => {
    const life = planned();
    life.give('2025-09-15T09:00:00+02:00', 'cancel-meeting', { meetingId: 'm1' });
    const at = '2025-10-02T15:00:00+02:00';
    expect(life.refused(at, 'hold-meeting', { meetingId: 'm1', participants: ['FR'], consents: [] })).toBe(
      'PRECONDITION',
    );
    expect(life.refused(at, 'invite-to-meeting', { meetingId: 'm1' })).toBe('PRECONDITION');
  });

  it('cannot be advanced to a later time', () => {
    expect(
      planned().refused('2025-09-11T09:00:00+02:00', 'decide-earlier-meeting', {
        meetingId: 'm1',
        granted: true,
        meetingAt: '2025-10-03T13:00:00+02:00',
      }),
    ).toBe('PRECONDITION');
  });

  it('cannot have been held in the future', () => {
    expect(
      planned().refused('2025-10-01T09:00:00+02:00', 'hold-meeting', {
        meetingId: 'm1',
        heldAt: '2025-10-02T13:00:00+02:00',
        participants: ['FR'],
        consents: [],
      }),
    ).toBe('VALIDATION');
  });
});
