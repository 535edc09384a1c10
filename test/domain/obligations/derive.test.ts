import { describe, expect, it } from 'vitest';
import { parseInstant } from '../../../domain/calendar/index.ts';
import type { Fact } from '../../../domain/case/fact.ts';
import type { CaseState } from '../../../domain/case/state.ts';
import { deriveRule, lawDate, settle } from '../../../domain/obligations/derive.ts';
import type { Obligation } from '../../../domain/obligations/obligation.ts';
import type { Rule } from '../../../domain/rules/rule.ts';
import { fact, viewWith } from '../support/facts.ts';
import { openObligation, ruleLike } from '../support/obligations.ts';

const at = (day: string) => `2025-03-${day}T10:00:00+01:00`;
const ms = (day: string) => parseInstant(at(day)) ?? Number.NaN;
const referral = fact(1, 'referred', at('03'), { edd: '2025-09-01' });
const reason = { da: 'Aflyst', en: 'Cancelled' };
const row = (more: Partial<Rule> = {}): Rule =>
  ruleLike('F1-01', {
    opens: [{ on: 'referred', once: true }],
    met: [{ by: 'act' }],
    ends: [],
    nature: 'LOV',
    ...more,
  });
const occurrences = (rule: Rule, facts: readonly Fact[] = [], more: Partial<CaseState> = {}) =>
  deriveRule(rule, viewWith([referral, ...facts], more));
const one = (rule: Rule, facts: readonly Fact[] = [], more: Partial<CaseState> = {}): Obligation => {
  const [first] = occurrences(rule, facts, more);
  if (!first) throw new Error('not opened');
  return first;
};

describe('the dates of an occurrence', () => {
  it('have the target of the calendar where the row gives none, and none before a day or without a limit', () => {
    const dates = (given: object) => {
      const { earliestOn, targetOn, dueOn, dueMs, metUntilOn, exclusive } = one(
        row({ due: { count: 'computed', by: () => given } }),
      );
      return { earliestOn, targetOn, dueOn, dueMs, metUntilOn, exclusive };
    };
    const nothing = {
      earliestOn: null,
      targetOn: null,
      dueOn: null,
      dueMs: null,
      metUntilOn: null,
      exclusive: false,
    };
    expect(dates({})).toEqual(nothing);
    // Sunday 16 March.
    expect(dates({ dueOn: '2025-03-16' })).toEqual({
      ...nothing,
      dueOn: '2025-03-16',
      targetOn: '2025-03-14',
    });
    expect(dates({ dueOn: '2025-03-16', exclusive: true })).toEqual({
      ...nothing,
      dueOn: '2025-03-16',
      exclusive: true,
    });
    expect(dates({ dueOn: '2025-03-16', targetOn: null })).toEqual({ ...nothing, dueOn: '2025-03-16' });
    const all = {
      earliestOn: '2025-03-10',
      targetOn: '2025-03-12',
      dueOn: '2025-03-16',
      metUntilOn: '2025-03-17',
    };
    expect(dates(all)).toEqual({ ...nothing, ...all });
    expect(dates({ dueMs: 7 })).toEqual({ ...nothing, dueMs: 7 });
  });

  it('are none where the row does not apply or had no version yet', () => {
    expect(occurrences(row({ due: { count: 'computed', by: () => null } }))).toEqual([]);
    expect(occurrences(row({ versions: [{ validFrom: '2026-01-01', source: { text: 'x' } }] }))).toEqual([]);
    expect(occurrences(row({ due: undefined }))).toHaveLength(1);
  });

  it('follow the law of the day of the trigger, or of the day that the occurrence names', () => {
    const seed = { key: '1', trigger: referral };
    expect([lawDate(seed), lawDate({ ...seed, lawOn: '2023-05-01' })]).toEqual(['2025-03-03', '2023-05-01']);
  });

  it('tell of a late referral what it moved', () => {
    const due = { count: 'weeks', n: -26, base: 'term' } as const;
    const note = (lateReferral?: 'notice') => one(row({ due, lateReferral })).adjustments;
    const moved = {
      kind: 'late-referral',
      by: 'system',
      eventId: null,
      at: at('03'),
      before: '2025-03-03',
      after: '2025-03-10',
    };
    const startedMs = ms('03');
    expect(startedMs).toBe(referral.ms);
    expect(note()).toEqual([
      {
        ...moved,
        reason: {
          da: 'Sen henvisning: tidligst femte arbejdsdag efter henvisningen',
          en: 'Late referral: at the earliest the fifth working day after the referral',
        },
      },
    ]);
    expect(note('notice')).toEqual([
      {
        ...moved,
        reason: {
          da: 'Sen henvisning: så snart varslet tillader det',
          en: 'Late referral: as soon as the notice allows',
        },
      },
    ]);
  });

  it('tell of each correction of the termin that moved them', () => {
    const set = (id: number, edd: string, more: Partial<Fact> = {}) =>
      fact(id, 'due-date-set', at('05'), { edd }, { by: 'SSR', ...more });
    const history = (facts: readonly Fact[], due: Rule['due'] = { count: 'gestation', age: '30+0' }) =>
      one(row({ due }), facts).adjustments;
    expect(history([set(2, '2025-09-08'), set(3, '2025-09-08'), set(4, '2025-08-25')])).toEqual([
      {
        kind: 'recomputation',
        at: at('05'),
        by: 'SSR',
        eventId: 2,
        reason: { da: 'Terminen er rettet', en: 'The due date of birth was corrected' },
        before: '2025-06-23',
        after: '2025-06-30',
      },
      expect.objectContaining({ eventId: 4, before: '2025-06-30', after: '2025-06-16' }),
    ]);
    expect(history([])).toEqual([]);
    expect(history([set(2, '2025-09-08', { retractedBy: 3 })])).toEqual([]);
    expect(history([fact(2, 'due-date-set', at('05'))])).toEqual([]);
    expect(history([set(2, '2025-09-08')], { count: 'days', n: 7 })).toEqual([]);
  });
});

