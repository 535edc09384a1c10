import { describe, expect, it } from 'vitest';
import { fieldsOfEvent, knownEvents } from '../../../domain/case/registry.ts';
import { catalogue } from '../../../domain/rules/catalogue.ts';
import type { Role } from '../../../domain/rules/roles.ts';
import type { Due, Rule } from '../../../domain/rules/rule.ts';
import { type KnownEvents, mistakesIn } from '../../../domain/rules/validate-rules.ts';

const events: KnownEvents = { has: (type) => knownEvents.has(type), fieldsOf: fieldsOfEvent };

const good: Rule = {
  id: 'F1-15',
  kind: 'deadline',
  phase: 1,
  title: { da: 'Frist', en: 'Deadline' },
  nature: 'LOV',
  certainty: 'V',
  responsible: 'FR',
  stands: 'both',
  subject: 'case',
  opens: [{ on: 'notification-received', key: 'notificationId' }],
  due: { count: 'months', n: 1 },
  met: [{ by: 'notification-assessed', same: 'notificationId', where: { danger: false } }],
  remind: [{ before: { days: 7 }, to: 'FR' }],
  versions: [{ validFrom: '1900-01-01', source: { text: 'SEL § 155' } }],
};

const version = { validFrom: '2024-01-01', source: { text: 'BL § 136' } };
const fieldsOf = (rules: readonly Rule[]) => mistakesIn(rules, events).map((one) => one.field);
const wrong = (change: Partial<Rule>) => fieldsOf([{ ...good, ...change }]);
const reminded = (step: object) => wrong({ remind: [{ to: 'FR', ...step }] as Rule['remind'] });

describe('the shipped law', () => {
  it('has no mistake', () => {
    expect(mistakesIn(catalogue, events)).toEqual([]);
  });
});

describe('mistakes in the law as data', () => {
  it('a sound rule has none', () => {
    expect(mistakesIn([good], events)).toEqual([]);
  });

  it('names the rule, its file and its field, in both languages', () => {
    expect(mistakesIn([{ ...good, opens: [{ on: 'notification-lost' }] }], events)).toEqual([
      {
        ruleId: 'F1-15',
        file: 'domain/rules/phase-1/',
        field: 'opens',
        da: 'ukendt hændelse notification-lost',
        en: 'unknown event notification-lost',
      },
    ]);
    const [across] = mistakesIn([{ ...good, id: 'X-01', versions: [] }], events);
    expect(across?.file).toBe('domain/rules/across/');
  });

  it.each<[string, string, Partial<Rule>]>([
    ['an unknown meeting event', 'met', { met: [{ by: ['notification-assessed', 'assessed'] }] }],
    ['an unknown ending event', 'ends', { ends: [{ by: 'gone', reason: { da: 'x', en: 'x' } }] }],
    ['an unknown event behind its function', 'opens', { opens: [], seeds: () => [], openedBy: ['gone'] }],
    ['a function that hides its openings', 'openedBy', { opens: [], seeds: () => [] }],
    ['a function that hides its acts', 'metByEvents', { met: [], metBy: () => null }],
    ['no version', 'versions', { versions: [] }],
    ['versions of the same day', 'versions.1.validFrom', { versions: [version, version] }],
    [
      'versions out of order',
      'versions.1.validFrom',
      { versions: [version, { ...version, validFrom: '1900-01-01' }] },
    ],
    [
      'a version from a day that does not exist',
      'versions.0.validFrom',
      { versions: [{ ...version, validFrom: '2024-02-30' }] },
    ],
    ['a missing source', 'versions.0.source', { versions: [{ ...version, source: { text: ' ' } }] }],
    ['a deadline that nothing opens', 'opens', { opens: [], met: [] }],
    ['a deadline that no act can meet', 'met', { met: [] }],
    ['an act for what is never opened', 'opens', { kind: 'fact', opens: [] }],
    ['a title in one language', 'title', { title: { da: 'Frist', en: '' } }],
    ['an unknown role', 'responsible', { responsible: 'XX' as Role }],
    ['an unknown role told of the breach', 'responsible', { breachTo: ['XX' as Role] }],
    ['a rhythm left out', 'rhythm', { kind: 'organisation' }],
    ['a rhythm that does not divide', 'rhythm', { rhythm: { times: 5, perMonths: 12 } }],
    [
      'a field that its event does not have',
      'opens.0',
      { opens: [{ on: 'notification-received', key: 'id' }] },
    ],
    [
      'a condition on a personal field, which no fact holds',
      'met.0',
      { met: [{ by: 'notification-received', where: { concern: 'x' } }] },
    ],
    [
      'a condition on a field inside that is not there',
      'opens.0',
      { opens: [{ on: 'notification-received', where: { 'notifier.name': 'x' } }] },
    ],
  ])('%s is found', (_what, field, change) => {
    expect(wrong(change)).toContain(field);
  });

  it.each<[string, string, Due]>([
    ['an unknown parameter', 'due.n', { count: 'days', n: 'noticeDays' as 'noShowThreshold' }],
    ['a broken number', 'due.n', { count: 'days', n: 1.5 }],
    ['negative hours', 'due', { count: 'hours', hours: -1 }],
    ['an impossible gestational age', 'due', { count: 'gestation', age: '30+7' }],
    ['no working day', 'due', { count: 'sameDayThen', workingDays: 0 }],
    ['a choice of one', 'due', { count: 'earliest', of: [{ count: 'days', n: 1 }] }],
    [
      'a mistake inside a choice',
      'due.of.1.n',
      {
        count: 'latest',
        of: [
          { count: 'days', n: 1 },
          { count: 'days', n: 0.5 },
        ],
      },
    ],
  ])('a limit with %s is found', (_what, field, due) => {
    expect(wrong({ due })).toContain(field);
  });

  it.each([
    ['naming no moment', {}],
    ['naming two moments', { after: { days: 1 }, before: { days: 1 } }],
    ['with an empty moment', { after: {} }],
    ['with negative days', { before: { days: -3 } }],
    ['in hours before a date', { before: { hours: 4 } }],
    ['to nobody', { after: { days: 1 }, to: [] }],
    ['to an unknown role', { after: { days: 1 }, to: 'XX' }],
    ['at an impossible gestational age', { gestation: '36+7' }],
    ['repeated without end', { after: { days: 1 }, repeat: { days: 1, times: 367 } }],
    ['repeated at no distance', { after: { days: 1 }, repeat: { days: 0, times: 3 } }],
  ])('a reminder %s is found', (_what, step) => {
    expect(reminded(step)).toEqual(['remind.0']);
  });

  it('a reminder before a limit that does not exist is found', () => {
    expect(wrong({ due: { count: 'none' } })).toEqual(['remind.0']);
  });

  it('two rules of one code are found', () => {
    expect(fieldsOf([good, good])).toEqual(['id']);
  });

  it('a mistake that only one version makes is found', () => {
    const change = { due: { count: 'days', n: 0.5 } } as const;
    expect(wrong({ versions: [...good.versions, { ...version, change }] })).toEqual(['due.n']);
  });
});
