import { describe, expect, it } from 'vitest';
import { parseInstant } from '../../../domain/calendar/index.ts';
import { evolve, factOf, forgetPredecessor, predecessorOf } from '../../../domain/case/evolve.ts';
import type { CaseEvent } from '../../../domain/case/fact.ts';
import type { JsonObject } from '../../../domain/json.ts';
import { fact, stateWith } from '../support/facts.ts';

const event = (type: string, data: JsonObject = {}, more: Partial<CaseEvent> = {}): CaseEvent => ({
  id: 4,
  type,
  at: '2026-03-04T10:00:00+01:00',
  recordedAt: '2026-03-05T11:00:00+01:00',
  by: 'FR',
  version: 4,
  data,
  ...more,
});

const known = () =>
  stateWith([
    fact(1, 'referred', '2026-03-01T10:00:00+01:00'),
    fact(2, 'entry-recorded', '2026-03-02T10:00:00+01:00'),
    fact(3, 'move-reported', '2026-03-03T10:00:00+01:00'),
  ]);

describe('an event folded into a case', () => {
  it('is remembered by its own moment and the moment it was told', () => {
    expect(factOf(event('move-reported', { movesOn: '2026-04-01' }))).toEqual({
      id: 4,
      type: 'move-reported',
      ms: parseInstant('2026-03-04T10:00:00+01:00'),
      on: '2026-03-04',
      recordedMs: parseInstant('2026-03-05T11:00:00+01:00'),
      by: 'FR',
      version: 4,
      data: { movesOn: '2026-04-01' },
    });
  });

  it('counts as a command of this case, one carried from elsewhere does not', () => {
    const carried = { ref: 'pregnancy', eventId: 4 };
    expect(evolve(known(), event('entry-recorded')).version).toBe(4);
    expect(evolve(known(), event('entry-recorded', {}, { carried, version: 9 })).version).toBe(3);
    expect(evolve(known(), event('entry-recorded', {}, { version: 2 })).version).toBe(3);
  });

  it('marks what a retraction names, and nothing where it is no retraction', () => {
    const marks = (type: string) =>
      evolve(known(), event(type, { events: [2, 3] })).facts.map(({ retractedBy }) => retractedBy);
    expect(marks('retracted')).toEqual([undefined, 4, 4, undefined]);
    expect(marks('entry-recorded')).toEqual([undefined, undefined, undefined, undefined]);
  });
});

describe('what a list of facts was made from', () => {
  it('is the list before, and the type of the event', () => {
    const before = known();
    const { facts } = evolve(before, event('entry-recorded'));
    expect(predecessorOf(facts)).toEqual({ facts: before.facts, changed: ['entry-recorded'] });
    expect(predecessorOf(facts)?.facts).toBe(before.facts);
  });

  it('names also the types of what a retraction took back, and no others', () => {
    const { facts } = evolve(known(), event('retracted', { events: [3] }));
    expect(predecessorOf(facts)?.changed).toEqual(['retracted', 'move-reported']);
  });

  it('can be let go of', () => {
    const { facts } = evolve(known(), event('entry-recorded'));
    expect(forgetPredecessor(facts)).toBe(true);
    expect(predecessorOf(facts)).toBeUndefined();
  });
});

describe('what a live case keeps of an event', () => {
  const kept = (type: string, data: JsonObject) => factOf(event(type, data)).data;
  const notification = { form: 'written', notifier: { role: 'GP', professional: true } };

  it('leaves out free text, names and what the command does not know, together with their field names', () => {
    const told = kept('notification-received', {
      ...notification,
      concern: 'fri tekst',
      note: 'fri tekst',
      unknown: 1,
    });
    expect(told).toEqual(notification);
    expect(Object.keys(told)).toEqual(['form', 'notifier']);
    expect(Object.keys(kept('referred', { mother: { name: 'Prøve Person' } }).mother ?? {})).toEqual([]);
  });

  it('keeps either form of what may be told in two', () => {
    for (const to of ['FR', ['FR', 'SP']]) expect(kept('notification-sent', { to })).toEqual({ to });
  });

  it('keeps what was told in another form than the field has today as it was told', () => {
    const told = { form: { kind: 'written' }, notifier: 'GP' };
    expect(kept('notification-received', told)).toEqual(told);
    expect(kept('notification-assessed', { assessors: 'fr-anna' })).toEqual({ assessors: 'fr-anna' });
  });
});