describe('an occurrence is settled', () => {
  const due = { count: 'days', n: 7 } as const;
  const ends = [{ by: 'end', reason }] as const;
  const settled = (facts: readonly Fact[], more: Partial<Rule> = {}) => {
    const { met, ended, silentFromMs } = one(row({ due, ends, ...more }), facts);
    return { met: met?.id ?? null, ended: ended?.eventId ?? null, silentFromMs };
  };
  const act = (id: number, day: string) => fact(id, 'act', at(day));
  const end = (id: number, day: string) => fact(id, 'end', at(day));

  it('by the act, or by what took its ground before', () => {
    expect(settled([])).toEqual({ met: null, ended: null, silentFromMs: null });
    expect(settled([act(2, '05')])).toEqual({ met: 2, ended: null, silentFromMs: null });
    expect(settled([end(2, '05')])).toEqual({ met: null, ended: 2, silentFromMs: null });
    expect(settled([act(2, '05'), end(3, '06')]).ended).toBeNull();
    expect(settled([act(2, '05'), end(3, '05')]).met).toBe(2);
    expect(settled([end(2, '05'), act(3, '05')]).met).toBe(3);
    expect(settled([end(2, '05'), act(3, '06')])).toEqual({ met: null, ended: 2, silentFromMs: null });
  });

  it('by an act recorded earlier for the day on which the ground fell away', () => {
    const endOfDay = (id: number, day: string) =>
      fact(id, 'end', `2025-03-${day}T00:00:00+01:00`, {}, { dateOnly: true });
    expect(settled([act(2, '05'), endOfDay(3, '05')]).met).toBe(2);
    expect(settled([endOfDay(2, '05'), act(3, '05')]).ended).toBe(2);
    expect(settled([act(2, '06'), endOfDay(3, '05')]).ended).toBe(3);
  });

  it('not by what comes after its limit: then it stays overdue, only silent', () => {
    expect(settled([end(2, '11')])).toEqual({ met: null, ended: null, silentFromMs: ms('11') });
    expect(settled([end(2, '11'), act(3, '12')])).toEqual({ met: 3, ended: null, silentFromMs: ms('11') });
    expect(settled([end(2, '10')]).ended).toBe(2);
  });

  it('by the birth where the row ends there, and by the first of several endings', () => {
    const born = fact(4, 'birth-recorded', at('06'), { children: [{ ref: 'child:1', alive: true }] });
    const o = one(row({ due, ends, endsAtBirth: true }), [born]);
    expect(o.ended).toEqual({
      ms: ms('06'),
      eventId: 4,
      reason: { da: 'Bortfaldet ved fødslen', en: 'Fell away at the birth' },
    });
    expect(settled([born], {}).ended).toBeNull();
    expect(settled([end(2, '05'), born], { endsAtBirth: true }).ended).toBe(2);
    expect(settled([end(2, '06'), born], { endsAtBirth: true }).ended).toBe(2);
    expect(settled([end(2, '07'), born], { endsAtBirth: true }).ended).toBe(4);
    expect(settled([fact(2, 'pregnancy-ended', at('05')), end(3, '06')]).ended).toBe(2);
  });

  it('the same whoever asks', () => {
    const o = openObligation({ rule: row({ ends }) });
    expect(settle(o, viewWith([referral]))).toEqual({ ...o, met: null });
  });
});

