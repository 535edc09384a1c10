import { describe, expect, it } from 'vitest';
import { lawReport, mistakesInLaw } from '../../domain/law-report.ts';
import { catalogue } from '../../domain/rules/catalogue.ts';
import { defaultParameters } from '../../domain/rules/parameters.ts';
import type { Rule } from '../../domain/rules/rule.ts';

const parameters = { default: defaultParameters };
const [first, ...rest] = catalogue;
const brokenBy = (change: Partial<Rule>) =>
  mistakesInLaw({ rules: [{ ...(first as Rule), ...change }, ...rest], parameters });

describe('the law at start', () => {
  it('is sound as it ships', () => {
    expect(mistakesInLaw()).toEqual([]);
  });

  it.each<[string, Partial<Rule>, string]>([
    ['an unknown trigger', { opens: [{ on: 'never-happened' }] }, 'opens'],
    ['no version', { versions: [] }, 'versions'],
    [
      'a missing source',
      { versions: [{ validFrom: '2024-01-01', source: { text: ' ' } }] },
      'versions.0.source',
    ],
  ])('is refused for %s, by row, file and field', (_what, change, field) => {
    const mistakes = brokenBy(change);
    expect(mistakes.map((one) => [one.ruleId, one.field])).toContainEqual(['F1-01', field]);
    expect(lawReport(mistakes)).toContain(`  domain/rules/phase-1/: F1-01 ${field} `);
  });

  it.each<[string, object, string]>([
    [
      'a notice of 400 days',
      { coordinationMeetingNoticeDays: 400 },
      'vejle.coordinationMeetingNoticeDays must be',
    ],
    ['negative working days', { minutesWorkingDays: -1 }, 'vejle.minutesWorkingDays must be'],
    ['a parameter that there is not', { noticeDays: 1 }, 'vejle.noticeDays does not exist'],
  ])('is refused for %s in a municipality’s values', (_what, own, words) => {
    const report = lawReport(mistakesInLaw({ rules: catalogue, parameters: { ...parameters, vejle: own } }));
    expect(report).toContain(`  domain/rules/parameters.ts: ${words}`);
    expect(report).toMatch(/^The law as data has a mistake, so nothing is started:\n/);
  });

  it('is refused in one report that holds everything', () => {
    const mistakes = brokenBy({ versions: [], responsible: 'NOBODY' as Rule['responsible'] });
    expect(mistakes.length).toBeGreaterThan(1);
    const report = lawReport(mistakes);
    expect(report.split('\n')).toHaveLength(mistakes.length + 1);
    expect(report).toContain(`has ${mistakes.length} mistakes`);
  });
});
