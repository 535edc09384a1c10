import { describe, expect, it } from 'vitest';
import { begin } from '../../support/life.ts';
import { assessment, notification, notify, pregnancy, runMeasure } from './notified.ts';

describe('F1-15 the 24 hours', () => {
  it.each([
    ['2025-04-11T15:30:00+02:00', '2025-04-12T15:30:00+02:00', 'into a Saturday'],
    ['2025-03-29T20:00:00+01:00', '2025-03-30T21:00:00+02:00', 'over the start of summer time'],
    ['2025-10-25T20:00:00+02:00', '2025-10-26T19:00:00+01:00', 'over its end'],
    ['2024-02-28T10:00:00+01:00', '2024-02-29T10:00:00+01:00', 'into a leap day'],
  ])('received at %s end at %s, %s', (at, dueAt) => {
    const life = begin({ at: '2024-02-01T09:00:00+01:00' });
    notify(life, at, 'n1');
    expect(life.deadline('F1-15.n1', at)).toMatchObject({ dueAt, dueOn: null, targetOn: null });
  });

  it('told a day late are overdue at once, and the breach is dated when it became known', () => {
    const life = pregnancy();
    life.give('2025-09-04T10:00:00+02:00', 'receive-notification', {
      ...notification('n1'),
      receivedAt: '2025-09-02T10:00:00+02:00',
    });
    expect(life.deadline('F1-15.n1', '2025-09-04T10:00:00+02:00').status).toBe('overdue');
    const sent = life.world.get('pregnancy')?.sent.filter((one) => one.deadlineId === 'F1-15.n1') ?? [];
    expect(sent.filter((one) => one.kind === 'breach').map((one) => [one.to, one.at])).toEqual([
      ['FR', '2025-09-04T10:00:00+02:00'],
      ['FR-leader', '2025-09-04T10:00:00+02:00'],
      ['director', '2025-09-04T10:00:00+02:00'],
    ]);
    expect(sent.filter((one) => one.kind === 'reminder')).toEqual([]);
  });

  it('stand once per notification, and one assessment meets its own only', () => {
    const life = pregnancy();
    notify(life, '2025-09-02T10:00:00+02:00', 'n1');
    notify(life, '2025-09-02T12:00:00+02:00', 'n2');
    life.give('2025-09-03T09:00:00+02:00', 'assess-notification', assessment('n2', ['fr-anna']));
    const at = '2025-09-03T09:30:00+02:00';
    expect(life.deadline('F1-15.n1', at).status).toBe('due-soon');
    expect(life.deadline('F1-15.n2', at).status).toBe('met');
  });

  it.each([
    ['receive-notification', notification('n2')],
    ['assess-notification', assessment('n1', ['fr-anna'])],
  ])('need an instant: %s with a date alone is VALIDATION', (command, data) => {
    const life = pregnancy();
    notify(life, '2025-09-02T10:00:00+02:00', 'n1');
    expect(life.refused('2025-09-03T10:00:00+02:00', command, { ...data, on: '2025-09-03' })).toBe(
      'VALIDATION',
    );
  });

  it('in a child case are about the child', () => {
    const life = begin({
      at: '2025-09-01T09:00:00+02:00',
      kind: 'child',
      refer: { child: { bornAt: '2025-06-01T10:00:00+02:00' } },
    });
    life.give('2025-09-02T10:00:00+02:00', 'receive-notification', notification('n1'), 'child:1');
    expect(life.deadline('F1-15.n1', '2025-09-02T11:00:00+02:00').subject).toBe('child:1');
  });
});

