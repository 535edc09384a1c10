import { describe, expect, it } from 'vitest';
import { formatInstant, parseInstant } from '../../../domain/calendar/index.ts';
import type { Fact } from '../../../domain/case/fact.ts';
import type { Obligation } from '../../../domain/obligations/obligation.ts';
import { withPlan } from '../../../domain/obligations/plan-messages.ts';
import { parametersFor } from '../../../domain/rules/parameters.ts';
import type { ReminderStep, Rule } from '../../../domain/rules/rule.ts';
import { fact, viewWith } from '../support/facts.ts';
import { openObligation, ruleLike } from '../support/obligations.ts';

const at = (day: string) => `2025-03-${day}T10:00:00+01:00`;
const referral = fact(1, 'referred', at('03'));
/** Reminders leave at 8 o'clock; an unseen breach climbs to FR-leader, then to the director. */
const parameters = parametersFor('esbjerg', { escalation: ['FR-leader', 'director'] });

function planned(rule: Partial<Rule>, more: Partial<Obligation> = {}, facts: readonly Fact[] = []) {
  const o = openObligation({
    rule: ruleLike('F1-01', { breachTo: [], ...rule }),
    plan: [],
    dueSoonFromMs: null,
    ...more,
  });
  return withPlan(o, viewWith([referral, ...facts], { parameters }));
}

const brief = ({ plan }: Obligation) =>
  plan.map(({ ms, kind, to, step }) => `${formatInstant(ms).slice(5, 16)} ${kind} ${to} ${step}`);
const reminded = (step: Omit<ReminderStep, 'to'>, more: Partial<Obligation> = {}) =>
  brief(planned({ remind: [{ ...step, to: 'SSR' }] }, more));
const inHours = { dueOn: null, targetOn: null, dueMs: parseInstant(at('04')) };

// Referred on Monday 3 March 2025 at 10; due on Monday the 10th.
describe('a reminder falls', () => {
  it.each<[string, Omit<ReminderStep, 'to'>, Partial<Obligation>, string]>([
    ['on the target', { onTarget: true }, { targetOn: '2025-03-07' }, '03-07T08:00'],
    ['on the limit where there is no target', { onTarget: true }, { targetOn: null }, '03-10T08:00'],
    ['at the hour of a limit in hours', { onTarget: true }, inHours, '03-04T10:00'],
    ['hours after the trigger', { after: { hours: 3 } }, {}, '03-03T13:00'],
    ['days after its day', { after: { days: 3 } }, {}, '03-06T08:00'],
    ['weeks and days after its day', { after: { weeks: 1, days: -1 } }, {}, '03-09T08:00'],
    ['months after its day', { after: { months: 1 } }, { dueOn: '2025-05-01' }, '04-03T08:00'],
    ['working days after its day', { after: { workingDays: 5 } }, {}, '03-10T08:00'],
    ['hverdage after its day, Saturdays counted', { after: { hverdage: 5 } }, {}, '03-08T08:00'],
    ['days before the limit', { before: { days: 2 } }, {}, '03-08T08:00'],
    ['weeks and days before the limit', { before: { weeks: 1, days: -3 } }, {}, '03-06T08:00'],
    ['months before the limit', { before: { months: 1 } }, { dueOn: '2025-05-01' }, '04-01T08:00'],
    ['hours before the limit', { before: { hours: 2 } }, inHours, '03-04T08:00'],
    [
      'days before the first day',
      { beforeEarliest: { days: 1 } },
      { earliestOn: '2025-03-07' },
      '03-06T08:00',
    ],
  ])('%s', (_when, step, more, moment) => {
    expect(reminded(step, more)).toEqual([`${moment} reminder SSR r0`]);
  });

  it('every so many days up to the limit, each with a step of its own', () => {
    expect(reminded({ after: { days: 3 }, repeat: { days: 2, times: 9 } })).toEqual([
      '03-06T08:00 reminder SSR r0',
      '03-08T08:00 reminder SSR r0.1',
      '03-10T08:00 reminder SSR r0.2',
    ]);
  });

  it('after the limit as often as it says, at the same hour over the change to summer time', () => {
    // Due on Monday 10 March; clocks change on Sunday 30 March.
    expect(reminded({ afterLimit: { days: 14 }, repeat: { days: 14, times: 2 } })).toEqual([
      '03-24T08:00 reminder SSR r0',
      '04-07T08:00 reminder SSR r0.1',
    ]);
    expect(reminded({ afterLimit: { days: 1 } }, inHours)).toEqual(['03-05T08:00 reminder SSR r0']);
  });

  it('at a hard stop only where that lies after the limit, and never makes the deadline due soon', () => {
    const stop = { after: { days: 20 }, pastLimit: true as const };
    expect(reminded(stop)).toEqual(['03-23T08:00 reminder SSR r0']);
    expect(reminded(stop, { dueOn: '2025-03-23' })).toEqual([]);
    expect(planned({ remind: [{ ...stop, to: 'SSR' }] }).dueSoonFromMs).toBeNull();
  });

  it('at no gestational age where no termin is known', () => {
    expect(reminded({ gestation: '36+0', pastLimit: true })).toEqual([]);
  });

  it('on days counted from where the occurrence says', () => {
    const seed = { ...openObligation().seed, base: '2025-03-05' };
    expect(reminded({ after: { days: 3 } }, { seed })).toEqual(['03-08T08:00 reminder SSR r0']);
  });

  it.each<[Omit<ReminderStep, 'to'>, Partial<Obligation>]>([
    [{ onTarget: true }, { targetOn: null, dueOn: null }],
    [{ before: { days: 2 } }, inHours],
    [{ before: { hours: 2 } }, {}],
    [{ beforeEarliest: { days: 1 } }, {}],
    [{}, {}],
  ])('nowhere for %j where that is not known', (step, more) => {
    const o = planned({ remind: [{ ...step, to: 'SSR' }], breachTo: [] }, more);
    expect([o.plan, o.dueSoonFromMs]).toEqual([[], null]);
  });
});

