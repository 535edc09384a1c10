import { describe, expect, it } from 'vitest';
import type { Life } from '../../support/life.ts';
import { notify, pregnancy } from './notified.ts';

const spring = (noShowThreshold = 2) =>
  pregnancy({
    at: '2025-04-01T09:00:00+02:00',
    refer: { edd: '2025-09-26' },
    parameters: { noShowThreshold },
  });

const miss = (life: Life, at: string) => life.give(at, 'miss-appointment', { offer: 'CMU', at });

const escalated = (life: Life, id: string) =>
  (life.world.get('pregnancy')?.sent ?? [])
    .filter((one) => one.deadlineId === id && one.kind === 'escalation')
    .map((one) => one.to);

describe('F1-12 no-show follow-up', () => {
  it.each([
    ['2025-04-11T09:00:00+02:00', '2025-04-14'],
    ['2025-04-16T09:00:00+02:00', '2025-04-22'],
  ])('missed at %s is due on %s', (at, dueOn) => {
    const life = spring();
    miss(life, at);
    expect(life.deadline('F1-12.1', at)).toMatchObject({ dueOn, responsible: 'FP' });
  });

  it('is met by a reached contact, a new appointment or a notification, not by an attempt', () => {
    const life = spring();
    const attempt = { by: 'FP', with: 'mother', method: 'phone', reached: false };
    miss(life, '2025-04-07T09:00:00+02:00');
    life.give('2025-04-07T10:00:00+02:00', 'record-contact', attempt);
    expect(life.deadline('F1-12.1', '2025-04-07T11:00:00+02:00').metAt).toBeNull();
    life.give('2025-04-07T12:00:00+02:00', 'record-contact', { ...attempt, reached: true });
    miss(life, '2025-04-08T09:00:00+02:00');
    life.give('2025-04-08T12:00:00+02:00', 'make-appointment', {
      offer: 'CMU',
      appointmentAt: '2025-04-15T09:00:00+02:00',
    });
    miss(life, '2025-04-09T09:00:00+02:00');
    notify(life, '2025-04-09T12:00:00+02:00', 'n1');
    expect(life.ofRule('F1-12', '2025-04-10T10:00:00+02:00').map((one) => one.status)).toEqual([
      'met',
      'met',
      'met',
    ]);
  });

  it('tells social worker and leader at once when the threshold is reached', () => {
    const life = spring();
    miss(life, '2025-04-07T09:00:00+02:00');
    miss(life, '2025-04-08T09:00:00+02:00');
    expect([escalated(life, 'F1-12.1'), escalated(life, 'F1-12.2')]).toEqual([[], ['SSR', 'FP-leader']]);
  });

  it('waits longer where the municipality has set the threshold to three', () => {
    const life = spring(3);
    for (const day of ['07', '08', '09']) miss(life, `2025-04-${day}T09:00:00+02:00`);
    expect([escalated(life, 'F1-12.2'), escalated(life, 'F1-12.3')]).toEqual([[], ['SSR', 'FP-leader']]);
  });

  it('never gives the number of a retracted no-show to another', () => {
    const life = spring();
    const first = miss(life, '2025-04-07T09:00:00+02:00');
    life.give('2025-04-07T10:00:00+02:00', 'retract', {
      eventId: first.events[0]?.id ?? 0,
      reason: 'forkert dag',
    });
    miss(life, '2025-04-08T09:00:00+02:00');
    expect(life.ofRule('F1-12', '2025-04-08T10:00:00+02:00').map((one) => one.id)).toEqual(['F1-12.2']);
  });
});

describe('F1-56 declined offers and cancellations count too', () => {
  it('opens for a declined offer, and for a cancellation from the second on', () => {
    const life = spring();
    life.give('2025-04-07T09:00:00+02:00', 'cancel-appointment', { offer: 'CMU' });
    expect(life.ofRule('F1-56', '2025-04-07T10:00:00+02:00')).toEqual([]);
    life.give('2025-04-08T09:00:00+02:00', 'cancel-appointment', { offer: 'CMU' });
    life.give('2025-04-09T09:00:00+02:00', 'decline-offer', { offer: 'SP' });
    expect(life.ofRule('F1-56', '2025-04-09T10:00:00+02:00')).toHaveLength(2);
    expect(escalated(life, 'F1-56.2')).toEqual(['SSR', 'FP-leader']);
    life.give('2025-04-10T09:00:00+02:00', 'assess-need-to-notify', {
      decision: 'do-not-notify',
      reason: 'kontakt',
    });
    expect(life.ofRule('F1-56', '2025-04-10T10:00:00+02:00').every((one) => one.metAt !== null)).toBe(true);
  });

  it('brings the next no-show to the threshold', () => {
    const life = spring();
    life.give('2025-04-07T09:00:00+02:00', 'decline-offer', { offer: 'SP' });
    miss(life, '2025-04-08T09:00:00+02:00');
    expect(escalated(life, 'F1-12.1')).toEqual(['SSR', 'FP-leader']);
  });
});

describe('F1-13 leaving treatment', () => {
  const stop = (offer: string, concern: boolean) => ({ offer, concern, at: '2025-05-28T09:00:00+02:00' });

  it('with concern has its target the same day and its limit on the next arbejdsdag, over Ascension Day', () => {
    const life = spring();
    life.give('2025-05-28T10:00:00+02:00', 'stop-treatment', stop('CMU', true));
    expect(life.deadline('F1-13.1', '2025-05-28T12:00:00+02:00')).toMatchObject({
      targetOn: '2025-05-28',
      dueOn: '2025-05-30',
      responsible: 'CMU',
    });
    life.give('2025-05-30T12:00:00+02:00', 'send-notification', {
      to: 'FR',
      sentAt: '2025-05-30T12:00:00+02:00',
    });
    expect(life.deadline('F1-13.1', '2025-05-31T12:00:00+02:00').status).toBe('met');
  });

  it('without concern, or of another offer, opens nothing', () => {
    const life = spring();
    life.give('2025-05-28T10:00:00+02:00', 'stop-treatment', stop('VM', false));
    life.give('2025-05-28T11:00:00+02:00', 'stop-treatment', stop('PSY', true));
    expect(life.ofRule('F1-13', '2025-05-28T12:00:00+02:00')).toEqual([]);
  });
});
