import { describe, expect, it } from 'vitest';
import { begin } from '../../support/life.ts';
import { notification, notify } from './notified.ts';

const at = '2025-12-31T12:00:00+01:00';
const none = { outcome: 'none' };
const clocks = (life: ReturnType<typeof begin>, when = at, ref?: string) =>
  life.ofRule('F1-23', when, ref).map(({ id, dueOn, status }) => `${id} ${dueOn} ${status}`);

/** A case of the spring of 2025, long enough ago for everything to have happened. */
const spring = () => begin({ at: '2025-01-02T09:00:00+01:00' });

describe('F1-23 four months from awareness', () => {
  it.each([
    ['2025-10-31', '2026-02-28', '2026-02-27', 'month end on a Saturday'],
    ['2025-04-11', '2025-08-11', '2025-08-11', 'an ordinary day'],
  ])('of %s end on %s with the target %s, %s', (on, dueOn, targetOn) => {
    const life = spring();
    notify(life, `${on}T15:30:00+02:00`, 'n1');
    expect(life.deadline('F1-23.1', `${on}T16:00:00+02:00`)).toMatchObject({ dueOn, targetOn });
  });

  it('stand once for several notifications, from the first', () => {
    const life = spring();
    notify(life, '2025-02-03T10:00:00+01:00', 'n1');
    notify(life, '2025-02-10T10:00:00+01:00', 'n2');
    life.give('2025-02-12T10:00:00+01:00', 'open-municipal-case', { openedOn: '2025-02-12' });
    life.give('2025-03-03T10:00:00+01:00', 'open-investigation', { openedOn: '2025-03-03' });
    expect(clocks(life, '2025-03-04T10:00:00+01:00')).toEqual(['F1-23.1 2025-06-03 open']);
  });

  it.each([
    ['open-municipal-case', { openedOn: '2025-02-12', awareOn: '2025-01-20' }],
    ['open-investigation', { openedOn: '2025-02-12', awareOn: '2025-01-20' }],
  ])('are recomputed when %s makes an earlier awareness known, also one before the case', (command, data) => {
    const life = spring();
    notify(life, '2025-02-03T10:00:00+01:00', 'n1');
    const answer = life.give('2025-02-12T10:00:00+01:00', command, data);
    expect(answer.changes.recomputed).toContainEqual({
      id: 'F1-23.1',
      before: '2025-06-03',
      after: '2025-05-20',
    });
    expect(life.deadline('F1-23.1', '2025-02-13T10:00:00+01:00')).toMatchObject({
      dueOn: '2025-05-20',
      adjustments: [{ kind: 'recomputation', by: 'FR', before: '2025-06-03', after: '2025-05-20' }],
    });
    life.give('2025-02-14T10:00:00+01:00', command, { openedOn: '2025-02-14', awareOn: '2024-12-10' });
    expect(clocks(life, '2025-02-15T10:00:00+01:00')).toEqual(['F1-23.1 2025-04-10 due-soon']);
  });

  it('keep their number when an earlier notification is told later', () => {
    const life = spring();
    notify(life, '2025-02-03T10:00:00+01:00', 'n1');
    life.give('2025-02-05T10:00:00+01:00', 'receive-notification', {
      notificationId: 'n2',
      receivedAt: '2025-01-15T10:00:00+01:00',
      form: 'written',
      notifier: { professional: true },
      concern: 'tidligere brev',
    });
    expect(clocks(life, '2025-02-06T10:00:00+01:00')).toEqual(['F1-23.1 2025-05-15 open']);
  });

  it('run from the day an investigation was opened when nothing earlier is known', () => {
    const life = spring();
    life.give('2025-02-12T10:00:00+01:00', 'open-investigation', { openedOn: '2025-02-10' });
    expect(clocks(life, '2025-02-13T10:00:00+01:00')).toEqual(['F1-23.1 2025-06-10 open']);
  });

  it('run from the family asking for help itself', () => {
    const life = spring();
    life.give('2025-02-12T10:00:00+01:00', 'ask-for-help', { on: '2025-02-11' });
    expect(clocks(life, '2025-02-13T10:00:00+01:00')).toEqual(['F1-23.1 2025-06-11 open']);
    expect(life.ofRule('F1-15', '2025-02-13T10:00:00+01:00')).toEqual([]);
  });

  it('are met on the day of the signature, by the conclusion and never by the preliminary assessment', () => {
    const life = spring();
    notify(life, '2025-02-03T10:00:00+01:00', 'n1');
    life.give('2025-03-03T10:00:00+01:00', 'open-investigation', { openedOn: '2025-03-03' });
    life.give('2025-06-03T10:00:00+02:00', 'record-preliminary-assessment', { on: '2025-06-03' });
    expect(clocks(life, '2025-06-04T10:00:00+02:00')).toEqual(['F1-23.1 2025-06-03 overdue']);
    life.give('2025-06-20T10:00:00+02:00', 'conclude-investigation', { signedOn: '2025-06-18' });
    expect(life.deadline('F1-23.1', at)).toMatchObject({
      status: 'met-late',
      metAt: '2025-06-18T00:00:00+02:00',
    });
  });

  it('begin anew with awareness after a conclusion', () => {
    const life = spring();
    notify(life, '2025-02-03T10:00:00+01:00', 'n1');
    life.give('2025-03-03T10:00:00+01:00', 'open-investigation', { openedOn: '2025-03-03' });
    life.give('2025-05-05T10:00:00+02:00', 'conclude-investigation', { signedOn: '2025-05-05' });
    notify(life, '2025-09-10T10:00:00+02:00', 'n2');
    expect(clocks(life)).toEqual(['F1-23.1 2025-06-03 met', 'F1-23.2 2026-01-10 due-soon']);
  });

  it('never reuse the number of a retracted awareness', () => {
    const life = spring();
    const first = notify(life, '2025-02-03T10:00:00+01:00', 'n1');
    notify(life, '2025-02-10T10:00:00+01:00', 'n2');
    life.give('2025-02-11T10:00:00+01:00', 'retract', {
      eventId: first.events[0]?.id ?? 0,
      reason: 'anden sag',
    });
    expect(clocks(life, '2025-02-12T10:00:00+01:00')).toEqual(['F1-23.2 2025-06-10 open']);
  });

  it('belong to the act in force at the awareness', () => {
    const life = begin({ at: '2023-12-01T09:00:00+01:00' });
    life.give('2024-01-05T10:00:00+01:00', 'open-municipal-case', {
      openedOn: '2024-01-05',
      awareOn: '2023-12-20',
    });
    expect(life.deadline('F1-23.1', '2024-01-06T10:00:00+01:00')).toMatchObject({
      ruleVersion: '1900-01-01',
      source: { text: 'SEL § 50 stk. 7' },
    });
  });
});

