import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type BreachKind, breachKinds } from '../../../domain/disclosure/breach-kinds.ts';
import { breachesOf, repeatedKinds } from '../../../domain/disclosure/breaches.ts';
import { begin } from '../support/life.ts';

const at = '2025-04-10T10:00:00+02:00';

const stateOf = (life: ReturnType<typeof begin>) => {
  const lived = life.world.get('pregnancy');
  if (!lived) throw new Error('no case');
  return lived.state;
};

describe('Familieretshuset: the same breach again and again', () => {
  it.each(Object.entries(breachKinds) as [string, BreachKind][])(
    'the kind %s of the register is held by a test that exists',
    (name, { guardedBy }) => {
      if (guardedBy === null) return expect(['lost', 'other']).toContain(name);
      const file = readFileSync(new URL(`../../${guardedBy.file}`, import.meta.url), 'utf8');
      expect(file).toContain(`'${guardedBy.name}'`);
      expect(file).not.toMatch(/\b(it|test|describe)\.(skip|todo|only)\b/);
    },
  );

  it('a kind that came twice within a year is marked; one breach of each, or one taken back, is not', () => {
    const life = begin({ at: '2025-04-07T08:00:00+02:00' });
    const breach = (breachId: string, kind: string) => ({ breachId, kind, at });
    life.give(at, 'discover-breach', breach('b1', 'no-custody'));
    life.give(at, 'discover-breach', breach('b2', 'lost'));
    const nowMs = Date.parse(at);
    const repeated = () => [...repeatedKinds(breachesOf(stateOf(life)), nowMs)];
    expect(repeated()).toEqual([]);
    const again = life.give(at, 'discover-breach', breach('b3', 'no-custody'));
    expect(repeated()).toEqual([['no-custody', 2]]);
    expect([...repeatedKinds(breachesOf(stateOf(life)), nowMs + 366 * 86_400_000)]).toEqual([]);
    life.give(at, 'retract', { eventId: again.events[0]?.id ?? 0, reason: 'ikke et brud' });
    expect(repeated()).toEqual([]);
  });

  it('a report settles the breach it names, and 72 hours are counted from the discovery', () => {
    const life = begin({ at: '2025-04-07T08:00:00+02:00' });
    life.give(at, 'discover-breach', { breachId: 'b1', at, kind: 'lost' });
    life.give(at, 'discover-breach', { breachId: 'b2', at });
    life.give(at, 'report-breach', { breachId: 'b2', at, personsInformed: 'no-high-risk' });
    expect(breachesOf(stateOf(life))).toMatchObject([
      { breachId: 'b1', kind: 'lost', reportedMs: null, dueMs: Date.parse('2025-04-13T10:00:00+02:00') },
      { breachId: 'b2', kind: 'other', reportedMs: Date.parse(at), persons: 'no-high-risk' },
    ]);
  });
});
