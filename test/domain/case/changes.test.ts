import { describe, expect, it } from 'vitest';
import { parseInstant } from '../../../domain/calendar/index.ts';
import { nextWakeMs } from '../../../domain/case/engine.ts';
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

describe('a case wakes', () => {
  const stateOf = (life: Life) => {
    const state = life.world.get('pregnancy')?.state;
    if (!state) throw new Error('no case');
    return state;
  };

  it('at its next message', () => {
    const life = pregnancy();
    const reminders = ['F1-01', 'F1-02', 'F1-03', 'F1-05', 'F1-06', 'F1-07', 'F1-33']
      .flatMap((rule) => life.ofRule(rule, '2025-03-03T08:00:00+01:00'))
      .flatMap((one) => one.reminders.map((reminder) => parseInstant(reminder.at) ?? 0));
    expect(reminders.length).toBeGreaterThan(0);
    expect(nextWakeMs(stateOf(life))).toBe(Math.min(...reminders));
  });

  it('never again once it is closed and nothing is left to say', () => {
    const life = pregnancy();
    life.give(at('04'), 'close-case', { reason: 'flyttet' });
    expect(nextWakeMs(stateOf(life))).toBeNull();
  });
});
