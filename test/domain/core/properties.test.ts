import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatInstant } from '../../../domain/calendar/index.ts';
import { handle } from '../../../domain/case/engine.ts';
import type { CaseState } from '../../../domain/case/state.ts';
import { deadlinesOf } from '../../../domain/obligations/deadline.ts';
import { explain } from '../../../domain/obligations/explain.ts';
import { isFamilyRole, isRole } from '../../../domain/rules/roles.ts';
import { simulate } from '../../../domain/simulation/simulate.ts';
import { live, randomActs } from '../support/random-life.ts';

const runs = { numRuns: 60 };
const copy = (state: CaseState): CaseState => JSON.parse(JSON.stringify(state));
const dates = (state: CaseState, ms: number) =>
  Object.fromEntries(
    deadlinesOf(state, ms).map((d) => [d.id, [d.earliestOn, d.targetOn, d.dueOn, d.dueAt, d.status]]),
  );

describe('any life whatever', () => {
  it('derives the same step by step as from nothing, also after a round trip through JSON', () => {
    fc.assert(
      fc.property(randomActs(25), (acts) => {
        const { world, endMs } = live(acts);
        for (const { state } of world.values())
          expect(deadlinesOf(copy(state), endMs)).toEqual(deadlinesOf(state, endMs));
      }),
      runs,
    );
  });

  it('plays the same twice', () => {
    fc.assert(
      fc.property(randomActs(25), (acts) => {
        const { scenario } = live(acts);
        expect(simulate(scenario)).toEqual(simulate(scenario));
      }),
      runs,
    );
  });

  it('never has a deadline that is met and overdue, and says when and by what it was met', () => {
    fc.assert(
      fc.property(randomActs(30), (acts) => {
        const { world, endMs } = live(acts);
        for (const { state } of world.values()) {
          for (const d of deadlinesOf(state, endMs)) {
            const isMet = d.status === 'met' || d.status === 'met-late';
            expect(d.metAt !== null, d.id).toBe(isMet);
            if (d.status === 'cancelled') expect(d.statusReason, d.id).not.toBeNull();
          }
        }
      }),
      runs,
    );
  });

  it('explains every deadline down to its dates', () => {
    fc.assert(
      fc.property(randomActs(30), (acts) => {
        const { world, endMs } = live(acts);
        for (const { state } of world.values()) {
          for (const d of deadlinesOf(state, endMs)) {
            const result = explain(state, d.id, endMs)?.steps.at(-1);
            expect([result?.kind, result?.on ?? null, result?.at ?? null], d.id).toEqual([
              'result',
              d.dueOn,
              d.dueAt,
            ]);
          }
        }
      }),
      runs,
    );
  });

  it('is as if it had not been when its last act is retracted', () => {
    let reached = 0;
    fc.assert(
      fc.property(randomActs(20), fc.nat(), (acts, pick) => {
        const { world, endMs } = live(acts);
        const lived = [...world.values()][pick % world.size];
        if (!lived) return;
        const before = lived.state;
        const at = formatInstant(endMs);
        const given = handle(before, { name: 'record-entry', data: {}, at, role: 'FP' });
        if (!given.ok) return;
        reached += 1;
        const taken = handle(given.state, {
          name: 'retract',
          data: { eventId: given.events[0]?.id ?? 0, reason: 'fejl' },
          at,
          role: 'FP',
        });
        if (!taken.ok) throw new Error(taken.refusal.message.en);
        expect(dates(taken.state, endMs)).toEqual(dates(before, endMs));
      }),
      runs,
    );
    expect(reached).toBeGreaterThan(0);
  });

  it('does not move a date when somebody is assigned', () => {
    let reached = 0;
    fc.assert(
      fc.property(randomActs(25), (acts) => {
        const { world, endMs } = live(acts);
        for (const { state } of world.values()) {
          const answer = handle(state, {
            name: 'assign',
            data: { role: 'FR', user: 'fr-anna', reason: 'ny' },
            at: formatInstant(endMs),
            role: 'FR',
          });
          if (!answer.ok) continue;
          reached += 1;
          expect(dates(answer.state, endMs)).toMatchObject(dates(state, endMs));
        }
      }),
      runs,
    );
    expect(reached).toBeGreaterThan(0);
  });

  it('writes to nobody in the family after a loss', () => {
    let reached = 0;
    fc.assert(
      fc.property(randomActs(15), (acts) => {
        const { world, endMs } = live(acts);
        const pregnancy = world.get('pregnancy')?.state;
        if (!pregnancy) return;
        const at = formatInstant(endMs);
        const lost = handle(pregnancy, {
          name: 'end-pregnancy',
          data: { outcome: 'miscarriage', on: at.slice(0, 10) },
          at,
          role: 'FP',
        });
        if (!lost.ok) return;
        reached += 1;
        const ahead = deadlinesOf(lost.state, endMs).flatMap((d) => d.reminders);
        expect(ahead.filter(({ to }) => isRole(to) && isFamilyRole(to))).toEqual([]);
      }),
      runs,
    );
    expect(reached).toBeGreaterThan(0);
  });
});
