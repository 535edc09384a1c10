import { describe, expect, it } from 'vitest';
import { birth, pregnancy } from './lives.ts';

const BORN = '2026-05-20T22:15:00+02:00';
const AFTER = '2026-05-21T10:00:00+02:00';

describe('F3-28 family stay', () => {
  it('has its status meeting three weeks before the expected end', () => {
    const life = birth(BORN);
    life.give(AFTER, 'begin-family-stay', { expectedWeeks: 13, on: '2026-05-21' }, 'child:1');
    // 21 May + 13 weeks is 20 August; three weeks before is 30 July.
    expect(life.deadline('F3-28.1', AFTER, 'child:1')).toMatchObject({
      dueOn: '2026-07-30',
      responsible: 'FR',
    });
    expect(life.ofRule('F3-28', AFTER)).toEqual([]);
  });

  it('is never due before the stay begins', () => {
    const life = birth(BORN);
    life.give(AFTER, 'begin-family-stay', { expectedWeeks: 2, on: '2026-05-21' }, 'child:1');
    expect(life.deadline('F3-28.1', AFTER, 'child:1').dueOn).toBe('2026-05-21');
  });

  it('is met by the review, which opens the next one where the stay goes on', () => {
    const life = birth(BORN);
    life.give(AFTER, 'begin-family-stay', { expectedWeeks: 13, on: '2026-05-21' }, 'child:1');
    life.give(
      '2026-07-29T10:00:00+02:00',
      'review-family-stay',
      { expectedWeeks: 8, on: '2026-07-29' },
      'child:1',
    );
    const at = '2026-07-29T11:00:00+02:00';
    expect(life.ofRule('F3-28', at, 'child:1').map((one) => `${one.id} ${one.dueOn} ${one.status}`)).toEqual([
      'F3-28.1 2026-07-30 met',
      'F3-28.2 2026-09-02 open',
    ]);
    life.give('2026-08-20T10:00:00+02:00', 'end-family-stay', { on: '2026-08-20' }, 'child:1');
    expect(life.deadline('F3-28.2', '2026-08-20T11:00:00+02:00', 'child:1').status).toBe('cancelled');
  });

  it('begun before the birth goes on in the child’s case, and one review meets both', () => {
    const life = pregnancy();
    life.give('2026-05-18T10:00:00+02:00', 'begin-family-stay', { expectedWeeks: 13, on: '2026-05-18' });
    life.give(BORN, 'record-birth', { bornAt: BORN, children: [{ ref: 'child:1', alive: true }] });
    expect(life.deadline('F3-28.1', AFTER).dueOn).toBe('2026-07-27');
    expect(life.deadline('F3-28.1', AFTER, 'child:1').dueOn).toBe('2026-07-27');
    life.give('2026-07-10T10:00:00+02:00', 'review-family-stay', { on: '2026-07-10' }, 'child:1');
    const at = '2026-07-10T11:00:00+02:00';
    expect(life.deadline('F3-28.1', at).status).toBe('met');
    expect(life.deadline('F3-28.1', at, 'child:1').status).toBe('met');
  });

  it('cannot be reviewed or ended when none is under way', () => {
    const life = birth(BORN);
    expect(life.refused(AFTER, 'review-family-stay', {}, 'child:1')).toBe('WRONG_ORDER');
    expect(life.refused(AFTER, 'end-family-stay', {}, 'child:1')).toBe('WRONG_ORDER');
    expect(life.refused(AFTER, 'begin-family-stay', {}, 'child:1')).toBe('VALIDATION');
  });
});

describe('F3-29 observer announced', () => {
  it('is due by the arrival and met by telling the ward of this observation', () => {
    const life = birth(BORN);
    life.give(AFTER, 'plan-ward-observation', { arrivesOn: '2026-05-25' });
    life.give(AFTER, 'plan-ward-observation', { observationId: 'o9' });
    // 25 May 2026 is Whit Monday: the arrival stands, the target is Friday.
    expect(life.deadline('F3-29.o1', AFTER)).toMatchObject({ dueOn: '2026-05-25', targetOn: '2026-05-22' });
    expect(life.deadline('F3-29.o9', AFTER).dueOn).toBeNull();
    life.give('2026-05-22T10:00:00+02:00', 'announce-ward-observation', { observationId: 'o1' });
    expect(life.deadline('F3-29.o1', '2026-05-26T10:00:00+02:00').status).toBe('met');
    expect(life.deadline('F3-29.o9', '2026-05-26T10:00:00+02:00').status).toBe('open');
  });

  it('refuses an observation nobody planned, and an id given twice', () => {
    const life = birth(BORN);
    expect(life.refused(AFTER, 'announce-ward-observation', { observationId: 'o1' })).toBe('NOT_FOUND');
    life.give(AFTER, 'plan-ward-observation', { observationId: 'o1' });
    expect(life.refused(AFTER, 'plan-ward-observation', { observationId: 'o1' })).toBe('DUPLICATE');
  });
});

describe('F3-31 participants in the discharge meeting', () => {
  const plan = {
    meetingId: 'm1',
    kind: 'discharge',
    meetingAt: '2026-05-26T10:00:00+02:00',
    invitees: ['FR'],
  };

  it('is a checklist beside the invitation, with no date and no reminders', () => {
    const life = birth(BORN);
    life.give(AFTER, 'plan-meeting', plan);
    expect(life.deadline('F3-31.m1', AFTER)).toMatchObject({ kind: 'checklist', dueOn: null, reminders: [] });
    life.give('2026-05-21T12:00:00+02:00', 'invite-to-meeting', { meetingId: 'm1' });
    expect(life.deadline('F3-31.m1', '2026-05-21T13:00:00+02:00').status).toBe('met');
  });

  it('can be ticked off, and falls away with the meeting', () => {
    const ticked = birth(BORN);
    ticked.give(AFTER, 'plan-meeting', plan);
    ticked.give('2026-05-21T12:00:00+02:00', 'confirm-checklist', { checklist: 'F3-31' });
    expect(ticked.deadline('F3-31.m1', '2026-05-21T13:00:00+02:00').status).toBe('met');
    const cancelled = birth(BORN);
    cancelled.give(AFTER, 'plan-meeting', plan);
    cancelled.give('2026-05-21T12:00:00+02:00', 'cancel-meeting', { meetingId: 'm1', reason: 'ikke behov' });
    expect(cancelled.deadline('F3-31.m1', '2026-05-21T13:00:00+02:00').status).toBe('cancelled');
  });
});
