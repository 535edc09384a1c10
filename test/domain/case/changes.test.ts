import { describe, expect, it } from 'vitest';
import { birth } from '../rules/phase-3/lives.ts';
import { begin, type Life } from '../support/life.ts';

// F1-01: seven days from the referral on Monday 3 March 2025, so Monday 10 March.
const pregnancy = () => begin({ at: '2025-03-03T08:00:00+01:00', refer: { edd: '2025-09-01' } });
const at = (day: string) => `2025-03-${day}T10:00:00+01:00`;
const contact = { by: 'SSR', with: 'mother', method: 'phone', reached: true };
const only = (ids: readonly string[], ...rules: string[]) =>
  ids.filter((id) => rules.includes(id.split('.')[0] ?? ''));

describe('what an act did to the deadlines', () => {
  it('is nothing where it has nothing to do with them', () => {
    expect(pregnancy().give(at('04'), 'record-entry').changes).toEqual({
      opened: [],
      met: [],
      cancelled: [],
      recomputed: [],
    });
  });

  it('names what it opened, once', () => {
    const life = pregnancy();
    const opened = (day: string) =>
      life.give(at(day), 'receive-notification', {
        form: 'written',
        notifier: { role: 'GP', organisation: 'Lægehuset', professional: true },
        concern: 'bekymring',
      }).changes.opened;
    expect(only(opened('04'), 'F1-15', 'F1-01')).toEqual(['F1-15.n1']);
    expect(only(opened('05'), 'F1-15', 'F1-01')).toEqual(['F1-15.n2']);
  });

  it('names what it met, in time or late, and not again', () => {
    const life = pregnancy();
    const met = (day: string) =>
      only(life.give(at(day), 'record-contact', { ...contact, at: at(day) }).changes.met, 'F1-01');
    expect([met('06'), met('07')]).toEqual([['F1-01.1'], []]);
    const late = pregnancy().give(at('12'), 'record-contact', { ...contact, at: at('12') });
    expect(only(late.changes.met, 'F1-01')).toEqual(['F1-01.1']);
  });

  it('names what it moved, with the date before and after', () => {
    const life = pregnancy();
    const extend = { deadlineId: 'F1-01.1', reason: 'aftalt', until: '2025-03-14' };
    expect(life.give(at('05'), 'extend-deadline', extend).changes).toEqual({
      opened: [],
      met: [],
      cancelled: [],
      recomputed: [{ id: 'F1-01.1', before: '2025-03-10', after: '2025-03-14' }],
    });
  });

  it('names what fell away, once, though nothing of it was told anew', () => {
    const life = pregnancy();
    const { cancelled, opened, met } = life.give(at('05'), 'close-case', { reason: 'flyttet' }).changes;
    expect(only(cancelled, 'F1-01')).toEqual(['F1-01.1']);
    expect([opened, met]).toEqual([[], []]);
    expect(new Set(cancelled).size).toBe(cancelled.length);
    expect(
      life.give(at('06'), 'request-access', { regime: 'party', on: '2025-03-06' }).changes.cancelled,
    ).toEqual([]);
  });

  it('names what a retraction left without ground', () => {
    const life = pregnancy();
    const { events } = life.give(at('04'), 'receive-notification', {
      form: 'written',
      notifier: { role: 'GP', organisation: 'Lægehuset', professional: true },
      concern: 'bekymring',
    });
    const { cancelled } = life.give(at('05'), 'retract', {
      eventId: events[0]?.id ?? 0,
      reason: 'fejl',
    }).changes;
    expect(only(cancelled, 'F1-15', 'F1-01')).toEqual(['F1-15.n1']);
  });
});

describe('what an act left as it was', () => {
  it('is not told to have fallen away again when another meeting is planned', () => {
    const life = pregnancy();
    const plan = (day: string, meetingId: string) =>
      life.give(at(day), 'plan-meeting', {
        meetingId,
        kind: 'term',
        meetingAt: '2025-06-12T09:00:00+02:00',
        invitees: ['FR'],
      });
    plan('04', 'm1');
    const { changes } = life.give(at('05'), 'cancel-meeting', { meetingId: 'm1', reason: 'sygdom' });
    expect(only(changes.cancelled, 'F2-05')).toEqual(['F2-05.m1']);
    const { opened, cancelled } = plan('06', 'm2').changes;
    expect([only(opened, 'F2-05'), only(cancelled, 'F2-05')]).toEqual([['F2-05.m2'], []]);
  });

  it('never stood where it fell away with the very act that opened it', () => {
    const child = begin({
      at: '2024-09-02T14:00:00+02:00',
      kind: 'child',
      refer: { child: { bornAt: '2024-09-02T12:00:00+02:00' } },
    });
    const examine = (code: string, on: string) =>
      child.give(`${on}T14:00:00+02:00`, 'record-examination', { programme: 'famplus', code, on }).changes;
    examine('8m', '2025-05-05');
    // Told afterwards: the question that it raises (F4-06) had already passed on to the later examination.
    const { opened, cancelled } = child.give('2025-05-06T14:00:00+02:00', 'record-examination', {
      programme: 'famplus',
      code: '4m',
      on: '2025-01-03',
    }).changes;
    expect(only(opened, 'F4-06')).toEqual(['F4-06.4m']);
    expect(child.deadline('F4-06.4m', '2025-05-06T15:00:00+02:00').status).toBe('cancelled');
    expect(cancelled).toEqual([]);
  });
});

describe('a retraction reaches', () => {
  const retracted = (life: Life, command: string, data: Record<string, string>) => {
    const { events } = life.give('2026-06-10T10:00:00+02:00', command, data);
    return life
      .give('2026-06-11T10:00:00+02:00', 'retract', { eventId: events[0]?.id ?? 0, reason: 'fejl' })
      .relays.map(({ ref }) => ref);
  };
  const twins = () =>
    birth('2026-06-01T04:00:00+02:00', {
      children: ['child:1', 'child:2'].map((ref) => ({ ref, alive: true })),
    });

  it('whoever learned of what it takes back', () => {
    const move = { toMunicipality: 'Varde', movesOn: '2026-06-20' };
    expect(retracted(twins(), 'report-move', move)).toEqual(['child:1', 'child:2']);
  });

  it('nobody where nobody learned of it', () => {
    expect(retracted(twins(), 'record-entry', {})).toEqual([]);
  });
});
