import { describe, expect, it } from 'vitest';
import { begin } from '../../support/life.ts';
import { pregnancy } from './notified.ts';

const reached = (more = {}) => ({ by: 'SSR', with: 'mother', method: 'phone', reached: true, ...more });

describe('the first contact', () => {
  it.each([
    ['2025-09-01', '2025-09-08', '2025-09-08'],
    ['2025-01-31', '2025-02-07', '2025-02-07'],
    ['2024-02-26', '2024-03-04', '2024-03-04'],
    ['2025-04-11', '2025-04-18', '2025-04-16'],
  ])('F1-01 of a referral on %s is due on %s with the target on %s, never rolled', (on, dueOn, targetOn) => {
    const life = begin({ at: `${on}T10:00:00+01:00` });
    expect(life.deadline('F1-01.1', `${on}T12:00:00+01:00`)).toMatchObject({
      dueOn,
      targetOn,
      responsible: 'FP',
    });
  });

  it('F1-01 is not met by an attempt, nor by contact with the partner, but by reaching her', () => {
    const life = pregnancy();
    life.give('2025-09-02T10:00:00+02:00', 'record-contact', reached({ reached: false }));
    life.give('2025-09-03T10:00:00+02:00', 'record-contact', reached({ with: 'partner' }));
    expect(life.deadline('F1-01.1', '2025-09-03T11:00:00+02:00').status).toBe('open');
    life.give('2025-09-09T10:00:00+02:00', 'record-contact', reached({ at: '2025-09-08T16:00:00+02:00' }));
    expect(life.deadline('F1-01.1', '2025-09-09T11:00:00+02:00')).toMatchObject({
      status: 'met',
      metAt: '2025-09-08T16:00:00+02:00',
    });
  });

  it('F1-01 reminds clinic and social worker after 3 and 6 days', () => {
    const { reminders } = pregnancy().deadline('F1-01.1', '2025-09-01T10:00:00+02:00');
    expect(reminders.filter((one) => one.kind === 'reminder')).toEqual([
      { at: '2025-09-04T08:00:00+02:00', to: 'FP', kind: 'reminder' },
      { at: '2025-09-04T08:00:00+02:00', to: 'SSR', kind: 'reminder' },
      { at: '2025-09-07T08:00:00+02:00', to: 'FP', kind: 'reminder' },
      { at: '2025-09-07T08:00:00+02:00', to: 'SSR', kind: 'reminder' },
    ]);
  });

  it.each([
    ['referral', 1, 0],
    ['pregnancy-record', 0, 1],
    ['first-of', 1, 1],
  ] as const)(
    'C2: contactClockStart %s runs F1-01 %i time and F1-02 %i time',
    (contactClockStart, first, second) => {
      const life = pregnancy({ parameters: { contactClockStart } });
      life.give('2025-09-03T10:00:00+02:00', 'receive-pregnancy-record');
      const at = '2025-09-03T12:00:00+02:00';
      expect([life.ofRule('F1-01', at).length, life.ofRule('F1-02', at).length]).toEqual([first, second]);
    },
  );

  it('F1-02 counts seven days from the receipt of the pregnancy record, over a month end', () => {
    const life = pregnancy();
    life.give('2025-09-26T10:00:00+02:00', 'receive-pregnancy-record');
    expect(life.deadline('F1-02.1', '2025-09-26T12:00:00+02:00').dueOn).toBe('2025-10-03');
    life.give('2025-10-02T10:00:00+02:00', 'record-contact', reached());
    expect(life.deadline('F1-02.1', '2025-10-02T12:00:00+02:00').status).toBe('met');
  });
});

describe('F1-03 the clarifying talk', () => {
  it.each([
    ['2025-12-30', 1, '22+6'],
    ['2025-12-29', 0, '23+0'],
  ])('C3: with termin %s there are %i, for the referral came at %s', (edd, count) => {
    expect(pregnancy({ refer: { edd } }).ofRule('F1-03', '2025-09-01T10:00:00+02:00')).toHaveLength(count);
  });

  it('stands by the stricter reading where the agreement says 21+6', () => {
    const life = pregnancy({
      refer: { edd: '2026-01-05' },
      parameters: { clarifyingTalkGestationLimit: '21+6' },
    });
    expect(life.ofRule('F1-03', '2025-09-01T10:00:00+02:00')).toHaveLength(0);
  });

  it('stands while termin is unknown', () => {
    expect(pregnancy({ refer: {} }).deadline('F1-03.1', '2025-09-01T10:00:00+02:00').dueOn).toBe(
      '2025-09-08',
    );
  });

  it.each([
    ['2026-02-16', ['FP-leader'], 'at 16+0'],
    ['2026-02-17', [], 'at 15+6'],
  ])('with termin %s tells %o at once, %s', (edd, told) => {
    const life = pregnancy({ refer: { edd } });
    const sent = life.world.get('pregnancy')?.sent ?? [];
    expect(sent.filter((one) => one.deadlineId === 'F1-03.1').map((one) => one.to)).toEqual(told);
  });

  it('is met by the talk held on the seventh day', () => {
    const life = pregnancy();
    life.give('2025-09-08T15:00:00+02:00', 'hold-clarifying-talk', { heldAt: '2025-09-08T14:00:00+02:00' });
    expect(life.deadline('F1-03.1', '2025-09-09T10:00:00+02:00').status).toBe('met');
  });
});