describe('a plan', () => {
  it('has a message for everybody whom a step names, and each step its own name', () => {
    const remind: ReminderStep[] = [
      { after: { days: 1 }, to: ['SSR', 'FP'] },
      { after: { days: 2 }, to: 'FP', when: () => false },
      { after: { days: 3 }, to: 'FR-leader', kind: 'escalation', when: () => true },
    ];
    expect(brief(planned({ remind }))).toEqual([
      '03-04T08:00 reminder SSR r0',
      '03-04T08:00 reminder FP r0',
      '03-06T08:00 escalation FR-leader r2',
    ]);
  });

  it('makes its deadline due soon from its first step on, in whatever order they stand', () => {
    const first = (...days: number[]) => {
      const o = planned({ remind: days.map((one) => ({ after: { days: one }, to: 'SSR' })) });
      return o.dueSoonFromMs === null ? null : formatInstant(o.dueSoonFromMs).slice(5, 16);
    };
    expect([first(2, 4), first(4, 2), first()]).toEqual(['03-05T08:00', '03-05T08:00', null]);
  });

  it('reminds until the evening of the limit, or until its hour, and not after it', () => {
    expect(reminded({ after: { days: 7 } })).toEqual(['03-10T08:00 reminder SSR r0']);
    expect(reminded({ after: { days: 8 } })).toEqual([]);
    expect(reminded({ after: { hours: 24 } }, inHours)).toEqual(['03-04T10:00 reminder SSR r0']);
    expect(reminded({ after: { hours: 25 } }, inHours)).toEqual([]);
    expect(reminded({ after: { days: 90 } }, { dueOn: null, targetOn: null })).toEqual([
      '06-01T08:00 reminder SSR r0',
    ]);
    expect(planned({ remind: [{ after: { days: 8 }, to: 'SSR' }] }).dueSoonFromMs).not.toBeNull();
  });

  it('says what it speaks of, and what of it is told once', () => {
    const rule = { remind: [{ after: { days: 1 }, to: 'SSR' as const }], breachTo: ['FP' as const] };
    const [reminder, breach] = planned(rule).plan;
    const about = { deadlineId: 'F1-01.1', due: '2025-03-10' };
    expect(reminder).toMatchObject({ ...about, once: 'F1-01.1|2025-03-10|SSR|r0' });
    expect(breach).toMatchObject({ ...about, once: 'F1-01.1|2025-03-10|FP' });
  });

  it('turns from a bereaved family to the social worker', () => {
    const rule = { remind: [{ after: { days: 1 }, to: ['FMI' as const, 'FP' as const] }] };
    const to = (facts: Fact[]) => planned(rule, {}, facts).plan.map((message) => message.to);
    expect(to([])).toEqual(['FMI', 'FP']);
    expect(to([fact(2, 'death-recorded', at('03'), { who: 'partner' })])).toEqual(['SSR', 'FP']);
  });

  it('is none once the act is done', () => {
    const o = openObligation({ met: fact(2, 'contact-recorded', at('04')), plan: [] });
    expect(withPlan(o, viewWith([referral]))).toBe(o);
  });
});