describe('F1-23 cancelled and opened again', () => {
  it('screening none cancels only when every other notification is screened', () => {
    const life = spring();
    notify(life, '2025-02-03T10:00:00+01:00', 'n1');
    notify(life, '2025-02-04T10:00:00+01:00', 'n2');
    life.give('2025-02-05T10:00:00+01:00', 'decide-screening', { ...none, notificationId: 'n1' });
    expect(clocks(life, '2025-02-06T10:00:00+01:00')).toEqual(['F1-23.1 2025-06-03 open']);
    life.give('2025-02-07T10:00:00+01:00', 'decide-screening', { ...none, notificationId: 'n2' });
    expect(clocks(life, '2025-02-08T10:00:00+01:00')).toEqual(['F1-23.1 2025-06-03 cancelled']);
  });

  it('screening none does not cancel while an investigation is open', () => {
    const life = spring();
    notify(life, '2025-02-03T10:00:00+01:00', 'n1');
    life.give('2025-02-04T10:00:00+01:00', 'open-investigation', { openedOn: '2025-02-04' });
    life.give('2025-02-05T10:00:00+01:00', 'decide-screening', none);
    expect(clocks(life, '2025-02-06T10:00:00+01:00')).toEqual(['F1-23.1 2025-06-03 open']);
  });

  it('screening none of a second notification leaves the investigation decided upon for the first', () => {
    const life = spring();
    notify(life, '2025-02-03T10:00:00+01:00', 'n1');
    life.give('2025-02-04T10:00:00+01:00', 'decide-screening', {
      outcome: 'investigation',
      notificationId: 'n1',
    });
    notify(life, '2025-02-05T10:00:00+01:00', 'n2');
    life.give('2025-02-06T10:00:00+01:00', 'decide-screening', { ...none, notificationId: 'n2' });
    expect(clocks(life, '2025-02-07T10:00:00+01:00')).toEqual(['F1-23.1 2025-06-03 open']);
  });

  it('a concluded limited assessment cancels, and a later investigation opens again from the first awareness', () => {
    const life = spring();
    notify(life, '2025-02-03T10:00:00+01:00', 'n1');
    life.give('2025-02-05T10:00:00+01:00', 'decide-screening', { outcome: 'limited-assessment' });
    life.give('2025-03-03T10:00:00+01:00', 'conclude-limited-assessment', { concludedOn: '2025-03-03' });
    expect(clocks(life, '2025-03-04T10:00:00+01:00')).toEqual(['F1-23.1 2025-06-03 cancelled']);
    life.give('2025-04-01T10:00:00+02:00', 'open-investigation', { openedOn: '2025-04-01' });
    expect(clocks(life, '2025-04-02T10:00:00+02:00')).toEqual([
      'F1-23.1 2025-06-03 cancelled',
      'F1-23.2 2025-06-03 open',
    ]);
    expect(life.deadline('F1-24.1', '2025-04-02T10:00:00+02:00').dueOn).toBe('2025-06-03');
  });

  it('a limited assessment leaves the awareness of a notification that nobody has screened', () => {
    const life = spring();
    notify(life, '2025-02-03T10:00:00+01:00', 'n1');
    life.give('2025-02-05T10:00:00+01:00', 'decide-screening', { outcome: 'limited-assessment' });
    notify(life, '2025-02-20T10:00:00+01:00', 'n2');
    life.give('2025-03-03T10:00:00+01:00', 'conclude-limited-assessment', { concludedOn: '2025-03-03' });
    expect(clocks(life, '2025-03-04T10:00:00+01:00')).toEqual([
      'F1-23.1 2025-06-03 cancelled',
      'F1-23.2 2025-06-20 open',
    ]);
  });

  it('keeps the two apart when the one left was recorded before the one assessed', () => {
    const life = spring();
    notify(life, '2025-02-10T10:00:00+01:00', 'n2');
    life.give('2025-02-11T10:00:00+01:00', 'receive-notification', {
      ...notification('n1'),
      receivedAt: '2025-02-03T10:00:00+01:00',
    });
    life.give('2025-02-12T10:00:00+01:00', 'decide-screening', {
      outcome: 'limited-assessment',
      notificationId: 'n1',
    });
    life.give('2025-03-03T10:00:00+01:00', 'conclude-limited-assessment', { concludedOn: '2025-03-03' });
    expect(clocks(life, '2025-03-04T10:00:00+01:00')).toEqual([
      'F1-23.1 2025-06-03 cancelled',
      'F1-23.2 2025-06-10 open',
    ]);
  });

  it('a limited assessment that no screening led to settles every notification', () => {
    const life = spring();
    notify(life, '2025-02-03T10:00:00+01:00', 'n1');
    life.give('2025-03-03T10:00:00+01:00', 'conclude-limited-assessment', { concludedOn: '2025-03-03' });
    expect(clocks(life, '2025-03-04T10:00:00+01:00')).toEqual(['F1-23.1 2025-06-03 cancelled']);
  });

  it('a new notification after a cancellation has its own four months, until an investigation looks back', () => {
    const life = spring();
    notify(life, '2025-02-03T10:00:00+01:00', 'n1');
    life.give('2025-02-05T10:00:00+01:00', 'decide-screening', none);
    notify(life, '2025-03-10T10:00:00+01:00', 'n2');
    expect(clocks(life, '2025-03-11T10:00:00+01:00')[1]).toBe('F1-23.2 2025-07-10 open');
    life.give('2025-04-01T10:00:00+02:00', 'open-investigation', { openedOn: '2025-04-01' });
    expect(clocks(life, '2025-04-02T10:00:00+02:00')[1]).toBe('F1-23.2 2025-06-03 open');
  });

  it('cancelled after its limit stays overdue and reminds nobody', () => {
    const life = spring();
    notify(life, '2025-02-03T10:00:00+01:00', 'n1');
    life.give('2025-07-01T10:00:00+02:00', 'decide-screening', none);
    expect(life.deadline('F1-23.1', at)).toMatchObject({ status: 'overdue', reminders: [] });
  });

  it('in a child case has its own clock, which the conclusion of the investigation from the pregnancy meets', () => {
    const life = spring();
    life.give('2025-01-03T10:00:00+01:00', 'set-due-date', { edd: '2025-03-14', source: 'scan' });
    notify(life, '2025-02-03T10:00:00+01:00', 'n1');
    life.give('2025-02-10T10:00:00+01:00', 'open-investigation', { openedOn: '2025-02-10' });
    life.give('2025-03-10T10:00:00+01:00', 'record-birth', {
      bornAt: '2025-03-10T06:00:00+01:00',
      children: [{ ref: 'child:1', alive: true }],
      place: 'Sydvestjysk Sygehus',
    });
    expect(clocks(life, '2025-03-11T10:00:00+01:00', 'child:1')).toEqual([]);
    life.give(
      '2025-04-07T10:00:00+02:00',
      'receive-notification',
      { form: 'written', notifier: { professional: true }, concern: 'ny' },
      'child:1',
    );
    expect(clocks(life, '2025-04-08T10:00:00+02:00', 'child:1')).toEqual(['F1-23.1 2025-08-07 open']);
    life.give('2025-05-05T10:00:00+02:00', 'conclude-investigation', { signedOn: '2025-05-05' }, 'child:1');
    expect(clocks(life, '2025-05-06T10:00:00+02:00', 'child:1')).toEqual(['F1-23.1 2025-08-07 met']);
    expect(clocks(life, '2025-05-06T10:00:00+02:00')).toEqual(['F1-23.1 2025-06-03 met']);
  });
});

