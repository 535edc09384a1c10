import type { Child } from 'hono/jsx';
import type { Language } from '../../api/language.ts';
import { titleOfEvent } from '../../api/timeline.ts';
import { describeReminder, kindNames, natureNames } from '../../domain/rules/describe-rule.ts';
import { parameterGuide } from '../../domain/rules/parameter-guide.ts';
import { defaultParameters, type Parameters } from '../../domain/rules/parameters.ts';
import { roleName } from '../../domain/rules/roles.ts';
import { ALWAYS, type Rule } from '../../domain/rules/rule.ts';
import { meetingEvents, openingEvents } from '../../domain/rules/rule-events.ts';
import { dateInWords, dayAndDate, momentInWords } from '../text/dates.ts';
import { certaintyNames, lawWords } from '../text/law.ts';
import { plainAbout } from '../text/what-if.ts';
import { words } from '../text/words.ts';
import { limitInWords } from './limit-in-words.ts';
import { versionAnchor } from './version-anchor.ts';
import { type WorkedExample, workedExamples } from './worked-examples.ts';

interface Props {
  lang: Language;
  rule: Rule;
  /** The heading of its parts: below the title of the rule. */
  heading: 'h2' | 'h4';
}

/** All that one rule says: limit, acts, examples, parameters, doubt, versions with their sources. */
export const RuleBody = ({ lang, rule, heading: Heading }: Props) => {
  const roles = [rule.responsible, ...(rule.alsoResponsible ?? [])];
  const examples = workedExamples(rule);
  const parameters = parametersOf(rule);
  const Part = ({ title, children }: { title: string; children: Child }) => (
    <>
      <Heading class="h4">{title}</Heading>
      {children}
    </>
  );
  return (
    <>
      <dl class="tov-data tov-data--wide">
        <Fact term={lawWords.limit[lang]}>{limitInWords(rule, rule.due, lang)}</Fact>
        <Fact term={words.responsible[lang]}>{roles.map((role) => roleName(role)[lang]).join(', ')}</Fact>
        <Fact term={lawWords.opens[lang]}>{eventNames(openingEvents(rule), lang)}</Fact>
        <Fact term={lawWords.meets[lang]}>{eventNames(meetingEvents(rule), lang)}</Fact>
        <Fact term={lawWords.kind[lang]}>
          {kindNames[rule.kind][lang]}, {natureNames[rule.nature][lang]}
        </Fact>
        <Fact term={lawWords.certainty[lang]}>
          {certaintyNames[rule.certainty]?.[lang] ?? rule.certainty}
        </Fact>
        {(rule.remind ?? []).length > 0 && (
          <Fact term={lawWords.reminders[lang]}>
            <ul>
              {(rule.remind ?? []).map((step) => (
                <li>{describeReminder(step)[lang]}</li>
              ))}
            </ul>
          </Fact>
        )}
      </dl>
      {(rule.about || rule.items) && (
        <Part title={lawWords.about[lang]}>
          {rule.about && <p>{rule.about[lang]}</p>}
          {rule.items && (
            <ul>
              {rule.items.map((item) => (
                <li>{item[lang]}</li>
              ))}
            </ul>
          )}
        </Part>
      )}
      {examples.length > 0 && (
        <Part title={lawWords.examples[lang]}>
          <ul>
            {examples.map((one) => (
              <li>{exampleText(one, lang)}</li>
            ))}
          </ul>
        </Part>
      )}
      {parameters.length > 0 && (
        <Part title={lawWords.parameters[lang]}>
          <ul>
            {parameters.map((name) => (
              <li>
                {plainAbout(parameterGuide[name].about)[lang]}
                {usualValue(name, lang)}
              </li>
            ))}
          </ul>
        </Part>
      )}
      {rule.doubt && (
        <Part title={lawWords.doubt[lang]}>
          <p>{rule.doubt[lang]}</p>
        </Part>
      )}
      <Part title={lawWords.versions[lang]}>
        <Versions lang={lang} rule={rule} />
      </Part>
    </>
  );
};

const Fact = ({ term, children }: { term: string; children: Child }) => (
  <div>
    <dt>{term}</dt>
    <dd>{children}</dd>
  </div>
);

const eventNames = (types: readonly string[], lang: Language): string => {
  const names = [...new Set(types.map((type) => titleOfEvent(type)[lang]))];
  return names.length === 0 ? lawWords.nothing[lang] : names.join(', ');
};

/** `Tælles fra tirsdag 3. marts 2026: fristen er tirsdag 10. marts 2026.` */
function exampleText({ from, fromOn, fromMs, dueOn, dueMs }: WorkedExample, lang: Language): string {
  const start = dueMs === null ? dayAndDate(fromOn, lang) : momentInWords(fromMs, lang);
  const end = dueMs === null ? dayAndDate(dueOn ?? fromOn, lang) : momentInWords(dueMs, lang);
  return `${lawWords[from][lang]} ${start}: ${lawWords.limitIs[lang]} ${end}.`;
}

const parametersOf = (rule: Rule): readonly (keyof Parameters)[] =>
  (Object.keys(parameterGuide) as (keyof Parameters)[]).filter((name) =>
    parameterGuide[name].rows.includes(rule.id),
  );

function usualValue(name: keyof Parameters, lang: Language): string {
  const value: unknown = defaultParameters[name];
  return typeof value === 'number' ? `. ${lawWords.usually[lang]}: ${value}` : '';
}

const Versions = ({ lang, rule }: { lang: Language; rule: Rule }) => (
  <ul>
    {rule.versions.map(({ validFrom, source, change }) => (
      <li id={versionAnchor(rule.id, validFrom)}>
        {validFrom === ALWAYS
          ? lawWords.always[lang]
          : `${lawWords.from[lang]} ${dateInWords(validFrom, lang)}`}
        : {source.text}
        {source.formerly && ` (${lawWords.formerly[lang]} ${source.formerly})`}
        {change?.due && `. ${lawWords.change[lang]}: ${limitInWords(rule, change.due, lang)}`}
      </li>
    ))}
  </ul>
);
