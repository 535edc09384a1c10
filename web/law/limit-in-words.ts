import type { Language } from '../../api/language.ts';
import { fieldsOfEvent } from '../../domain/case/registry.ts';
import { describeDue } from '../../domain/rules/describe-rule.ts';
import { defaultParameters } from '../../domain/rules/parameters.ts';
import type { Due, Rule } from '../../domain/rules/rule.ts';
import { openingEvents } from '../../domain/rules/rule-events.ts';

const ones: Readonly<Record<Language, readonly (readonly [RegExp, string])[]>> = {
  da: [
    [/\b0 (timer|dage) efter hændelsen/, 'straks ved hændelsen'],
    [/\b1 arbejdsdage\b/, '1 arbejdsdag'],
    [/\b1 dage\b/, '1 dag'],
    [/\b1 hverdage\b/, '1 hverdag'],
    [/\b1 uger\b/, '1 uge'],
    [/\b1 måneder\b/, '1 måned'],
  ],
  en: [
    [/\b0 (hours|days) after the event/, 'at once'],
    [/\b1 (working day|day|week|month|year)s\b/, '1 $1'],
  ],
};

/** A rule's limit as people say it: names of parameters and fields give way to their value or label. */
export function limitInWords(rule: Rule, due: Due | undefined, lang: Language): string {
  const plain = describeDue(due)[lang].replaceAll(/[«“](\w+)[»”]/g, (said, name: string) => {
    if (Object.hasOwn(defaultParameters, name)) return parameterValue(name);
    const field = openingEvents(rule)
      .map((type) => fieldsOfEvent(type)[name])
      .find((one) => one !== undefined);
    return field ? `«${field.label[lang]}»` : said;
  });
  return ones[lang].reduce((words, [many, one]) => words.replace(many, one), plain);
}

/** The agreement's default; a parameter that is off by default stands for "agreed locally". */
function parameterValue(name: string): string {
  const value = (defaultParameters as unknown as Record<string, unknown>)[name];
  return value === null ? '–' : String(value);
}
