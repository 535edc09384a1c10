import { describe, expect, it } from 'vitest';
import { parseInstant } from '../../../domain/calendar/index.ts';
import type { CaseState } from '../../../domain/case/state.ts';
import { type WhatIf, type WhatIfResult, whatIf } from '../../../domain/simulation/what-if.ts';
import { begin, type Life } from '../support/life.ts';

// Twelve weeks of pregnancy end on Sunday 15 June 2025 (11+6), eighteen on Sunday 27 July (17+6): termin 29 December.
const life = () => begin({ at: '2025-05-05T08:00:00+02:00', refer: { edd: '2025-12-29' } });
const day = (on: string) => `${on}T10:00:00+02:00`;
const stateOf = (one: Life, ref = 'pregnancy') => one.world.get(ref)?.state as CaseState;

function ask(
  one: Life,
  at: string,
  question: Partial<WhatIf>,
  { ref = 'pregnancy', linked = [] as string[] } = {},
): WhatIfResult {
  const others = linked.map((other) => stateOf(one, other));
  const full = { steps: [], parameters: {}, ...question };
  const answer = whatIf(stateOf(one, ref), full, parseInstant(at) ?? 0, 'FR', others);
  if (!answer.ok) throw new Error(`${answer.step}: ${answer.refusal.message.en}`);
  return answer.result;
}

const dates = ({ deadlines }: Pick<WhatIfResult, 'deadlines'>, id: string) => {
  const found = deadlines.find((one) => one.id === id);
  return found ? [found.before, found.after] : null;
};

const birth = (on: string) => ({
  at: `${on}T12:00:00+01:00`,
  command: 'record-birth',
  data: { bornAt: `${on}T09:00:00+01:00`, place: 'Esbjerg', children: [{ ref: 'child:1', alive: true }] },
});

describe('a birth three weeks early', () => {
  it('tells what ends and opens in the pregnancy, and the whole case of the child that would open', () => {
    const result = ask(life(), day('2025-05-06'), { steps: [birth('2025-12-08')] });
    expect(dates(result, 'F2-01.1')).toEqual(['2025-12-29', null]);
    expect(dates(result, 'F3-01.1')).toEqual([null, '2025-12-09T09:00:00+01:00']);
    expect(result.reminders.removed).toContainEqual(
      expect.objectContaining({ deadlineId: 'F2-01.1', kind: 'breach' }),
    );
    const [child, ...more] = result.cases;
    expect(more).toEqual([]);
    expect(child).toMatchObject({ ref: 'child:1', kind: 'child', change: 'opened' });
    // Seven days a visit, from the birth.
    expect(child && dates(child, 'F3-19.1')).toEqual([null, '2025-12-15']);
    expect(child?.reminders.added.length).toBeGreaterThan(0);
    expect(child?.reminders.removed).toEqual([]);
  });

  it('lets the child be asked about in the same breath', () => {
    const discharged = {
      at: '2025-12-10T12:00:00+01:00',
      command: 'discharge',
      case: 'child:1',
      data: { who: 'child:1', at: '2025-12-10T11:00:00+01:00' },
    };
    const { cases } = ask(life(), day('2025-05-06'), { steps: [birth('2025-12-08'), discharged] });
    expect(cases[0]?.deadlines.find((one) => one.id.startsWith('F3-06'))).toMatchObject({ before: null });
    const nobody = whatIf(
      stateOf(life()),
      { steps: [discharged], parameters: {} },
      parseInstant(day('2025-05-06')) ?? 0,
      'FR',
    );
    expect(nobody).toMatchObject({ ok: false, step: 0, refusal: { code: 'NOT_FOUND' } });
  });

  it('taken back again lets the case of the child disappear, unless it has begun to live', () => {
    const one = life();
    one.give('2025-12-08T12:00:00+01:00', 'record-birth', birth('2025-12-08').data);
    const at = '2025-12-09T12:00:00+01:00';
    const birthId = stateOf(one).facts.find((fact) => fact.type === 'birth-recorded')?.id ?? 0;
    const steps = [{ at, command: 'retract', data: { eventId: birthId, reason: 'forkert' } }];
    const { cases } = ask(one, at, { steps }, { linked: ['child:1'] });
    expect(cases).toMatchObject([{ ref: 'child:1', change: 'withdrawn' }]);
    expect(cases[0] && dates(cases[0], 'F3-19.1')).toEqual(['2025-12-15', null]);
    one.give(at, 'name-child', { on: '2025-12-09' }, 'child:1');
    const refused = whatIf(
      stateOf(one),
      {
        steps: [{ ...(steps[0] as WhatIf['steps'][number]), at: '2025-12-10T12:00:00+01:00' }],
        parameters: {},
      },
      parseInstant('2025-12-10T10:00:00+01:00') ?? 0,
      'FR',
      [stateOf(one, 'child:1')],
    );
    expect(refused).toMatchObject({ ok: false, refusal: { code: 'PRECONDITION' } });
  });
});

