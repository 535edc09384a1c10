import type { Child } from 'hono/jsx';
import type { Language } from '../../api/language.ts';
import { titleOfEvent } from '../../api/timeline.ts';
import type { Phase } from '../../domain/obligations/phase.ts';
import { catalogue } from '../../domain/rules/catalogue.ts';
import { describeReminder, kindNames, natureNames } from '../../domain/rules/describe-rule.ts';
import { roleName } from '../../domain/rules/roles.ts';
import { ALWAYS, type Rule } from '../../domain/rules/rule.ts';
import { meetingEvents, openingEvents } from '../../domain/rules/rule-events.ts';
import { type Frame, Page } from '../layout/page.tsx';
import { BackLink } from '../layout/parts.tsx';
import { chapterTitle } from '../text/case.ts';
import { dateInWords } from '../text/dates.ts';
import { certaintyNames, lawWords } from '../text/law.ts';
import { phaseNames, words } from '../text/words.ts';
import { limitInWords } from './limit-in-words.ts';

const phases: readonly [Rule['phase'], Phase | null][] = [
  [1, 'referral'],
  [2, 'coordination'],
  [3, 'birth'],
  [4, 'follow-up'],
  [null, null],
];

/** All rules by phase. */
export const RulesPage = ({ frame }: { frame: Frame }) => {
  const { lang } = frame;
  return (
    <Page frame={frame} title={lawWords.title[lang]}>
      <h1>{lawWords.title[lang]}</h1>
      <p class="font-lead">{lawWords.lead[lang]}</p>
      {phases.map(([number, phase]) => {
        const title = phase && number ? chapterTitle(number, phaseNames[phase])[lang] : lawWords.across[lang];
        const rules = catalogue.filter((rule) => rule.phase === number);
        if (rules.length === 0) return null;
        return (
          <section aria-labelledby={`phase-${number ?? 'x'}`} class="tov-group">
            <h2 id={`phase-${number ?? 'x'}`} class="h3">
              {title}
            </h2>
            <RulesTable lang={lang} caption={title} rules={rules} />
          </section>
        );
      })}
    </Page>
  );
};

const RulesTable = (props: { lang: Language; caption: string; rules: readonly Rule[] }) => {
  const { lang } = props;
  return (
    <table class="table table--compact table-md-responsive-headers tov-table">
      <caption class="sr-only">{props.caption}</caption>
      <thead>
        <tr>
          <th scope="col" class="tov-col-code">
            {lawWords.code[lang]}
          </th>
          <th scope="col">{lawWords.name[lang]}</th>
          <th scope="col">{lawWords.limit[lang]}</th>
          <th scope="col" class="tov-col-source">
            {words.source[lang]}
          </th>
        </tr>
      </thead>
      <tbody>
        {props.rules.map((rule) => (
          <tr>
            <td data-title={lawWords.code[lang]}>{rule.id}</td>
            <td data-title={lawWords.name[lang]}>
              <a href={`/rules/${rule.id}`}>{rule.title[lang]}</a>
              <span class="tov-sub">{natureNames[rule.nature][lang]}</span>
            </td>
            <td data-title={lawWords.limit[lang]}>{limitInWords(rule, rule.due, lang)}</td>
            <td data-title={words.source[lang]}>{rule.versions.at(-1)?.source.text}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

/** One rule in full. */
export const RulePage = ({ frame, rule }: { frame: Frame; rule: Rule }) => {
  const { lang } = frame;
  const roles = [rule.responsible, ...(rule.alsoResponsible ?? [])];
  return (
    <Page frame={frame} title={`${rule.id} ${rule.title[lang]}`}>
      <BackLink href="/rules">{lawWords.title[lang]}</BackLink>
      <p class="tov-over">{rule.id}</p>
      <h1>{rule.title[lang]}</h1>
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
      {(rule.about || rule.items) && <h2 class="h4">{lawWords.about[lang]}</h2>}
      {rule.about && <p>{rule.about[lang]}</p>}
      {rule.items && (
        <ul>
          {rule.items.map((item) => (
            <li>{item[lang]}</li>
          ))}
        </ul>
      )}
      {rule.doubt && (
        <>
          <h2 class="h4">{lawWords.doubt[lang]}</h2>
          <p>{rule.doubt[lang]}</p>
        </>
      )}
      <h2 class="h4">{lawWords.versions[lang]}</h2>
      <Versions lang={lang} rule={rule} />
    </Page>
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

const Versions = ({ lang, rule }: { lang: Language; rule: Rule }) => (
  <ul>
    {rule.versions.map(({ validFrom, source, change }) => (
      <li>
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
