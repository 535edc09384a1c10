import { describe, expect, it } from 'vitest';
import { begin, type Life } from '../../support/life.ts';

const LATER = '2025-12-01T12:00:00+01:00';

const pregnancy = (): Life => begin({ at: '2025-03-03T10:00:00+01:00', refer: { edd: '2025-08-15' } });

describe('F2-17', () => {
  it.each([
    // From Friday 11 April 2025 over Easter (17, 18, 21 April): 14–16, 22–25, 28–30.
    [{}, '2025-04-30'],
    [{ days: 5 }, '2025-04-23'],
  ])('start-hearing %j over Easter ends on %s', (data, dueOn) => {
    const life = pregnancy();
    life.give('2025-04-11T10:00:00+02:00', 'start-hearing', data);
    expect(life.deadline('F2-17.1', '2025-04-12T10:00:00+02:00').dueOn).toBe(dueOn);
    life.give('2025-04-22T10:00:00+02:00', 'close-hearing');
    expect(life.deadline('F2-17.1', LATER).status).toBe('met');
  });

  it("follows the municipality's period and is nobody's breach", () => {
    const life = begin({ at: '2025-03-03T10:00:00+01:00', parameters: { hearingWorkingDays: 3 } });
    life.give('2025-05-30T10:00:00+02:00', 'start-hearing');
    // Monday 2, Tuesday 3, Wednesday 4 June.
    const deadline = life.deadline('F2-17.1', '2025-05-30T11:00:00+02:00');
    expect(deadline.dueOn).toBe('2025-06-04');
    expect(deadline.reminders.filter((r) => r.kind !== 'reminder')).toEqual([]);
  });

  it('close-hearing without a hearing is WRONG_ORDER', () => {
    expect(pregnancy().refused('2025-04-11T10:00:00+02:00', 'close-hearing')).toBe('WRONG_ORDER');
  });
});

describe('F2-18', () => {
  it('asks for the partners to be told the same day, once per change', () => {
    const life = pregnancy();
    life.give('2025-05-05T10:00:00+02:00', 'change-agreement', { what: 'nyt udskrivningsmøde' });
    life.give('2025-05-05T15:00:00+02:00', 'notify-partners', { recipients: ['FP', 'NF'] });
    life.give('2025-05-08T10:00:00+02:00', 'change-agreement');
    expect(life.ofRule('F2-18', '2025-05-09T10:00:00+02:00')).toMatchObject([
      { id: 'F2-18.1', dueOn: '2025-05-05', status: 'met' },
      { id: 'F2-18.2', dueOn: '2025-05-08', status: 'overdue' },
    ]);
  });
});

describe('what the term meeting agrees on', () => {
  const withTermMeeting = (): Life => {
    const life = pregnancy();
    life.give('2025-05-12T10:00:00+02:00', 'plan-meeting', {
      meetingId: 'm2',
      kind: 'term',
      meetingAt: '2025-06-06T09:00:00+02:00',
      invitees: ['FR', 'FP'],
    });
    return life;
  };
  const rows: [string, string, string][] = [
    ['F2-19.m2', 'contraception', 'FR'],
    ['F2-20.m2', 'medication', 'CMU'],
    ['F2-22.m2', 'parental-support', 'VM'],
  ];

  it.each(rows)(
    '%s is due on the day of the term meeting and met by the agreement on %s',
    (id, what, responsible) => {
      const life = withTermMeeting();
      expect(life.deadline(id, '2025-05-13T10:00:00+02:00')).toMatchObject({
        dueOn: '2025-06-06',
        responsible,
      });
      life.give('2025-06-06T12:00:00+02:00', 'agree', { what, on: '2025-06-06' });
      expect(life.deadline(id, LATER).status).toBe('met');
    },
  );

  it.each(rows)('%s follows a moved meeting, and an agreement on %s made before counts', (id, what) => {
    const life = withTermMeeting();
    life.give('2025-05-13T12:00:00+02:00', 'agree', { what, on: '2025-05-02' });
    life.give('2025-05-20T12:00:00+02:00', 'move-meeting', {
      meetingId: 'm2',
      meetingAt: '2025-06-11T09:00:00+02:00',
    });
    expect(life.deadline(id, LATER)).toMatchObject({ dueOn: '2025-06-11', status: 'met' });
  });

  it('counts from the day the meeting was really held', () => {
    const life = withTermMeeting();
    life.give('2025-06-04T12:00:00+02:00', 'hold-meeting', {
      meetingId: 'm2',
      heldAt: '2025-06-04T09:00:00+02:00',
      participants: ['FR', 'FP'],
      consents: [],
    });
    expect(life.deadline('F2-19.m2', '2025-06-05T00:00:00+02:00')).toMatchObject({
      dueOn: '2025-06-04',
      status: 'overdue',
    });
  });
});