describe('a breach', () => {
  const breach = (rule: Partial<Rule> = {}, more: Partial<Obligation> = {}) =>
    brief(planned({ remind: [], breachTo: ['FP'], ...rule }, more)).filter((line) => line.includes('breach'));

  it('is told on the morning after the limit, at the very hour, or on the day before which it was due', () => {
    expect(breach()).toEqual(['03-11T08:00 breach FP b']);
    expect(breach({}, inHours)).toEqual(['03-04T10:00 breach FP b']);
    expect(breach({}, { exclusive: true })).toEqual(['03-10T08:00 breach FP b']);
  });

  it.each<[string, Partial<Rule>, Partial<Obligation>]>([
    ['a limit of the citizen', { citizens: true }, {}],
    ['a target', { nature: 'MÅL' }, {}],
    ['guidance', { nature: 'VEJL' }, {}],
    ['what has no limit', {}, { dueOn: null, targetOn: null }],
  ])('is never told of %s', (_what, rule, more) => {
    expect(breach(rule, more)).toEqual([]);
  });

  it('is told to whom the row names, once each, or to the responsible role and its leader', () => {
    const told = (rule: Partial<Rule>, more: Partial<Obligation> = {}) =>
      planned({ remind: [], ...rule }, more)
        .plan.filter(({ kind }) => kind === 'breach')
        .map(({ to }) => to);
    expect(told({ breachTo: ['FP', 'SSR', 'FP'] })).toEqual(['FP', 'SSR']);
    expect(told({ breachTo: undefined, responsible: 'SP' })).toEqual(['SP', 'SP-leader']);
    expect(told({ breachTo: undefined, responsible: 'mother' })).toEqual(['mother']);
    const seed = { ...openObligation().seed, responsible: 'FR' as const };
    expect(told({ breachTo: undefined, responsible: 'SP' }, { seed })).toEqual(['FR', 'FR-leader']);
  });

  describe('that nobody has seen', () => {
    const climb = (rule: Partial<Rule>, ...facts: Fact[]) =>
      brief(planned({ remind: [], breachTo: ['FP'], ...rule }, {}, facts)).filter((line) =>
        line.includes('escalation'),
      );
    const seen = (when: string, deadlineId = 'F1-01.1') =>
      fact(2, 'escalation-acknowledged', when, { deadlineId });

    it('climbs one step each working day to those who were not told', () => {
      const all = ['03-12T08:00 escalation FR-leader e0', '03-13T08:00 escalation director e1'];
      expect(climb({})).toEqual(all);
      expect(climb({ breachTo: ['FP', 'FR-leader'] })).toEqual(['03-12T08:00 escalation director e0']);
      expect(climb({ breachTo: [] })).toEqual([]);
    });

    it('climbs no further once somebody says that it is seen', () => {
      expect(climb({}, seen('2025-03-12T08:00:00+01:00'))).toEqual([]);
      expect(climb({}, seen('2025-03-11T08:00:00+01:00'))).toEqual([]);
      expect(climb({}, seen('2025-03-12T08:00:01+01:00'))).toHaveLength(1);
    });

    it('is not seen by a word about another deadline, or from before it was told', () => {
      expect(climb({}, seen('2025-03-11T12:00:00+01:00', 'F1-02.1'))).toHaveLength(2);
      expect(climb({}, seen('2025-03-11T07:59:59+01:00'))).toHaveLength(2);
    });
  });
});
