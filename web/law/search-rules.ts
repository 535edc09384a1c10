import type { Language } from '../../api/language.ts';
import { titleOfEvent } from '../../api/timeline.ts';
import { catalogue } from '../../domain/rules/catalogue.ts';
import { roleName } from '../../domain/rules/roles.ts';
import type { Rule } from '../../domain/rules/rule.ts';
import { meetingEvents, openingEvents } from '../../domain/rules/rule-events.ts';
import { limitInWords } from './limit-in-words.ts';

/** The rules in which every word of a search stands: in code, title, source, limit, acts or what the rule says of itself. */
export function searchRules(typed: string, lang: Language): readonly Rule[] {
  const sought = typed.toLocaleLowerCase('da').split(/\s+/).filter(Boolean);
  return catalogue.filter((rule) => {
    const said = wordsOf(rule, lang);
    return sought.every((word) => said.includes(word));
  });
}

function wordsOf(rule: Rule, lang: Language): string {
  const acts = [...openingEvents(rule), ...meetingEvents(rule)].map((type) => titleOfEvent(type)[lang]);
  const roles = [rule.responsible, ...(rule.alsoResponsible ?? [])].map((role) => roleName(role)[lang]);
  const sources = rule.versions.flatMap(({ source }) => [source.text, source.formerly ?? '']);
  return [
    ...[
      rule.id,
      rule.title[lang],
      rule.about?.[lang],
      rule.doubt?.[lang],
      limitInWords(rule, rule.due, lang),
    ],
    ...sources,
    ...acts,
    ...roles,
    ...(rule.items ?? []).map((item) => item[lang]),
  ]
    .join(' ')
    .toLocaleLowerCase('da');
}
