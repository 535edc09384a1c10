import { describe, expect, it } from 'vitest';
import { parseInstant } from '../../../domain/calendar/index.ts';
import { advance } from '../../../domain/case/engine.ts';
import { begin, type Life } from '../support/life.ts';

const notification = {
  notificationId: 'n1',
  form: 'written',
  notifier: { role: 'GP', organisation: 'Lægehuset', professional: true },
  concern: 'bekymring',
};

/** Everything the pregnancy case would send until an instant, with what it has sent already. */
function sentUntil(life: Life, at: string, rule: string) {
  const lived = life.world.get('pregnancy');
  if (!lived) throw new Error('no case');
  const later = advance(lived.state, parseInstant(at) ?? 0).messages;
  return [...lived.sent, ...later].filter((message) => message.deadlineId.startsWith(`${rule}.`));
}

const brief = (messages: ReturnType<typeof sentUntil>) =>
  messages.map(({ at, kind, to }) => `${at} ${kind} ${to}`);

describe('the messages of a deadline', () => {
  it('follow the 24-hour clock of F1-15 hour by hour and end in a breach that the director hears of', () => {
    const life = begin({ at: '2025-04-11T10:00:00+02:00' });
    life.give('2025-04-11T15:30:00+02:00', 'receive-notification', notification);
    expect(brief(sentUntil(life, '2025-04-13T00:00:00+02:00', 'F1-15'))).toEqual([
      '2025-04-11T15:30:00+02:00 reminder FR',
      '2025-04-12T03:30:00+02:00 reminder FR',
      '2025-04-12T11:30:00+02:00 reminder FR',
      '2025-04-12T11:30:00+02:00 escalation FR-leader',
      '2025-04-12T15:30:00+02:00 breach FR',
      '2025-04-12T15:30:00+02:00 breach FR-leader',
      '2025-04-12T15:30:00+02:00 breach director',
    ]);
  });

  it('stop the moment the act is recorded', () => {
    const life = begin({ at: '2025-04-11T10:00:00+02:00' });
    life.give('2025-04-11T15:30:00+02:00', 'receive-notification', notification);
    life.give('2025-04-12T09:00:00+02:00', 'assess-notification', {
      notificationId: 'n1',
      danger: false,
      acuteMeasures: false,
      assessors: ['fr-anna'],
    });
    expect(brief(sentUntil(life, '2025-05-01T00:00:00+02:00', 'F1-15'))).toEqual([
      '2025-04-11T15:30:00+02:00 reminder FR',
      '2025-04-12T03:30:00+02:00 reminder FR',
    ]);
  });

  it('that are told at once leave with the command that made the fact known, minutes or hours later', () => {
    const life = begin({ at: '2025-04-11T10:00:00+02:00' });
    const received = { ...notification, receivedAt: '2025-04-11T15:30:00+02:00' };
    life.give('2025-04-11T16:45:10+02:00', 'receive-notification', received);
    life.give('2025-04-11T17:00:00+02:00', 'record-contact', {
      by: 'FR',
      with: 'mother',
      method: 'phone',
      reached: true,
    });
    expect(brief(sentUntil(life, '2025-04-12T04:00:00+02:00', 'F1-15'))).toEqual([
      '2025-04-11T16:45:10+02:00 reminder FR',
      '2025-04-12T03:30:00+02:00 reminder FR',
    ]);
  });

  it('tell a breach once, when it became known, if the fact was recorded too late to remind', () => {
    const life = begin({ at: '2025-04-01T10:00:00+02:00' });
    life.give('2025-04-11T09:00:00+02:00', 'receive-notification', {
      ...notification,
      receivedAt: '2025-04-08T12:00:00+02:00',
    });
    expect(brief(sentUntil(life, '2025-04-11T20:00:00+02:00', 'F1-15'))).toEqual([
      '2025-04-11T09:00:00+02:00 breach FR',
      '2025-04-11T09:00:00+02:00 breach FR-leader',
      '2025-04-11T09:00:00+02:00 breach director',
    ]);
  });

  it('leave at the municipality’s reminder hour when the limit is a date, and climb while nobody has seen it', () => {
    const life = begin({ at: '2025-05-01T10:00:00+02:00', parameters: { reminderHour: 9 } });
    expect(brief(sentUntil(life, '2025-06-01T00:00:00+02:00', 'F1-01'))).toEqual([
      '2025-05-04T09:00:00+02:00 reminder FP',
      '2025-05-04T09:00:00+02:00 reminder SSR',
      '2025-05-07T09:00:00+02:00 reminder FP',
      '2025-05-07T09:00:00+02:00 reminder SSR',
      '2025-05-09T09:00:00+02:00 breach FP',
      '2025-05-09T09:00:00+02:00 breach FP-leader',
      '2025-05-12T09:00:00+02:00 escalation director',
    ]);
  });
});
