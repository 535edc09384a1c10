import { describe, expect, it } from 'vitest';
import { notify, pregnancy } from './notified.ts';

const decide = { decision: 'notify', reason: 'bekymring' };
const sent = { to: 'FR' };

describe('the duty to notify', () => {
  it.each([
    ['2025-09-05T10:00:00+02:00', '2025-09-08'],
    ['2025-12-23T10:00:00+01:00', '2025-12-29'],
  ])('F1-14 decided at %s is due on the next arbejdsdag, %s', (at, dueOn) => {
    const life = pregnancy();
    life.give(at, 'assess-need-to-notify', decide);
    expect(life.deadline('F1-14.1', at)).toMatchObject({ dueOn, nature: 'LOV' });
  });

  it('F1-14 does not open on a decision not to notify', () => {
    const life = pregnancy();
    life.give('2025-09-05T10:00:00+02:00', 'assess-need-to-notify', {
      decision: 'do-not-notify',
      reason: 'ingen',
    });
    expect(life.ofRule('F1-14', '2025-09-06T10:00:00+02:00')).toEqual([]);
  });

  it('F1-53 opens the duty anew when concern persists, even if the first notification led to nothing', () => {
    const life = pregnancy();
    life.give('2025-09-05T10:00:00+02:00', 'assess-need-to-notify', decide);
    life.give('2025-09-05T11:00:00+02:00', 'send-notification', sent);
    expect(life.ofRule('F1-53', '2025-09-05T12:00:00+02:00')).toEqual([]);
    life.give('2025-10-06T10:00:00+02:00', 'report-persisting-concern');
    life.give('2025-10-06T11:00:00+02:00', 'assess-need-to-notify', decide);
    expect(life.ofRule('F1-53', '2025-10-06T12:00:00+02:00').map((one) => one.dueOn)).toEqual([
      '2025-10-07',
      '2025-10-07',
    ]);
    life.give('2025-10-07T10:00:00+02:00', 'send-notification', sent);
    const at = '2025-10-08T10:00:00+02:00';
    expect([...life.ofRule('F1-53', at), ...life.ofRule('F1-14', at)].map((one) => one.status)).toEqual([
      'met',
      'met',
      'met',
      'met',
    ]);
  });
});

describe('what the parents are told', () => {
  it('F1-47 asks to inform them before sending, and is suppressed where abuse is suspected', () => {
    const life = pregnancy();
    life.give('2025-09-05T10:00:00+02:00', 'assess-need-to-notify', decide);
    expect(life.deadline('F1-47.1', '2025-09-05T11:00:00+02:00')).toMatchObject({
      dueOn: null,
      reminders: [],
    });
    life.give('2025-09-05T12:00:00+02:00', 'inform-parents');
    expect(life.deadline('F1-47.1', '2025-09-05T13:00:00+02:00').status).toBe('met');
    life.give('2025-09-08T10:00:00+02:00', 'assess-need-to-notify', { ...decide, abuseSuspected: true });
    expect(life.ofRule('F1-47', '2025-09-08T11:00:00+02:00')).toHaveLength(1);
    notify(life, '2025-09-09T10:00:00+02:00', 'n1', { abuseSuspected: true });
    life.give('2025-09-10T10:00:00+02:00', 'assess-need-to-notify', decide);
    expect(life.ofRule('F1-47', '2025-09-10T11:00:00+02:00')).toHaveLength(1);
  });

  it('F1-48 tells them of a notification received within five arbejdsdage, or why not', () => {
    const life = pregnancy({ at: '2025-04-01T09:00:00+02:00', refer: {} });
    notify(life, '2025-04-15T10:00:00+02:00', 'n1');
    notify(life, '2025-04-15T11:00:00+02:00', 'n2');
    expect(life.deadline('F1-48.n1', '2025-04-15T12:00:00+02:00').dueOn).toBe('2025-04-25');
    life.give('2025-04-16T10:00:00+02:00', 'inform-parents', {
      notificationId: 'n1',
      exceptionReason: 'overgreb',
    });
    const at = '2025-04-16T11:00:00+02:00';
    expect([life.deadline('F1-48.n1', at).status, life.deadline('F1-48.n2', at).metAt]).toEqual([
      'met',
      null,
    ]);
    expect(life.refused(at, 'inform-parents', { notificationId: 'n9' })).toBe('NOT_FOUND');
  });

  it('F1-49 gives the clinic feedback on its own notification when it is handled, C22 beside F1-18', () => {
    const life = pregnancy();
    notify(life, '2025-09-02T10:00:00+02:00', 'n1');
    notify(life, '2025-09-02T11:00:00+02:00', 'n2', { notifier: { role: 'GP', professional: true } });
    expect(life.ofRule('F1-49', '2025-09-02T12:00:00+02:00')).toEqual([]);
    life.give('2025-09-05T10:00:00+02:00', 'decide-screening', { outcome: 'investigation' });
    life.give('2025-09-05T11:00:00+02:00', 'open-investigation', { openedOn: '2025-09-05' });
    const at = '2025-09-05T12:00:00+02:00';
    expect(life.ofRule('F1-49', at)).toMatchObject([{ id: 'F1-49.n1', dueOn: '2025-09-19' }]);
    expect(life.ofRule('F1-18', at).map((one) => one.id)).toEqual(['F1-18.n1', 'F1-18.n2']);
    life.give('2025-09-08T10:00:00+02:00', 'give-feedback', { motivatedToConsent: true });
    expect(life.deadline('F1-49.n1', '2025-09-08T11:00:00+02:00').status).toBe('met');
  });
});
