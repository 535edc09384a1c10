import type { Language } from '../../api/language.ts';
import { fieldsOfEvent } from '../../domain/case/registry.ts';
import { describeDue } from '../../domain/rules/describe-rule.ts';
import { defaultParameters } from '../../domain/rules/parameters.ts';
import type { Due, Rule } from '../../domain/rules/rule.ts';
import { openingEvents } from '../../domain/rules/rule-events.ts';
import { type Text, text } from '../../domain/text.ts';

/** Parameters whose default is no plain value that a sentence can take. */
const otherParameters: Readonly<Record<string, Text>> = {
  termMeetingWeeksBefore: text('det aftalte antal', 'the agreed number of'),
  examTolerance: text('aftalens tolerance', "the agreement's tolerance"),
  closingMeetingRequired: text('kun når det er aftalt', 'only where it is agreed'),
  publishedLimitDays: text('kommunens offentliggjorte frist', "the municipality's published limit"),
};

/** A rule's limit as people say it: names of parameters and fields give way to their value, words or label. */
export function limitInWords(rule: Rule, due: Due | undefined, lang: Language): string {
  return describeDue(due)[lang].replaceAll(/[«“](\w+)[»”]/g, (said, name: string) => {
    const parameter = otherParameters[name]?.[lang] ?? plainParameter(name);
    if (parameter !== null) return parameter;
    const field = openingEvents(rule)
      .map((type) => fieldsOfEvent(type)[name])
      .find((one) => one !== undefined);
    return field ? `«${field.label[lang]}»` : said;
  });
}

/** The default of a parameter that is a number or a text; null for anything else. */
function plainParameter(name: string): string | null {
  const value: unknown = Object.entries(defaultParameters).find(([key]) => key === name)?.[1];
  return typeof value === 'number' || typeof value === 'string' ? String(value) : null;
}
