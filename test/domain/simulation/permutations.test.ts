import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../domain/json.ts';
import { deadlinesOf } from '../../../domain/obligations/deadline.ts';
import type { Scenario, ScenarioStep } from '../../../domain/simulation/scenario.ts';
import { playStep, type World } from '../../../domain/simulation/simulate.ts';

/** What happened, each at its own moment, in whatever order it is recorded. */
interface Happening {
  command: string;
  data: JsonObject;
}

const at = (day: number) => `2025-03-${String(day).padStart(2, '0')}T10:00:00+01:00`;

function* permutations<T>(items: readonly T[]): Generator<readonly T[]> {
  if (items.length === 0) yield [];
  for (const [i, item] of items.entries())
    for (const rest of permutations(items.filter((_, n) => n !== i))) yield [item, ...rest];
}

/** Records them one a day from 20 March on; the codes of what was refused, and every date and status in the end. */
function recorded(happenings: readonly Happening[]) {
  const world: World = new Map();
  const refer = {
    receivedAt: at(3),
    referrer: { role: 'GP' },
    mother: { name: 'Prøve Person' },
    edd: '2025-03-14',
  };
  const given = [
    { command: 'refer', data: refer, at: at(3) },
    ...happenings.map((one, i) => ({ ...one, at: at(20 + i) })),
  ];
  const steps: ScenarioStep[] = given.map((one) => ({ ...one, case: 'pregnancy' }));
  const scenario: Scenario = {
    name: 'permutation',
    municipality: 'esbjerg',
    parameters: {},
    ruleSet: null,
    kind: 'pregnancy',
    steps,
    until: at(30),
  };
  const stepEvents: (readonly number[])[] = [];
  const refused = steps.flatMap((step) => {
    const answer = playStep(world, scenario, step, stepEvents);
    stepEvents.push(answer.ok ? answer.events.map(({ id }) => id) : []);
    return answer.ok ? [] : [`${step.command} ${answer.refusal.code}`];
  });
  const end = [...world].map(([ref, { state }]) => [
    ref,
    deadlinesOf(state, Date.parse(at(31)))
      .map((d) => [d.id, d.earliestOn, d.targetOn, d.dueOn, d.dueAt, d.status, d.metAt].join(' '))
      .sort(),
  ]);
  return { refused, end: JSON.stringify(end) };
}

const contact = {
  command: 'record-contact',
  data: { by: 'FP', with: 'mother', at: at(5), method: 'phone', reached: true },
};
const notified = {
  command: 'receive-notification',
  data: {
    notificationId: 'n1',
    receivedAt: at(6),
    form: 'written',
    notifier: { role: 'GP', professional: true },
    concern: 'bekymring',
  },
};
const assessed = {
  command: 'assess-notification',
  data: {
    notificationId: 'n1',
    assessedAt: at(7),
    danger: false,
    acuteMeasures: false,
    assessors: ['fr-anna'],
  },
};
const born = {
  command: 'record-birth',
  data: { bornAt: at(12), children: [{ ref: 'child:1', alive: true }] },
};
const consulted = { command: 'hold-first-consultation', data: { heldAt: at(8) } };
const discharged = { command: 'discharge', data: { who: 'mother', at: at(15) } };

describe('events that arrive out of order', () => {
  it('come to the same end in every order in which nothing depends on what is not yet there', () => {
    const inOrder = recorded([contact, notified, consulted, born]);
    expect(inOrder.refused).toEqual([]);
    const ends = [...permutations([contact, notified, consulted, born])].map(recorded);
    expect(ends).toHaveLength(24);
    for (const { refused, end } of ends) {
      expect(refused).toEqual([]);
      expect(end).toBe(inOrder.end);
    }
  });

  it('are refused in so many words where something has to be there first, in each of the 720 orders of six', () => {
    const six = [contact, notified, assessed, consulted, born, discharged];
    const inOrder = recorded(six);
    expect(inOrder.refused).toEqual([]);
    const precedes = (order: readonly Happening[], one: Happening, other: Happening) =>
      order.indexOf(one) < order.indexOf(other);
    let whole = 0;
    for (const order of permutations(six)) {
      const { refused, end } = recorded(order);
      const expected = [
        ...(precedes(order, assessed, notified) ? ['assess-notification NOT_FOUND'] : []),
        ...(precedes(order, discharged, born) ? ['discharge WRONG_ORDER'] : []),
      ];
      expect([...refused].sort(), order.map(({ command }) => command).join(' ')).toEqual(expected);
      if (expected.length > 0) continue;
      whole += 1;
      expect(end).toBe(inOrder.end);
    }
    expect(whole).toBe(180);
  }, 240_000);
});
