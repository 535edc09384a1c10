import { describe, expect, it } from 'vitest';
import { civilDateOf, daysBetween, parseInstant, weekday } from '../../domain/calendar/index.ts';
import { unmetStatuses } from '../../domain/obligations/status.ts';
import type { Scenario } from '../../domain/simulation/scenario.ts';
import { simulate } from '../../domain/simulation/simulate.ts';
import { loadLife } from '../../worker/demo/load-life.ts';
import { moveToNow, moveToToday } from '../../worker/demo/move-to-today.ts';
import { demoLives } from '../../worker/demo/stories.ts';
import { pureStore } from './support/pure-gateway.ts';

const lives = Object.fromEntries(demoLives.map(({ name, past }) => [name, past])) as Record<
  'aabenraa' | 'esbjerg' | 'esbjerg-new',
  Scenario
>;

const days = [
  '2026-01-01',
  '2026-03-29',
  '2026-07-15',
  '2026-10-25',
  '2026-12-24',
  '2027-05-06',
  '2028-02-29',
];

/** What stands in a moved life as a worklist would show it: rule and civil days to the limit, negative when past. */
function owedIn(life: Scenario, todayOn: string) {
  const moved = moveToToday(life, todayOn);
  const nowOn = civilDateOf(parseInstant(moved.until) ?? 0);
  const deadlines = simulate(moved).cases.flatMap((one) => one.deadlines);
  return deadlines
    .filter(({ status }) => unmetStatuses.includes(status))
    .map(({ ruleId, responsible, status, dueOn, dueAt }) => {
      const on = dueOn ?? (dueAt === null ? null : civilDateOf(parseInstant(dueAt) ?? 0));
      return { ruleId, responsible, status, daysLeft: on === null ? null : daysBetween(nowOn, on) };
    });
}

describe.each(Object.entries(lives))('the demo life of %s', (_name, life) => {
  it.each(days)('moved to %s keeps weekdays and hours, and nothing in it is refused', (todayOn) => {
    const moved = moveToToday(life, todayOn);
    const endsOn = civilDateOf(parseInstant(moved.until) ?? 0);
    expect(endsOn <= todayOn).toBe(true);
    for (const [i, { at }] of moved.steps.entries()) {
      const before = life.steps[i]?.at ?? '';
      expect(at.slice(11, 19)).toBe(before.slice(11, 19));
      expect(weekday(at.slice(0, 10))).toBe(weekday(before.slice(0, 10)));
    }
    expect(simulate(moved).refusals).toEqual([]);
  });

  it('has ended at every hour of any week, and less than eight days ago', () => {
    const fromMs = parseInstant('2026-11-22T00:30:00+01:00') ?? 0;
    for (let hour = 0; hour < 7 * 24; hour++) {
      const nowMs = fromMs + hour * 3_600_000;
      const untilMs = parseInstant(moveToNow(life, nowMs).until) ?? 0;
      expect(untilMs).toBeLessThanOrEqual(nowMs);
      expect(nowMs - untilMs).toBeLessThan(8 * 86_400_000);
    }
  });

  it('lived through the gateway ends as its simulation does, with its clock in the past', async () => {
    const moved = moveToNow(life, Date.now());
    const { gateway, reads } = pureStore(Date.now);
    const loaded = await loadLife(gateway, moved, 'demo');
    if (!loaded.ok) throw new Error(`${loaded.step} ${loaded.refusal.code}`);
    const stored = await reads.find(loaded.caseId);
    const simulated = simulate(moved).cases[0];
    expect(stored?.demo).toBe(true);
    expect(stored?.clockOffsetMs).toBeLessThan(0);
    expect(stored?.state.version).toBe(simulated?.version);
    expect(stored?.state.links.map(({ ref }) => ref)).toEqual(simulated?.links.map(({ ref }) => ref));
  });
});

describe('what is ahead in the demo lives', () => {
  it('is refused nowhere and brings both children to school, where their cases close', () => {
    for (const { name, past, ahead } of demoLives) {
      const until = name === 'esbjerg-new' ? past.until : '2030-08-02T12:00:00+02:00';
      const { refusals, cases } = simulate({ ...past, steps: [...past.steps, ...ahead], until });
      expect([name, refusals]).toEqual([name, []]);
      const children = cases.filter(({ kind }) => kind === 'child').map(({ phase }) => phase);
      expect([name, children]).toEqual([name, name === 'esbjerg-new' ? [] : ['closed']]);
    }
  });
});

describe('what the demo lives leave open', () => {
  it.each(days)('is a well-kept case on %s: little is late, and by days only', (todayOn) => {
    for (const life of Object.values(lives)) {
      const owed = owedIn(life, todayOn);
      expect(owed.filter(({ status }) => status === 'advisory-missed')).toEqual([]);
      const late = owed.filter(({ status }) => status === 'overdue');
      expect(late.length).toBeLessThanOrEqual(2);
      for (const { daysLeft } of late) expect(daysLeft).toBeGreaterThanOrEqual(-10);
      const urgent = owed.filter(
        (one) => one.responsible === 'FR' && one.daysLeft !== null && one.daysLeft <= 7,
      );
      expect(urgent.length).toBeGreaterThanOrEqual(1);
    }
  });

  it.each(days)('has the 24-hour clocks running on %s: one ends today, one tomorrow', (todayOn) => {
    const daysLeft = (life: Scenario) =>
      owedIn(life, todayOn)
        .filter(({ ruleId }) => ruleId === 'F1-15')
        .map((one) => one.daysLeft);
    expect(daysLeft(lives['esbjerg-new'])).toEqual([0]);
    expect(daysLeft(lives.aabenraa)).toEqual([1]);
  });
});
