import type { Language } from '../../api/language.ts';
import type { Phase } from '../../domain/obligations/phase.ts';
import { catalogue } from '../../domain/rules/catalogue.ts';
import { natureNames } from '../../domain/rules/describe-rule.ts';
import type { Rule } from '../../domain/rules/rule.ts';
import { type Frame, Page } from '../layout/page.tsx';
import { BackLink } from '../layout/parts.tsx';
import { TypedSearch } from '../layout/typed-search.tsx';
import { chapterTitle } from '../text/case.ts';
import { lawWords, rulesFound } from '../text/law.ts';
import { phaseNames, words } from '../text/words.ts';
import { limitInWords } from './limit-in-words.ts';
import { RuleBody } from './rule-body.tsx';

const phases: readonly [Rule['phase'], Phase | null][] = [
  [1, 'referral'],
  [2, 'coordination'],
  [3, 'birth'],
  [4, 'follow-up'],
  [null, null],
];

const titleOfPhase = (number: Rule['phase'], phase: Phase | null) =>
  phase && number ? chapterTitle(number, phaseNames[phase]) : lawWords.across;

/** All rules by phase, or those in which the words of a search stand. */
export const RulesPage = (props: { frame: Frame; typed?: string; found?: readonly Rule[] }) => {
  const { frame, typed = '', found = catalogue } = props;
  const { lang } = frame;
  return (
    <Page frame={frame} title={lawWords.title[lang]}>
      <h1>{lawWords.title[lang]}</h1>
      <p class="font-lead">{lawWords.lead[lang]}</p>
      <TypedSearch
        action="/rules/search"
        follows="#rules"
        label={lawWords.search[lang]}
        hint={lawWords.searchHint[lang]}
        submit={lawWords.submit[lang]}
        typed={typed}
        after={<a href="/rules/print">{lawWords.print[lang]}</a>}
      />
      <div id="rules">
        {typed !== '' && (
          <p role="status">
            {rulesFound(found.length)[lang]} <a href="/rules">{lawWords.all[lang]}</a>
          </p>
        )}
        {phases.map(([number, phase]) => {
          const title = titleOfPhase(number, phase)[lang];
          const rules = found.filter((rule) => rule.phase === number);
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
      </div>
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
  return (
    <Page frame={frame} title={`${rule.id} ${rule.title[lang]}`}>
      <BackLink href="/rules">{lawWords.title[lang]}</BackLink>
      <p class="tov-over">{rule.id}</p>
      <h1>{rule.title[lang]}</h1>
      <RuleBody lang={lang} rule={rule} heading="h2" />
    </Page>
  );
};

/** The whole law in one document, as it goes on paper: each rule in full, by phase. */
export const PrintedRulesPage = ({ frame }: { frame: Frame }) => {
  const { lang } = frame;
  return (
    <Page frame={frame} title={lawWords.title[lang]}>
      <BackLink href="/rules">{lawWords.title[lang]}</BackLink>
      <h1>{lawWords.title[lang]}</h1>
      <p class="font-lead">{lawWords.printLead[lang]}</p>
      {phases.map(([number, phase]) => (
        <section class="tov-law-book">
          <h2>{titleOfPhase(number, phase)[lang]}</h2>
          {catalogue
            .filter((rule) => rule.phase === number)
            .map((rule) => (
              <article id={rule.id}>
                <h3>
                  {rule.id} {rule.title[lang]}
                </h3>
                <RuleBody lang={lang} rule={rule} heading="h4" />
              </article>
            ))}
        </section>
      ))}
    </Page>
  );
};
