import { describe, expect, it } from 'vitest';
import { parseInstant } from '../../../domain/calendar/index.ts';
import { evolve, predecessorOf } from '../../../domain/case/evolve.ts';
import type { CaseEvent } from '../../../domain/case/fact.ts';
import type { CaseState } from '../../../domain/case/state.ts';
import type { JsonObject } from '../../../domain/json.ts';
import { derive } from '../../../domain/obligations/case-deadlines.ts';
import { catalogue } from '../../../domain/rules/catalogue.ts';
import { stateWith } from '../support/facts.ts';

const at = (day: string) => `2025-03-${day}T10:00:00+01:00`;
const event = (id: number, type: string, day: string, data: JsonObject = {}): CaseEvent => ({
  id,
  type,
  at: at(day),
  recordedAt: at(day),
  by: 'FR',
  version: id,
  data,
});

/** A pregnancy of a busy week: what one event opens another meets, moves, or takes the ground from. */
const week: readonly CaseEvent[] = [
  event(1, 'referred', '03', { referrer: { role: 'GP' }, edd: '2025-09-01' }),
  event(2, 'notification-received', '03', {
    notificationId: 'n1',
    form: 'oral',
    notifier: { professional: true },
  }),
  event(3, 'contact-recorded', '04', { by: 'SSR', with: 'mother', reached: true }),
  event(4, 'due-date-set', '05', { edd: '2025-08-25', source: 'scan' }),
  event(5, 'notification-assessed', '05', { notificationId: 'n1', danger: false, assessors: ['fr-anna'] }),
  event(6, 'retracted', '06', { events: [3] }),
  event(7, 'deadline-extended', '06', { deadlineId: 'F1-01.1', until: '2025-03-14' }),
  event(8, 'pregnancy-ended', '07', { outcome: 'miscarriage' }),
  event(9, 'case-reopened', '08'),
];
const empty = (more: Partial<CaseState> = {}) =>
  stateWith([], { startedMs: parseInstant(at('03')) ?? 0, ...more });

/** The same case as if it had just been loaded: nothing about it is remembered. */
const fresh = (state: CaseState): CaseState => structuredClone(state);

/** What is derived, without the rules' functions, which no copy can equal. */
const told = (state: CaseState) => {
  const { obligations, closing } = derive(state);
  return { closing, obligations: obligations.map(({ rule: _rule, version: _version, ...one }) => one) };
};

describe('the deadlines of a case', () => {
  it('are after each event what they are when the whole case is read anew', () => {
    let state = empty();
    for (const one of week) {
      state = evolve(state, one);
      expect(told(state), one.type).toEqual(told(fresh(state)));
    }
    expect(derive(state).obligations.length).toBeGreaterThan(10);
  });

  it('are so too where several events came before anybody asked', () => {
    let state = evolve(empty(), week[0] as CaseEvent);
    derive(state);
    state = week.slice(1, 6).reduce(evolve, state);
    expect(told(state)).toEqual(told(fresh(state)));
  });

  it('and so where nobody had asked before', () => {
    const state = week.reduce(evolve, empty());
    expect(told(state)).toEqual(told(fresh(state)));
  });

  it('are derived once for the same facts', () => {
    const state = week.slice(0, 3).reduce(evolve, empty());
    expect(derive(state)).toBe(derive(state));
    expect(derive({ ...state, messagesUpToMs: 5 })).toBe(derive(state));
    expect(predecessorOf(state.facts)).toBeUndefined();
  });

  it('are derived anew only where an event was looked at', () => {
    const before = evolve(empty(), week[0] as CaseEvent);
    const was = derive(before).byRule;
    const now = derive(evolve(before, event(2, 'entry-recorded', '04'))).byRule;
    expect(now.filter((list, i) => list !== was[i])).toEqual([]);
    const moved = derive(evolve(before, week[3] as CaseEvent)).byRule;
    const changed = moved.flatMap((list, i) => (list === was[i] ? [] : (list[0]?.rule.id ?? [])));
    expect(changed).toContain('F2-10');
    expect(changed).not.toContain('F1-06');
  });

  it('follow other parameters and another rule set, asked in either order', () => {
    const state = evolve(empty(), week[0] as CaseEvent);
    const limit = (one: CaseState) => derive(one).obligations.find(({ id }) => id === 'F2-04.1')?.dueOn;
    const whatIf = { ...state, parameters: { ...state.parameters, termMeetingWeeksBefore: 8 } };
    expect([limit(state), limit(whatIf), limit(state)]).toEqual(['2025-06-23', '2025-07-07', '2025-06-23']);
    expect(derive({ ...state, ruleSet: 'current' })).not.toBe(derive(state));
    const later = evolve(whatIf, event(2, 'entry-recorded', '04'));
    expect(limit(later)).toBe('2025-07-07');
  });

  it('come from the rules that stand in its kind of case, in the order of the catalogue', () => {
    const places = (kind: CaseState['kind']) => derive(empty({ kind })).byRule.length;
    for (const kind of ['pregnancy', 'child'] as const)
      expect(places(kind)).toBe(
        catalogue.filter(({ stands }) => stands === 'both' || stands === kind).length,
      );
    const ids = derive(week.reduce(evolve, empty())).obligations.map(({ rule }) => rule.id);
    const order = catalogue.map(({ id }) => id);
    expect(ids).toEqual([...ids].sort((a, b) => order.indexOf(a) - order.indexOf(b)));
  });
});