describe('intake and consultation', () => {
  it('F1-05 of an acute referral is due at its very moment and is a permission that nobody is in breach of', () => {
    const life = pregnancy({ refer: { acute: true } });
    expect(life.deadline('F1-05.1', '2025-09-01T09:00:00+02:00')).toMatchObject({
      dueAt: '2025-09-01T09:00:00+02:00',
      dueOn: null,
      reminders: [],
    });
    life.give('2025-09-01T11:00:00+02:00', 'hold-first-consultation');
    expect(life.deadline('F1-05.1', '2025-09-01T12:00:00+02:00').status).toBe('met-late');
    expect(life.world.get('pregnancy')?.sent.filter((one) => one.deadlineId === 'F1-05.1')).toEqual([]);
  });

  it('F1-05 does not stand without an acute referral', () => {
    expect(pregnancy().ofRule('F1-05', '2025-09-01T10:00:00+02:00')).toEqual([]);
  });

  it('F1-06 waits seven days for the pregnancy record', () => {
    const life = pregnancy({ at: '2024-12-26T09:00:00+01:00', refer: {} });
    expect(life.deadline('F1-06.1', '2024-12-26T10:00:00+01:00')).toMatchObject({
      dueOn: '2025-01-02',
      responsible: 'GP',
    });
    life.give('2025-01-03T10:00:00+01:00', 'receive-pregnancy-record', {
      receivedAt: '2025-01-02T10:00:00+01:00',
    });
    expect(life.deadline('F1-06.1', '2025-01-03T11:00:00+01:00').status).toBe('met');
  });

  it.each([
    [
      'give-consent',
      {
        direction: 'disclose',
        subject: 'mother',
        giver: { role: 'mother' },
        receivers: ['FR'],
        categories: ['health'],
        purpose: 'samarbejde',
        form: 'written',
        givenOn: '2025-09-09',
      },
    ],
    ['refuse-consent', { by: 'mother', at: '2025-09-09T11:00:00+02:00' }],
  ])('F1-07 is met by %s in the same consultation', (command, data) => {
    const life = pregnancy();
    life.give('2025-09-09T10:00:00+02:00', 'hold-first-consultation');
    expect(life.deadline('F1-07.1', '2025-09-09T10:30:00+02:00')).toMatchObject({
      dueOn: '2025-09-09',
      status: 'open',
    });
    life.give('2025-09-09T11:30:00+02:00', command, data);
    expect(life.deadline('F1-07.1', '2025-09-10T10:00:00+02:00').status).toBe('met');
  });

  it('F1-07 opens once, and a consent of the next day is late', () => {
    const life = pregnancy();
    life.give('2025-09-09T10:00:00+02:00', 'hold-first-consultation');
    life.give('2025-09-16T10:00:00+02:00', 'hold-first-consultation');
    life.give('2025-09-17T10:00:00+02:00', 'refuse-consent', { by: 'mother' });
    expect(life.ofRule('F1-07', '2025-09-18T10:00:00+02:00')).toMatchObject([
      { dueOn: '2025-09-09', status: 'met-late' },
    ]);
  });
});

describe('a referral that contradicts itself', () => {
  const refer = (data: object) => () => begin({ at: '2025-09-01T09:00:00+02:00', refer: { ...data } });

  it('with a termin beyond a pregnancy is PRECONDITION', () => {
    expect(refer({ edd: '2026-08-01' })).toThrow('PRECONDITION');
    expect(refer({ edd: '2025-06-01' })).toThrow('PRECONDITION');
  });

  it('with termin by the last menstruation alone counts 280 days from it', () => {
    const life = pregnancy({ refer: { lmp: '2025-05-23' } });
    expect(life.deadline('F1-33.1', '2025-09-01T10:00:00+02:00').dueOn).toBe('2025-10-10');
  });

  it('with a new termin after the birth is PRECONDITION', () => {
    const life = pregnancy();
    life.give('2026-02-20T10:00:00+01:00', 'record-birth', {
      bornAt: '2026-02-20T06:00:00+01:00',
      children: [{ ref: 'child:1', alive: true }],
      place: 'Sydvestjysk Sygehus',
    });
    const at = '2026-02-21T10:00:00+01:00';
    expect(life.refused(at, 'set-due-date', { edd: '2026-02-27', source: 'scan' })).toBe('PRECONDITION');
    expect(life.refused(at, 'decide-on-pregnancy', { decision: 'continue' })).toBe('PRECONDITION');
  });
});