describe('a newer rule set that the case adopts', () => {
  const versions: Rule['versions'] = [
    { validFrom: '1900-01-01', source: { text: 'gammel' }, change: { due: { count: 'days', n: 7 } } },
    { validFrom: '2025-03-05', source: { text: 'ny' }, change: { due: { count: 'days', n: 14 } } },
  ];
  const adopted = (id: number, day: string, ruleSet = '2025-03-06') =>
    fact(id, 'rules-adopted', at(day), { ruleSet });
  const under = (facts: readonly Fact[], more: Partial<CaseState> = {}) => {
    const o = one(
      row({ versions, due: { count: 'days', n: 7 }, ends: [{ by: 'end', reason }] }),
      facts,
      more,
    );
    return [o.version.source.text, o.dueOn, o.adjustments.length];
  };

  it('dates anew what is open, and says so', () => {
    const o = one(row({ versions, due: { count: 'days', n: 7 } }), [adopted(2, '06')]);
    expect(o).toMatchObject({ dueOn: '2025-03-17', version: { source: { text: 'ny' } } });
    expect(o.adjustments).toEqual([
      {
        kind: 'adopted-rules',
        at: at('06'),
        by: 'FR',
        eventId: 2,
        reason: { da: 'Nyt regelsæt taget i brug', en: 'A newer rule set was adopted' },
        before: '2025-03-10',
        after: '2025-03-17',
      },
    ]);
  });

  it('leaves what was settled by then, and what it does not change', () => {
    const old = ['gammel', '2025-03-10', 0];
    expect(under([])).toEqual(old);
    expect(under([fact(2, 'act', at('05')), adopted(3, '06')])).toEqual(old);
    expect(under([fact(2, 'act', at('06')), adopted(3, '06')])).toEqual(old);
    expect(under([fact(2, 'end', at('05')), adopted(3, '06')])).toEqual(old);
    expect(under([fact(2, 'end', at('06')), adopted(3, '06')])).toEqual(old);
    expect(under([adopted(2, '06', '2025-03-04')])).toEqual(old);
    expect(under([adopted(2, '02')])).toEqual(old);
    expect(under([fact(3, 'act', at('07')), adopted(2, '06')])).toEqual(['ny', '2025-03-17', 1]);
  });

  it('dates anew what is opened in its very instant, or falls away only later', () => {
    const anew = ['ny', '2025-03-17', 1];
    expect(under([adopted(2, '03')])).toEqual(anew);
    expect(under([fact(3, 'end', at('07')), adopted(2, '06')])).toEqual(anew);
  });

  it('leaves what it would not apply to', () => {
    const lapsed: Rule['versions'] = [
      { validFrom: '1900-01-01', source: { text: 'gammel' } },
      {
        validFrom: '2025-03-05',
        source: { text: 'ny' },
        change: { due: { count: 'computed', by: () => null } },
      },
    ];
    const o = one(row({ versions: lapsed, due: { count: 'days', n: 7 } }), [adopted(2, '06')]);
    expect([o.version.source.text, o.dueOn, o.adjustments]).toEqual(['gammel', '2025-03-10', []]);
  });

  it('is the law from then on in a case that was opened under a rule set', () => {
    const opened = { ruleSet: '2025-03-04' };
    const byLaw = ['ny', '2025-03-17', 0];
    expect(under([], opened)).toEqual(['gammel', '2025-03-10', 0]);
    expect(under([], { ruleSet: 'current' })).toEqual(byLaw);
    expect(under([adopted(2, '02', 'current')], opened)).toEqual(byLaw);
    expect(under([adopted(2, '03', 'current')], opened)).toEqual(byLaw);
    expect(under([adopted(2, '04', 'current')], opened)).toEqual(['ny', '2025-03-17', 1]);
    const several = [
      adopted(2, '01', 'current'),
      adopted(3, '02', 'current'),
      adopted(4, '03', '2025-03-04'),
    ];
    expect(under(several, opened)[2]).toBe(0);
    expect(under(several, opened)[0]).toBe('gammel');
  });
});
