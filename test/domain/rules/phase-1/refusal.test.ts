import { describe, expect, it } from 'vitest';
import { notify, pregnancy } from './notified.ts';

describe('F1-08 a refusal asks whether to notify', () => {
  it.each([
    ['2025-11-07T12:00:00+01:00', '2025-11-10', 'over a weekend'],
    ['2025-12-23T12:00:00+01:00', '2025-12-29', 'over Christmas with its closed day'],
  ])('refused at %s is due on %s, %s', (at, dueOn) => {
    const life = pregnancy();
    life.give(at, 'refuse-consent', { by: 'mother', at });
    expect(life.deadline('F1-08.1', at)).toMatchObject({ dueOn, responsible: 'FP' });
  });

  it('opens anew for the clinic refused, and one assessment settles both', () => {
    const life = pregnancy();
    life.give('2025-10-01T10:00:00+02:00', 'refuse-consent', { by: 'mother' });
    life.give('2025-10-01T11:00:00+02:00', 'refuse-service', { service: 'FP', on: '2025-10-01' });
    expect(life.ofRule('F1-08', '2025-10-01T12:00:00+02:00')).toHaveLength(2);
    life.give('2025-10-02T10:00:00+02:00', 'assess-need-to-notify', {
      decision: 'do-not-notify',
      reason: 'samarbejdet fortsætter',
    });
    expect(life.ofRule('F1-08', '2025-10-03T12:00:00+02:00').map((one) => one.status)).toEqual([
      'met',
      'met',
    ]);
  });

  it('needs the reason', () => {
    const life = pregnancy();
    const data = { decision: 'do-not-notify' };
    expect(life.refused('2025-10-02T10:00:00+02:00', 'assess-need-to-notify', data)).toBe('VALIDATION');
  });
});

describe('F1-34 follow-up when the clinic is refused', () => {
  const refuse = { service: 'FP', on: '2025-09-01' };

  it('does not stand without a notification', () => {
    const life = pregnancy();
    life.give('2025-09-01T12:00:00+02:00', 'refuse-service', refuse);
    expect(life.ofRule('F1-34', '2025-10-01T10:00:00+02:00')).toEqual([]);
  });

  it('counts 10 arbejdsdage from the refusal when a notification was there', () => {
    const life = pregnancy();
    notify(life, '2025-09-01T10:00:00+02:00', 'n1');
    life.give('2025-09-01T12:00:00+02:00', 'refuse-service', { service: 'FP' });
    expect(life.deadline('F1-34.1', '2025-09-02T10:00:00+02:00')).toMatchObject({
      dueOn: '2025-09-15',
      responsible: 'FR',
    });
    life.give('2025-09-15T10:00:00+02:00', 'follow-up-refusal', { on: '2025-09-15' });
    expect(life.deadline('F1-34.1', '2025-09-16T10:00:00+02:00').status).toBe('met');
  });

  it('counts from the notification when that came after the refusal', () => {
    const life = pregnancy();
    life.give('2025-09-01T12:00:00+02:00', 'refuse-service', refuse);
    notify(life, '2025-09-12T10:00:00+02:00', 'n1');
    expect(life.deadline('F1-34.1', '2025-09-12T11:00:00+02:00').dueOn).toBe('2025-09-26');
  });

  it('cannot be followed up when nobody refused', () => {
    expect(pregnancy().refused('2025-09-02T10:00:00+02:00', 'follow-up-refusal')).toBe('WRONG_ORDER');
  });
});
