import { describe, expect, it } from 'vitest';
import { begin } from '../../support/life.ts';
import { at, clocks, spring } from './awareness-life.ts';
import { notify } from './notified.ts';

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
