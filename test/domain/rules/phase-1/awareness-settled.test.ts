import { describe, expect, it } from 'vitest';
import { at, clocks, spring } from './awareness-life.ts';
import { notification, notify } from './notified.ts';

const none = { outcome: 'none' };

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
    life.give('2025-02-02T10:00:00+01:00', 'decide-screening', { outcome: 'none' });
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