describe('F1-16 re-assessment while a measure runs', () => {
  const anna = (id: string) => assessment(id, ['fr-anna']);
  const both = (id: string) => assessment(id, ['fr-anna', 'fr-bo']);

  it('stands only for notifications between implementation and end of a measure', () => {
    const life = pregnancy();
    notify(life, '2025-09-02T10:00:00+02:00', 'n1');
    runMeasure(life, '2025-09-03T10:00:00+02:00');
    notify(life, '2025-09-04T10:00:00+02:00', 'n2');
    life.give('2025-09-05T10:00:00+02:00', 'end-measure', { measureId: 'k1', on: '2025-09-05' });
    notify(life, '2025-09-06T10:00:00+02:00', 'n3');
    expect(life.ofRule('F1-16', '2025-09-06T11:00:00+02:00')).toMatchObject([
      { id: 'F1-16.n2', dueAt: '2025-09-05T10:00:00+02:00' },
    ]);
  });

  it('refuses assessors who were all involved, and one new one is enough', () => {
    const life = pregnancy();
    runMeasure(life, '2025-09-02T10:00:00+02:00');
    notify(life, '2025-09-03T10:00:00+02:00', 'n1');
    life.give('2025-09-03T12:00:00+02:00', 'assess-notification', anna('n1'));
    notify(life, '2025-09-04T10:00:00+02:00', 'n2');
    expect(life.refused('2025-09-04T12:00:00+02:00', 'assess-notification', anna('n2'))).toBe('PRECONDITION');
    expect(life.deadline('F1-15.n2', '2025-09-04T12:00:00+02:00').metAt).toBeNull();
    life.give('2025-09-04T13:00:00+02:00', 'assess-notification', both('n2'));
    const at = '2025-09-04T14:00:00+02:00';
    expect([life.deadline('F1-15.n2', at).status, life.deadline('F1-16.n2', at).status]).toEqual([
      'met',
      'met',
    ]);
  });

  it('lets the same person assess again where no measure runs', () => {
    const life = pregnancy();
    notify(life, '2025-09-03T10:00:00+02:00', 'n1');
    notify(life, '2025-09-03T11:00:00+02:00', 'n2');
    life.give('2025-09-03T12:00:00+02:00', 'assess-notification', anna('n1'));
    life.give('2025-09-03T13:00:00+02:00', 'assess-notification', anna('n2'));
    expect(life.deadline('F1-15.n2', '2025-09-03T14:00:00+02:00').status).toBe('met');
  });

  it('names the act of its day in the refusal', () => {
    const sourceOf = (year: string) => {
      const life = begin({ at: `${year}-03-01T09:00:00+01:00` });
      runMeasure(life, `${year}-03-02T10:00:00+01:00`);
      notify(life, `${year}-03-03T10:00:00+01:00`, 'n1');
      life.give(`${year}-03-03T12:00:00+01:00`, 'assess-notification', anna('n1'));
      return life.deadline('F1-16.n1', `${year}-03-03T12:00:00+01:00`).source.text;
    };
    expect([sourceOf('2023'), sourceOf('2025')]).toEqual(['SEL § 155 stk. 3–4', 'BL § 137 stk. 1']);
  });
});

describe('F1-17 acknowledgement in six hverdage', () => {
  it.each([
    ['2025-04-11', '2025-04-22', '2025-04-24', 'over Easter'],
    ['2025-12-22', '2025-12-31', '2026-01-02', 'over Christmas, closed days counted'],
    ['2025-05-30', '2025-06-06', '2025-06-10', 'over Whitsun'],
    ['2024-04-25', '2024-05-02', '2024-05-03', 'over the former Store Bededag'],
    ['2023-04-27', '2023-05-04', '2023-05-08', 'over Store Bededag while it was one'],
  ])('of %s have the target %s and the limit %s, %s', (on, targetOn, dueOn) => {
    const life = begin({ at: '2023-01-02T09:00:00+01:00' });
    notify(life, `${on}T12:00:00+02:00`, 'n1');
    expect(life.deadline('F1-17.n1', `${on}T13:00:00+02:00`)).toMatchObject({ targetOn, dueOn });
  });

  it('have both dates Monday to Friday where the municipality does not count Saturdays', () => {
    const life = pregnancy({ parameters: { hverdagIncludesSaturday: false } });
    notify(life, '2025-09-05T12:00:00+02:00', 'n1');
    expect(life.deadline('F1-17.n1', '2025-09-05T13:00:00+02:00')).toMatchObject({
      targetOn: '2025-09-15',
      dueOn: '2025-09-15',
    });
  });

  it('are owed to a known private notifier, and not to an anonymous one', () => {
    const life = pregnancy();
    notify(life, '2025-09-02T10:00:00+02:00', 'n1', { notifier: { professional: false } });
    notify(life, '2025-09-02T11:00:00+02:00', 'n2', { notifier: { professional: false, anonymous: true } });
    expect(life.ofRule('F1-17', '2025-09-02T12:00:00+02:00').map((one) => one.id)).toEqual(['F1-17.n1']);
    expect(life.ofRule('F1-18', '2025-09-02T12:00:00+02:00')).toEqual([]);
  });
});