describe('F2-23', () => {
  const plan = (life: Life, invitees: string[]) =>
    life.give('2025-05-12T10:00:00+02:00', 'plan-meeting', {
      meetingId: 'm1',
      kind: 'first-coordination',
      meetingAt: '2025-06-06T09:00:00+02:00',
      invitees,
    });

  it('is met by a plan that has the GP among the invited', () => {
    const life = pregnancy();
    plan(life, ['FR', 'GP']);
    expect(life.deadline('F2-23.m1', LATER)).toMatchObject({ status: 'met', dueOn: '2025-05-30' });
  });

  it('is met by an invitation that went to the GP', () => {
    const life = pregnancy();
    plan(life, ['FR']);
    life.give('2025-05-20T10:00:00+02:00', 'invite-to-meeting', { meetingId: 'm1', recipients: ['FR'] });
    expect(life.deadline('F2-23.m1', '2025-05-21T10:00:00+02:00').status).toBe('open');
    life.give('2025-05-22T10:00:00+02:00', 'invite-to-meeting', { meetingId: 'm1', recipients: ['GP'] });
    expect(life.deadline('F2-23.m1', LATER).status).toBe('met');
  });

  it('is met by the note that consent is missing', () => {
    const life = pregnancy();
    plan(life, ['FR']);
    life.give('2025-05-20T10:00:00+02:00', 'confirm-checklist', { checklist: 'F2-23' });
    expect(life.deadline('F2-23.m1', LATER).status).toBe('met');
  });
});

describe('F2-25', () => {
  it('asks for a vague request to be clarified within two arbejdsdage', () => {
    const life = pregnancy();
    life.give('2025-05-28T10:00:00+02:00', 'ask-for-clarification', { requestId: 'r1' });
    // Thursday 29 May is Ascension Day: Friday 30 May, Monday 2 June.
    expect(life.deadline('F2-25.1', '2025-05-28T11:00:00+02:00').dueOn).toBe('2025-06-02');
    life.give('2025-05-30T10:00:00+02:00', 'clarify-request', { requestId: 'r2' });
    expect(life.deadline('F2-25.1', '2025-05-30T11:00:00+02:00').status).not.toBe('met');
    life.give('2025-05-30T12:00:00+02:00', 'clarify-request', { requestId: 'r1' });
    expect(life.deadline('F2-25.1', LATER).status).toBe('met');
  });
});

describe('F2-27', () => {
  it('shows its items at every plan and decision, without a date and without nagging, until seen', () => {
    const life = pregnancy();
    life.give('2025-05-05T10:00:00+02:00', 'approve-plan', { plan: 'social', on: '2025-05-05' });
    expect(life.ofRule('F2-27', LATER)).toMatchObject([
      { dueOn: null, status: 'open', reminders: [], kind: 'checklist' },
    ]);
    life.give('2025-05-06T10:00:00+02:00', 'confirm-checklist', { checklist: 'F2-27' });
    expect(life.ofRule('F2-27', LATER)).toMatchObject([{ status: 'met' }]);
  });
});
