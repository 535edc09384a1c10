import { describe, expect, it } from 'vitest';
import { catalogue } from '../../domain/rules/catalogue.ts';
import { defaultParameters } from '../../domain/rules/parameters.ts';
import { limitInWords } from '../../web/law/limit-in-words.ts';

const limits = (['da', 'en'] as const).flatMap((lang) =>
  catalogue.flatMap((rule) =>
    [rule.due, ...rule.versions.map(({ change }) => change?.due)].map((due) => limitInWords(rule, due, lang)),
  ),
);

describe('the limits on the rule pages', () => {
  it('name no parameter by its name in the program, and show no value that is no word', () => {
    const raw = new RegExp(
      `object Object|\\b(undefined|null|true|false|${Object.keys(defaultParameters).join('|')})\\b`,
    );
    expect(limits.filter((words) => raw.test(words))).toEqual([]);
  });

  it('count one of something in the singular', () => {
    const plural =
      /\b1 (timer|arbejdsdage|dage|hverdage|uger|måneder|(working day|hour|day|week|month|year)s)\b/;
    expect(limits.filter((words) => plural.test(words))).toEqual([]);
  });

  it('put the default of a parameter in its place', () => {
    expect(limits).toContain('2 måneder efter hændelsen');
    expect(limits.some((words) => words.startsWith('det aftalte antal uger før termin'))).toBe(true);
  });
});
