import { describe, expect, it } from 'vitest';
import { adjustForLateReferral, mindsLateReferral } from '../../../domain/obligations/late-referral.ts';
import type { Dates, Rule } from '../../../domain/rules/rule.ts';
import type { Text } from '../../../domain/text.ts';
import { fact, viewWith } from '../support/facts.ts';
import { begin } from '../support/life.ts';
import { ruleLike } from '../support/obligations.ts';

/** Referred on Monday 3 March 2025: the fifth working day after it is Monday 10 March. */
const view = viewWith([fact(1, 'referred', '2025-03-03T10:00:00+01:00', { edd: '2025-09-01' })]);
const duty: Partial<Rule> = { nature: 'LOV', due: { count: 'weeks', n: -4, base: 'term' } };
const rule = (more: Partial<Rule> = {}) => ruleLike('F1-01', { ...duty, ...more });

describe('the rule on late referral looks at', () => {
  it.each<[string, Partial<Rule>]>([
    ['limits counted from termin', { due: { count: 'weeks', n: -4, base: 'term' } }],
    ['limits counted from birth', { due: { count: 'weeks', n: 5, base: 'birth' } }],
    ['examinations', { due: undefined, examination: true }],
    ['targets', { due: undefined, nature: 'MÅL' }],
    ['guidance', { due: undefined, nature: 'VEJL' }],
  ])('%s', (_what, more) => {
    expect(mindsLateReferral(rule(more))).toBe(true);
  });

  it('nothing else', () => {
    expect(mindsLateReferral(rule({ due: undefined }))).toBe(false);
    expect(mindsLateReferral(rule({ due: { count: 'days', n: 7 } }))).toBe(false);
  });
});

describe('a limit before the referral', () => {
  const adjusted = (dates: Dates, more: Partial<Rule> = {}) => adjustForLateReferral(rule(more), dates, view);

  it('is moved to the fifth working day after it', () => {
    expect(adjusted({ dueOn: '2025-03-01' })).toEqual({
      dates: { dueOn: '2025-03-10', targetOn: undefined },
      moved: true,
    });
    expect(adjusted({ dueOn: '2025-03-07' })?.moved).toBe(true);
  });

  it.each(['2025-03-10', '2025-03-11'])('and so is none that lies on %s', (dueOn) => {
    const dates = { dueOn };
    expect(adjusted(dates)).toEqual({ dates, moved: false });
  });

  it.each<[string, Partial<Rule>, Dates]>([
    ['an examination', { examination: true }, {}],
    ['a limit of the citizen', { citizens: true }, {}],
    ['a target', { nature: 'MÅL' }, {}],
    ['guidance', { nature: 'VEJL' }, {}],
    ['a window', {}, { earliestOn: '2025-02-20' }],
  ])('lapses for %s, which stays as it is from the day of the referral on', (_what, more, dates) => {
    expect(adjusted({ ...dates, dueOn: '2025-03-02' }, more)).toBeNull();
    const onTheDay = { ...dates, dueOn: '2025-03-03' };
    expect(adjusted(onTheDay, more)).toEqual({ dates: onTheDay, moved: false });
  });

  it('is no window where it has no first day', () => {
    expect(adjusted({ dueOn: '2025-03-02', earliestOn: null })?.moved).toBe(true);
  });

  it('is left where there is none, and where nobody referred the case', () => {
    expect(adjusted({ dueMs: 5 })).toEqual({ dates: { dueMs: 5 }, moved: false });
    const born = viewWith([fact(1, 'born', '2025-03-03T10:00:00+01:00')], { kind: 'child', ref: 'child:1' });
    const dates = { dueOn: '2025-03-01' };
    expect(adjustForLateReferral(rule(), dates, born)).toEqual({ dates, moved: false });
  });
});