describe('the rows around the investigation', () => {
  it('F1-22 counts the municipality’s months from the screening, over a month end, and has no older law', () => {
    const life = begin({ at: '2023-12-01T09:00:00+01:00' });
    life.give('2023-12-02T10:00:00+01:00', 'decide-screening', { outcome: 'limited-assessment' });
    life.give('2024-12-31T10:00:00+01:00', 'decide-screening', { outcome: 'limited-assessment' });
    expect(life.ofRule('F1-22', '2025-01-01T10:00:00+01:00')).toMatchObject([{ dueOn: '2025-02-28' }]);
    life.give('2025-03-03T10:00:00+01:00', 'conclude-limited-assessment', { concludedOn: '2025-02-27' });
    expect(life.ofRule('F1-22', at)).toMatchObject([{ status: 'met' }]);
  });

  it('F1-22 ends when an investigation takes its place, and follows the parameter', () => {
    const life = begin({ at: '2025-01-02T09:00:00+01:00', parameters: { limitedAssessmentMonths: 3 } });
    life.give('2025-02-03T10:00:00+01:00', 'decide-screening', { outcome: 'limited-assessment' });
    expect(life.deadline('F1-22.1', '2025-02-04T10:00:00+01:00').dueOn).toBe('2025-05-03');
    life.give('2025-03-03T10:00:00+01:00', 'open-investigation', { openedOn: '2025-03-03' });
    expect(life.deadline('F1-22.1', '2025-03-04T10:00:00+01:00').status).toBe('cancelled');
  });

  it('F1-24 stands from the opening of the investigation, on the four-month date', () => {
    const life = spring();
    notify(life, '2025-02-03T10:00:00+01:00', 'n1');
    expect(life.ofRule('F1-24', '2025-02-04T10:00:00+01:00')).toEqual([]);
    life.give('2025-03-03T10:00:00+01:00', 'open-investigation', { openedOn: '2025-03-03' });
    expect(life.deadline('F1-24.1', '2025-03-04T10:00:00+01:00').dueOn).toBe('2025-06-03');
    life.give('2025-05-05T10:00:00+02:00', 'conclude-investigation', { signedOn: '2025-05-05' });
    expect(life.deadline('F1-24.1', at).status).toBe('met');
  });

  it.each([
    ['2025-07-10', '2025-06-12', 'four weeks before termin are earlier'],
    ['2025-09-01', '2025-06-20', 'four months are earlier'],
  ])('F1-25 with termin %s is due on %s: %s', (edd, dueOn) => {
    const life = begin({ at: '2025-02-03T09:00:00+01:00', refer: { edd } });
    life.give('2025-03-03T10:00:00+01:00', 'open-investigation', {
      openedOn: '2025-03-03',
      awareOn: '2025-02-20',
    });
    expect(life.deadline('F1-25.1', '2025-03-04T10:00:00+01:00').dueOn).toBe(dueOn);
  });

  it('F1-25 after a late referral is due on the fifth arbejdsdag after it', () => {
    const life = begin({ at: '2025-09-01T09:00:00+02:00', refer: { edd: '2025-09-20' } });
    life.give('2025-09-01T12:00:00+02:00', 'open-investigation', { openedOn: '2025-09-01' });
    expect(life.deadline('F1-25.1', '2025-09-02T10:00:00+02:00').dueOn).toBe('2025-09-08');
  });

  it('F1-25 is taken away by the birth before its limit, while F1-23 stays and keeps the case open', () => {
    const life = begin({ at: '2025-02-03T09:00:00+01:00', refer: { edd: '2025-05-01' } });
    life.give('2025-02-10T10:00:00+01:00', 'open-investigation', { openedOn: '2025-02-10' });
    life.give('2025-03-20T10:00:00+01:00', 'record-birth', {
      bornAt: '2025-03-20T06:00:00+01:00',
      children: [{ ref: 'child:1', alive: true }],
      place: 'Sydvestjysk Sygehus',
    });
    life.give('2025-03-25T10:00:00+01:00', 'discharge', { who: 'mother', at: '2025-03-25T10:00:00+01:00' });
    expect(life.deadline('F1-25.1', at).status).toBe('cancelled');
    expect(life.phase(at)).toBe('birth');
    life.give('2025-05-05T10:00:00+02:00', 'conclude-investigation', { signedOn: '2025-05-05' });
    expect(life.phase(at)).toBe('closed');
  });

  it('F1-26 counts two months from the order, over a month end', () => {
    const life = spring();
    life.give('2025-07-31T10:00:00+02:00', 'order-compulsory-examination', { on: '2025-07-31' });
    expect(life.deadline('F1-26.1', '2025-08-01T10:00:00+02:00').dueOn).toBe('2025-09-30');
    life.give('2025-09-30T10:00:00+02:00', 'conclude-compulsory-examination', { on: '2025-09-30' });
    expect(life.deadline('F1-26.1', at).status).toBe('met');
    expect(life.refused(at, 'conclude-compulsory-examination', {})).toBe('WRONG_ORDER');
  });

  it.each(['conclude-investigation', 'record-preliminary-assessment'])(
    '%s without an open investigation is WRONG_ORDER',
    (command) => {
      expect(spring().refused('2025-02-03T10:00:00+01:00', command, {})).toBe('WRONG_ORDER');
    },
  );
});
