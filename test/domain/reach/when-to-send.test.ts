import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseInstant } from '../../../domain/calendar/index.ts';
import { atOnce, defaultSendingHours, type SendingHours } from '../../../domain/reach/sending-hours.ts';
import { readSendingHours } from '../../../domain/reach/validate-sending-hours.ts';
import { isQuiet, type Planned, sendNotBeforeMs } from '../../../domain/reach/when-to-send.ts';

const ms = (at: string): number => parseInstant(at) ?? Number.NaN;

const evenings: SendingHours = {
  ...atOnce,
  quiet: [{ weekdays: [1, 2, 3, 4, 5, 6, 7], from: '19:00', until: '07:00' }],
};

const sent = (at: string, settings: SendingHours, more: Partial<Planned> = {}): number =>
  sendNotBeforeMs({ plannedMs: ms(at), kind: 'reminder', urgent: false, key: 'k', settings, ...more });

describe('when a message leaves', () => {
  test('as planned, while nothing is quiet and nothing is spread', () => {
    expect(sent('2026-03-10T08:00:00+01:00', atOnce)).toBe(ms('2026-03-10T08:00:00+01:00'));
  });

  test('at the next open minute when it is planned in quiet hours, also over midnight', () => {
    expect(sent('2026-03-10T23:15:00+01:00', evenings)).toBe(ms('2026-03-11T07:00:00+01:00'));
    expect(sent('2026-03-10T03:00:00+01:00', evenings)).toBe(ms('2026-03-10T07:00:00+01:00'));
    expect(sent('2026-03-10T07:00:00+01:00', evenings)).toBe(ms('2026-03-10T07:00:00+01:00'));
    expect(sent('2026-03-10T18:59:59+01:00', evenings)).toBe(ms('2026-03-10T18:59:59+01:00'));
  });

  test('in summer time by the clock on the wall, on the night of the change too', () => {
    expect(sent('2026-03-29T00:30:00+01:00', evenings)).toBe(ms('2026-03-29T07:00:00+02:00'));
  });

  test('after weekends, holidays and the days that the organisation named, one after the other', () => {
    const offices: SendingHours = { ...evenings, quietHolidays: true, quietDays: ['12-24', '2026-12-28'] };
    expect(sent('2026-12-24T08:00:00+01:00', offices)).toBe(ms('2026-12-29T07:00:00+01:00'));
  });

  test('at once, day and night, when it is urgent', () => {
    expect(sent('2026-03-10T23:15:00+01:00', evenings, { urgent: true })).toBe(
      ms('2026-03-10T23:15:00+01:00'),
    );
    expect(sent('2026-03-10T23:15:00+01:00', evenings, { kind: 'emergency' })).toBe(
      ms('2026-03-10T23:15:00+01:00'),
    );
  });

  test('as planned, when the quiet would hold a reminder until its limit has passed', () => {
    const offices: SendingHours = { ...atOnce, quietHolidays: true };
    const saturday = '2026-03-14T08:00:00+01:00';
    expect(sent(saturday, offices, { due: '2026-03-15' })).toBe(ms(saturday));
    expect(sent(saturday, offices, { due: '2026-03-16' })).toBe(ms('2026-03-16T00:00:00+01:00'));
    expect(sent(saturday, offices, { due: '2026-03-15', kind: 'breach' })).toBe(
      ms('2026-03-16T00:00:00+01:00'),
    );
  });

  test('as planned, when the organisation is quiet for ever', () => {
    const never: SendingHours = {
      ...atOnce,
      quiet: [{ weekdays: [1, 2, 3, 4, 5, 6, 7], from: '00:00', until: '00:00' }],
    };
    expect(sent('2026-03-10T08:00:00+01:00', never)).toBe(ms('2026-03-10T08:00:00+01:00'));
  });
});

const moments = fc.integer({ min: ms('2025-01-01T00:00:00+01:00'), max: ms('2030-01-01T00:00:00+01:00') });
const time = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`);
const hours: fc.Arbitrary<SendingHours> = fc.record({
  spreadMinutes: fc.integer({ min: 0, max: 60 }),
  quiet: fc.array(
    fc.record({
      weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 })),
      from: time,
      until: time,
    }),
    { maxLength: 3 },
  ),
  quietDays: fc.uniqueArray(fc.constantFrom('12-24', '06-05', '2026-05-15', '2027-01-04')),
  quietHolidays: fc.boolean(),
});

describe('sending hours that an organisation gives', () => {
  const given = { spreadMinutes: 30, quiet: [], quietDays: ['12-24', '2026-05-15'], quietHolidays: true };
  const span = { weekdays: [1, 7], from: '19:00', until: '07:00' };

  test('are kept as they are', () => {
    const hours = { ...given, quiet: [span] };
    expect(readSendingHours(hours)).toEqual({ ok: true, hours });
  });

  test.each([
    ['spreadMinutes', { ...given, spreadMinutes: 61 }],
    ['spreadMinutes', { ...given, spreadMinutes: 1.5 }],
    ['quietHolidays', { ...given, quietHolidays: 'yes' }],
    ['quietDays', { ...given, quietDays: ['13-40'] }],
    ['quiet', { ...given, quiet: [{ ...span, from: '7' }] }],
    ['quiet', { ...given, quiet: [{ ...span, weekdays: [8] }] }],
    ['quiet', { ...given, quiet: [{ weekdays: [1, 2, 3, 4, 5, 6, 7], from: '00:00', until: '00:00' }] }],
  ])('are refused at the field that is wrong: %s', (field, hours) => {
    expect(readSendingHours(hours)).toMatchObject({ ok: false, field });
  });
});

test('never before its moment, never more than three weeks late, always the same, and in the open', () => {
  fc.assert(
    fc.property(moments, hours, fc.string(), (plannedMs, settings, key) => {
      const planned: Planned = { plannedMs, kind: 'breach', urgent: false, key, settings };
      const at = sendNotBeforeMs(planned);
      expect(at).toBeGreaterThanOrEqual(plannedMs);
      expect(at - plannedMs).toBeLessThanOrEqual(21 * 86_400_000 + 3_600_000);
      expect(sendNotBeforeMs(planned)).toBe(at);
      if (at !== plannedMs) expect(isQuiet(at, settings)).toBe(false);
      expect(sendNotBeforeMs({ ...planned, urgent: true })).toBe(plannedMs);
    }),
  );
});

test('ten thousand dated reminders are spread evenly over the minutes after the hour', () => {
  const settings = { ...defaultSendingHours, spreadMinutes: 60 };
  const start = ms('2026-03-10T08:00:00+01:00');
  const perMinute = new Map<number, number>();
  for (let i = 0; i < 10_000; i++) {
    const at = sendNotBeforeMs({
      plannedMs: start,
      kind: 'reminder',
      urgent: false,
      key: `c_${i}|F1-15.n1|FR`,
      settings,
    });
    const minute = Math.floor((at - start) / 60_000);
    perMinute.set(minute, (perMinute.get(minute) ?? 0) + 1);
  }
  expect([...perMinute.keys()].every((minute) => minute >= 0 && minute < 60)).toBe(true);
  // 167 on average; five standard deviations to either side.
  expect(Math.min(...perMinute.values())).toBeGreaterThan(100);
  expect(Math.max(...perMinute.values())).toBeLessThan(235);
});