describe('a pause', () => {
  it('moves the date and its reminders by the days it lasts', () => {
    const steps = [
      {
        at: day('2025-05-07'),
        command: 'pause-deadline',
        data: { deadlineId: 'F2-04.1', reason: 'rejse', until: '2025-05-21' },
      },
    ];
    const { deadlines, reminders, cases } = ask(life(), day('2025-05-06'), { steps });
    expect(deadlines.map(({ id, before, after }) => [id, before, after])).toEqual([
      ['F2-04.1', '2025-10-20', '2025-11-03'],
    ]);
    expect(new Set([...reminders.added, ...reminders.removed].map((one) => one.deadlineId))).toEqual(
      new Set(['F2-04.1']),
    );
    const first = (list: readonly { at: string }[]) => list.map(({ at }) => at.slice(0, 10)).sort()[0];
    expect([first(reminders.removed), first(reminders.added)]).toEqual(['2025-09-22', '2025-10-20']);
    expect(cases).toEqual([]);
  });
});

describe('a new rule set', () => {
  const asking = () => {
    const one = life();
    one.give(day('2025-05-12'), 'decide-on-pregnancy', { decision: 'undecided', wantsInformation: true });
    return one;
  };
  const adopt = {
    at: day('2025-06-02'),
    command: 'adopt-rules',
    data: { ruleSet: '2025-06-01', approvedBy: ['leder-anna', 'leder-bo'] },
  };

  it('adopted moves what is open, with the reminders of the newer rule', () => {
    const { deadlines, reminders } = ask(asking(), day('2025-06-02'), { steps: [adopt] });
    expect(deadlines).toMatchObject([{ id: 'F1-04.1', before: '2025-06-15', after: '2025-07-27' }]);
    expect(reminders.added.map(({ deadlineId, to }) => [deadlineId, to])).toEqual([
      ['F1-04.1', 'FP'],
      ['F1-04.1', 'FP'],
    ]);
  });

  it('asked for by its date alone answers the same', () => {
    const { deadlines } = ask(asking(), day('2025-06-02'), { ruleSet: '2025-06-01' });
    expect(dates({ deadlines }, 'F1-04.1')).toEqual(['2025-06-15', '2025-07-27']);
  });
});

describe('reminders of a step that lies ahead', () => {
  it('that leave before it leave in either life', () => {
    const one = life();
    const contact = {
      at: day('2025-05-12'),
      command: 'record-contact',
      data: { by: 'SSR', with: 'mother', method: 'phone', reached: true },
    };
    const planned = one.deadline('F1-01.1', day('2025-05-05')).reminders;
    const before = planned.filter(({ at }) => (parseInstant(at) ?? 0) <= (parseInstant(contact.at) ?? 0));
    expect(before.length).toBeGreaterThan(0);
    const { reminders } = ask(one, day('2025-05-05'), { steps: [contact] });
    const removed = reminders.removed.filter(({ deadlineId }) => deadlineId === 'F1-01.1');
    for (const { at, to } of before) expect(removed).not.toContainEqual(expect.objectContaining({ at, to }));
    expect(removed).toHaveLength(planned.length - before.length);
  });
});
