import fc from 'fast-check';
import { expect, it } from 'vitest';
import { formatInstant } from '../../../domain/calendar/index.ts';
import { handle, receive } from '../../../domain/case/engine.ts';
import { survivorOf } from '../../../domain/case/merging/survivor.ts';
import type { CaseState } from '../../../domain/case/state.ts';
import { dueText } from '../../../domain/obligations/apply-ledger.ts';
import { derive } from '../../../domain/obligations/case-deadlines.ts';
import { deadlinesOf } from '../../../domain/obligations/deadline.ts';
import { live, type RandomAct, randomActs } from '../support/random-life.ts';

const runs = { numRuns: 50 };

/** Two random lives of one pregnancy, referred twice; the second under another id. */
function twoLives(first: readonly RandomAct[], second: readonly RandomAct[]) {
  const [one, two] = [live(first), live(second)];
  const [survivor, duplicate] = [one.world.get('pregnancy')?.state, two.world.get('pregnancy')?.state];
  if (!survivor || !duplicate) throw new Error('no case');
  return {
    survivor,
    duplicate: { ...duplicate, id: 'c_duplicate' },
    nowMs: Math.max(one.endMs, two.endMs),
  };
}

/** The duplicate merged into the survivor; null where the two may not be merged. */
function merge(duplicate: CaseState, survivor: CaseState, nowMs: number) {
  const answer = handle(duplicate, {
    name: 'merge-case',
    role: 'FR-leader',
    at: formatInstant(nowMs),
    data: { into: survivor.id, reason: 'other' },
    survivor: survivorOf(survivor, nowMs, true),
  });
  if (!answer.ok) return null;
  const [relay] = answer.relays;
  const union = receive(survivor, relay?.fromRef ?? '', relay?.events ?? []);
  return { answer, union };
}

/** Each deadline with what it was opened by, its limit and what became of it, whatever its name. */
const limits = (state: CaseState, nowMs: number) =>
  Object.fromEntries(
    deadlinesOf(state, nowMs).map((d) => [
      d.id,
      [d.trigger.eventId, d.earliestOn, d.targetOn, d.dueOn, d.dueAt, d.status, d.metBy],
    ]),
  );

const copy = (state: CaseState): CaseState => JSON.parse(JSON.stringify(state));

it('merged and split again, a case owes what it owed, and the other one what it owed before', () => {
  let merged = 0;
  fc.assert(
    fc.property(randomActs(14), randomActs(14), (first, second) => {
      const { survivor, duplicate, nowMs } = twoLives(first, second);
      const done = merge(duplicate, survivor, nowMs);
      if (!done) return;
      merged += 1;
      const split = handle(done.answer.state, {
        name: 'split-case',
        role: 'FR-leader',
        at: formatInstant(nowMs + 60_000),
        data: { reason: 'mistake' },
      });
      if (!split.ok) throw new Error(split.refusal.message.en);
      const [relay] = split.relays;
      const back = receive(done.union.state, relay?.fromRef ?? '', relay?.events ?? []);
      expect(limits(split.state, nowMs + 60_000)).toEqual(limits(duplicate, nowMs + 60_000));
      expect(limits(back.state, nowMs + 60_000)).toEqual(limits(survivor, nowMs + 60_000));
    }),
    runs,
  );
  expect(merged).toBeGreaterThan(5);
});

/** Of two different termins one must be wrong, and what is counted from it with it: not a question of earlier. */
const sameTermin = (acts: readonly RandomAct[]) => acts.filter(({ command }) => command !== 'set-due-date');

it('together they owe nothing later than each alone, and the same from nothing as step by step', () => {
  fc.assert(
    fc.property(randomActs(14), randomActs(14), (first, second) => {
      const { survivor, duplicate, nowMs } = twoLives(sameTermin(first), sameTermin(second));
      const done = merge(duplicate, survivor, nowMs);
      if (!done) return;
      const { state } = done.union;
      expect(deadlinesOf(copy(state), nowMs)).toEqual(deadlinesOf(state, nowMs));
      const union = derive(state).obligations;
      const here = new Map(state.facts.map(({ id, carried }) => [carried?.eventId, id]));
      for (const [alone, isDuplicate] of [
        [duplicate, true],
        [survivor, false],
      ] as const) {
        for (const o of derive(alone).obligations) {
          if (o.met || o.ended || o.exempted || dueText(o) === null) continue;
          const trigger = isDuplicate ? here.get(o.seed.trigger.id) : o.seed.trigger.id;
          const same = union.filter((one) => one.rule.id === o.rule.id);
          const holds = same.some(
            (one) =>
              (one.seed.trigger.id === trigger || one.seed.key === '1' || one.seed.key === o.seed.key) &&
              (one.met || one.ended || one.exempted || String(dueText(one)) <= String(dueText(o))),
          );
          expect(holds, `${o.id} of ${alone.id}: ${dueText(o)}`).toBe(true);
        }
      }
    }),
    runs,
  );
});
