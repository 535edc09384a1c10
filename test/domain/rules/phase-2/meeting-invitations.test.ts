import { describe, expect, it } from 'vitest';
import { esbjerg, hold, LATER, plan } from './meeting-life.ts';

describe('F2-02 and F2-05', () => {
  it.each([
    ['F2-02', 'first-coordination', 'esbjerg', '2025-09-25'],
    ['F2-02', 'first-coordination', 'vejle', '2025-09-18'],
    ['F2-05', 'term', 'esbjerg', '2025-09-25'],
    ['F2-05', 'term', 'vejle', '2025-09-18'],
  ])(
    '%s counts the notice back from a %s meeting on 2 October 2025 in %s',
    (rule, kind, municipality, dueOn) => {
      const life = esbjerg({ municipality });
      plan(life, '2025-09-10T09:00:00+02:00', 'm1', kind, '2025-10-02T13:00:00+02:00');
      expect(life.deadline(`${rule}.m1`, '2025-09-10T10:00:00+02:00')).toMatchObject({
        dueOn,
        status: 'open',
      });
      life.give(`${dueOn}T15:00:00+02:00`, 'invite-to-meeting', {
        meetingId: 'm1',
        dispatchedAt: `${dueOn}T15:00:00+02:00`,
      });
      expect(life.deadline(`${rule}.m1`, LATER).status).toBe('met');
    },
  );

  it('F2-02 counts civil days over the end of summer time', () => {
    const life = esbjerg();
    plan(life, '2025-10-01T09:00:00+02:00', 'm1', 'first-coordination', '2025-10-30T00:30:00+01:00');
    expect(life.deadline('F2-02.m1', '2025-10-01T10:00:00+02:00').dueOn).toBe('2025-10-23');
  });

  it('F2-02 marks short notice as a target missed, never as a breach, and the invitation as late', () => {
    const life = esbjerg();
    plan(life, '2025-09-29T09:00:00+02:00', 'm1', 'first-coordination', '2025-10-02T13:00:00+02:00');
    expect(life.deadline('F2-02.m1', '2025-09-29T10:00:00+02:00')).toMatchObject({
      status: 'advisory-missed',
      reminders: [],
    });
    life.give('2025-09-29T11:00:00+02:00', 'invite-to-meeting', {
      meetingId: 'm1',
      shortNoticeReason: 'haster',
    });
    expect(life.deadline('F2-02.m1', LATER).status).toBe('met-late');
  });

  it('F2-02 is not opened when its day lies before the referral', () => {
    const life = esbjerg();
    plan(life, '2025-09-01T11:00:00+02:00', 'm1', 'first-coordination', '2025-09-04T13:00:00+02:00');
    expect(life.ofRule('F2-02', LATER)).toEqual([]);
  });

  it('F2-02 follows a move, and an invitation already sent stands', () => {
    const life = esbjerg();
    plan(life, '2025-09-10T09:00:00+02:00', 'm1', 'first-coordination', '2025-10-02T13:00:00+02:00');
    const moved = life.give('2025-09-12T09:00:00+02:00', 'move-meeting', {
      meetingId: 'm1',
      reason: 'ferie',
      meetingAt: '2025-10-16T13:00:00+02:00',
    });
    expect(moved.changes.recomputed).toContainEqual({
      id: 'F2-02.m1',
      before: '2025-09-25',
      after: '2025-10-09',
    });
    life.give('2025-09-22T09:00:00+02:00', 'invite-to-meeting', { meetingId: 'm1' });
    life.give('2025-09-23T09:00:00+02:00', 'move-meeting', {
      meetingId: 'm1',
      meetingAt: '2025-10-09T13:00:00+02:00',
    });
    expect(life.deadline('F2-02.m1', LATER)).toMatchObject({
      dueOn: '2025-10-02',
      status: 'met',
      metAt: '2025-09-22T09:00:00+02:00',
    });
  });

  it('F2-05 is cancelled with its meeting', () => {
    const life = esbjerg();
    plan(life, '2025-11-10T09:00:00+01:00', 'm2', 'term', '2025-12-12T09:00:00+01:00');
    life.give('2025-11-20T09:00:00+01:00', 'cancel-meeting', { meetingId: 'm2', reason: 'sygdom' });
    expect(life.deadline('F2-05.m2', LATER)).toMatchObject({
      status: 'cancelled',
      statusReason: { da: 'Mødet er aflyst' },
    });
  });

  it('F2-02 counts an invitation sent before the plan was put on record', () => {
    const life = esbjerg();
    plan(life, '2025-09-29T09:00:00+02:00', 'm1', 'first-coordination', '2025-10-02T13:00:00+02:00');
    life.give('2025-09-29T09:05:00+02:00', 'invite-to-meeting', {
      meetingId: 'm1',
      dispatchedAt: '2025-09-22T09:00:00+02:00',
    });
    expect(life.deadline('F2-02.m1', LATER).status).toBe('met');
  });

  it('F2-02 accepts an invitation recorded after the meeting was held', () => {
    const life = esbjerg();
    plan(life, '2025-09-10T09:00:00+02:00', 'm1', 'first-coordination', '2025-10-02T13:00:00+02:00');
    hold(life, 'm1', '2025-10-02T13:00:00+02:00');
    life.give('2025-10-03T09:00:00+02:00', 'invite-to-meeting', {
      meetingId: 'm1',
      dispatchedAt: '2025-09-24T09:00:00+02:00',
    });
    expect(life.deadline('F2-02.m1', LATER)).toMatchObject({
      status: 'met',
      metAt: '2025-09-24T09:00:00+02:00',
    });
  });
});