describe('a late referral is explained', () => {
  const told = (one: Rule, dueOn: string) => {
    const steps: { text: Text; on?: string; days: number | undefined }[] = [];
    adjustForLateReferral(one, { dueOn }, view, ({ text, on, days }) =>
      steps.push({ text, ...(on ? { on } : {}), days: days?.length }),
    );
    return steps;
  };
  const referred = { text: { da: 'Henvist', en: 'Referred' }, on: '2025-03-03', days: undefined };

  it('by the referral and the days after it', () => {
    expect(told(rule(), '2025-03-01')).toEqual([
      referred,
      {
        text: {
          da: 'Sen henvisning: 5. arbejdsdag efter henvisningen',
          en: 'Late referral: working day no. 5 after the referral',
        },
        on: '2025-03-10',
        days: 7,
      },
    ]);
  });

  it('by the referral and the notice', () => {
    expect(told(rule({ lateReferral: 'notice' }), '2025-03-01')).toEqual([
      referred,
      {
        text: {
          da: 'Sen henvisning: så snart varslet på 7 dage tillader det',
          en: 'Late referral: as soon as the notice of 7 days allows',
        },
        on: '2025-03-10',
        days: undefined,
      },
    ]);
  });

  it('not at all where it moved nothing', () => {
    expect(told(rule(), '2025-03-10')).toEqual([]);
    expect(told(rule({ lateReferral: 'notice' }), '2025-03-10')).toEqual([]);
  });
});

describe('the term meeting (F2-04) after a late referral', () => {
  const at = '2025-11-24T10:00:00+01:00';
  const setTerm = (edd: string) => ({ edd, source: 'scan' });
  const dueOn = (life: ReturnType<typeof begin>) =>
    life.deadline('F2-04.1', '2025-11-26T10:00:00+01:00').dueOn;

  it('is in time until 31+0 where that lies after the notice', () => {
    // Termin 31 December: 30+0 was 22 October, 31+0 is 29 October; referred on the 20th, so the notice ends on the 27th.
    const life = begin({ at: '2025-10-20T10:00:00+02:00', refer: { edd: '2025-12-31' } });
    const meeting = {
      meetingId: 'm1',
      kind: 'term',
      meetingAt: '2025-10-29T12:00:00+01:00',
      invitees: ['FR'],
    };
    life.give('2025-10-21T10:00:00+02:00', 'plan-meeting', meeting);
    expect(life.deadline('F2-04.1', '2025-10-21T11:00:00+02:00').dueOn).toBe('2025-10-27');
    life.give('2025-10-29T13:00:00+01:00', 'hold-meeting', {
      meetingId: 'm1',
      heldAt: '2025-10-29T12:00:00+01:00',
      participants: ['FR'],
      consents: [],
    });
    expect(life.deadline('F2-04.1', '2025-10-29T14:00:00+01:00').status).toBe('met');
  });

  it('never takes a correction of the termin for a late referral, also where the referral told none', () => {
    const life = begin({ at, refer: {} });
    life.give(at, 'set-due-date', setTerm('2026-02-20'));
    life.give('2025-11-25T10:00:00+01:00', 'set-due-date', setTerm('2026-01-30'));
    expect(dueOn(life)).toBe('2025-11-21');
  });

  it('follows a correction to a later termin, however late it was by the first', () => {
    const life = begin({ at, refer: { edd: '2026-01-16' } });
    expect(dueOn(life)).toBe('2025-12-01');
    life.give('2025-11-25T10:00:00+01:00', 'set-due-date', setTerm('2026-02-20'));
    expect(dueOn(life)).toBe('2025-12-12');
  });

  it('is judged by the first termin that still stands', () => {
    const life = begin({ at, refer: {} });
    const { events } = life.give(at, 'set-due-date', setTerm('2026-03-20'));
    life.give(at, 'retract', { eventId: events[0]?.id ?? 0, reason: 'forkert sag' });
    life.give('2025-11-25T10:00:00+01:00', 'set-due-date', setTerm('2026-01-30'));
    expect(dueOn(life)).toBe('2025-12-01');
  });

  it('keeps its own day where the first termin left just the notice', () => {
    const life = begin({ at, refer: { edd: '2026-02-09' } });
    expect(dueOn(life)).toBe('2025-12-01');
    life.give('2025-11-25T10:00:00+01:00', 'set-due-date', setTerm('2026-02-02'));
    expect(dueOn(life)).toBe('2025-11-24');
  });
});