describe('what else a notification sets going', () => {
  it('F1-18 is due 10 arbejdsdage after the investigation began, once, and an exemption with a reason meets it', () => {
    const life = begin({ at: '2024-06-03T09:00:00+02:00' });
    notify(life, '2024-06-17T14:10:00+02:00', 'n1');
    expect(life.ofRule('F1-18', '2024-06-18T10:00:00+02:00')).toEqual([]);
    life.give('2024-06-26T09:00:00+02:00', 'open-investigation', { openedOn: '2024-06-26' });
    runMeasure(life, '2024-07-01T09:00:00+02:00');
    expect(life.ofRule('F1-18', '2024-07-01T10:00:00+02:00')).toMatchObject([
      { id: 'F1-18.n1', dueOn: '2024-07-10' },
    ]);
    life.give('2024-07-02T09:00:00+02:00', 'inform-notifier', {
      notificationId: 'n1',
      exemptionReason: 'hensyn',
    });
    expect(life.deadline('F1-18.n1', '2024-07-03T10:00:00+02:00').status).toBe('met');
  });

  it('F1-19 invites the clinic only, and as a target is advisory when missed', () => {
    const life = pregnancy();
    notify(life, '2025-09-01T12:00:00+02:00', 'n1');
    notify(life, '2025-09-01T13:00:00+02:00', 'n2', { notifier: { role: 'GP', professional: true } });
    expect(life.ofRule('F1-19', '2025-09-16T00:00:00+02:00')).toMatchObject([
      { id: 'F1-19.n1', dueOn: '2025-09-15', status: 'advisory-missed' },
    ]);
    life.give('2025-09-16T09:00:00+02:00', 'hold-notification-talk', { notificationId: 'n1' });
    expect(life.deadline('F1-19.n1', '2025-09-16T10:00:00+02:00').status).toBe('met-late');
  });

  it('F1-20 of an oral notification is due the same day, and can be met after the pregnancy has ended', () => {
    const life = pregnancy();
    notify(life, '2025-09-02T23:30:00+02:00', 'n1', { form: 'oral' });
    notify(life, '2025-09-02T23:40:00+02:00', 'n2');
    life.give('2025-09-02T23:50:00+02:00', 'end-pregnancy', { outcome: 'miscarriage', on: '2025-09-02' });
    expect(life.ofRule('F1-20', '2025-09-02T23:55:00+02:00')).toMatchObject([
      { id: 'F1-20.n1', dueOn: '2025-09-02', status: 'open' },
    ]);
    life.give('2025-09-03T09:00:00+02:00', 'record-notification-note', { notificationId: 'n1' });
    expect(life.deadline('F1-20.n1', '2025-09-03T10:00:00+02:00').status).toBe('met-late');
    expect(life.deadline('F1-15.n1', '2025-09-03T10:00:00+02:00').status).toBe('cancelled');
  });

  it('F1-21 counts 10 arbejdsdage over Easter; a screening that names none settles all that are open', () => {
    const life = pregnancy({ at: '2025-04-01T09:00:00+02:00', refer: {} });
    notify(life, '2025-04-11T12:00:00+02:00', 'n1');
    notify(life, '2025-04-14T12:00:00+02:00', 'n2');
    notify(life, '2025-04-15T12:00:00+02:00', 'n3');
    expect(life.deadline('F1-21.n1', '2025-04-11T13:00:00+02:00').dueOn).toBe('2025-04-30');
    life.give('2025-04-16T12:00:00+02:00', 'decide-screening', { outcome: 'none', notificationId: 'n2' });
    expect(statusOf('2025-04-16T13:00:00+02:00')).toEqual(['open', 'met', 'open']);
    life.give('2025-04-22T12:00:00+02:00', 'decide-screening', { outcome: 'investigation' });
    notify(life, '2025-04-23T12:00:00+02:00', 'n4');
    expect(statusOf('2025-04-23T13:00:00+02:00')).toEqual(['met', 'met', 'met', 'open']);

    function statusOf(at: string) {
      return life.ofRule('F1-21', at).map((one) => one.status);
    }
  });

  it('F1-21 did not exist before barnets lov', () => {
    const life = begin({ at: '2023-12-01T09:00:00+01:00' });
    notify(life, '2023-12-29T12:00:00+01:00', 'n1');
    notify(life, '2024-01-02T12:00:00+01:00', 'n2');
    expect(life.ofRule('F1-21', '2024-01-03T10:00:00+01:00').map((one) => one.id)).toEqual(['F1-21.n2']);
  });
});

describe('refusals about notifications', () => {
  it.each([
    'assess-notification',
    'acknowledge-notification',
    'record-notification-note',
    'hold-notification-talk',
    'inform-notifier',
  ])('%s of one that the case does not know is NOT_FOUND, and before its receipt PRECONDITION', (command) => {
    const life = pregnancy();
    notify(life, '2025-09-03T10:00:00+02:00', 'n1');
    const now = '2025-09-04T10:00:00+02:00';
    expect(life.refused(now, command, assessment('n9', ['fr-anna']))).toBe('NOT_FOUND');
    const early = { ...assessment('n1', ['fr-anna']), at: '2025-09-02T10:00:00+02:00' };
    expect(life.refused(now, command, early)).toBe('PRECONDITION');
  });

  it('an id used before is DUPLICATE, and one left out is the next that was never used', () => {
    const life = pregnancy();
    notify(life, '2025-09-03T10:00:00+02:00', 'n2');
    expect(life.refused('2025-09-03T11:00:00+02:00', 'receive-notification', notification('n2'))).toBe(
      'DUPLICATE',
    );
    const { notificationId: _, ...unnamed } = notification('n1');
    const given = ['12', '13'].map(
      (hour) => life.give(`2025-09-03T${hour}:00:00+02:00`, 'receive-notification', unnamed).events[0]?.data,
    );
    expect(given.map((data) => data?.notificationId)).toEqual(['n3', 'n4']);
  });

  it('a screening of an unknown notification is NOT_FOUND', () => {
    const data = { outcome: 'none', notificationId: 'n1' };
    expect(pregnancy().refused('2025-09-03T11:00:00+02:00', 'decide-screening', data)).toBe('NOT_FOUND');
  });
});
