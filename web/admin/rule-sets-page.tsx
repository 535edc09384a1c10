import type { Language } from '../../api/language.ts';
import type { RuleSetUse } from '../../api/rule-sets.ts';
import { selectVersion } from '../../domain/obligations/select-version.ts';
import { ruleById } from '../../domain/rules/catalogue.ts';
import { ALWAYS } from '../../domain/rules/rule.ts';
import {
  differencesBetween,
  type RuleDifference,
  type RuleSet,
  ruleSets,
} from '../../domain/rules/rule-sets.ts';
import { PlainTable } from '../access-log/look-table.tsx';
import { shortId } from '../case-id.ts';
import { limitInWords } from '../law/limit-in-words.ts';
import { CsrfField } from '../layout/csrf-field.tsx';
import { type Frame, Page } from '../layout/page.tsx';
import { Alert, BackLink } from '../layout/parts.tsx';
import { adminWords } from '../text/admin.ts';
import { dateInWords } from '../text/dates.ts';
import { wouldMoveWords } from '../text/own-agreement.ts';
import { casesCount, changedRules, ruleSetWords as said } from '../text/rule-sets.ts';
import { words } from '../text/words.ts';
import { WouldMoveSection } from './would-move.tsx';

/** What was looked at in the open cases, and the form to go on with. */
export interface Looked {
  ruleSet: string;
  use: RuleSetUse;
  /** It began with older cases. */
  goesOn: boolean;
  token: string;
  mistake: string | null;
  answers: { second: string; reason: string; chosen: readonly string[] };
}

interface Props {
  frame: Frame;
  organisation: string;
  looked: Looked | null;
  /** Colleagues to choose the second person from. */
  people: readonly { subject: string; name: string }[];
}

/** The rule sets that exist, what each changed, and which the open cases follow. */
export const RuleSetsPage = ({ frame, organisation, looked, people }: Props) => {
  const { lang } = frame;
  const action = `/organisations/${organisation}/rule-sets`;
  return (
    <Page frame={frame} title={said.title[lang]}>
      <BackLink href="/administration">{adminWords.back[lang]}</BackLink>
      <h1>{said.title[lang]}</h1>
      <p class="font-lead">{said.lead[lang]}</p>
      <section aria-labelledby="cases" class="tov-group">
        <h2 id="cases" class="h3">
          {said.look[lang]}
        </h2>
        <p>{said.lookLead[lang]}</p>
        <form method="get" action={action} class="tov-chain-form">
          <div class="form-group">
            <label class="form-label" for="set">
              {said.ruleSet[lang]}
            </label>
            <select class="form-select" id="set" name="set">
              {newestFirst.map(({ from }) => (
                <option value={from} selected={from === looked?.ruleSet}>
                  {ruleSetName(from, lang)}
                </option>
              ))}
            </select>
          </div>
          <button type="submit" class="button button-secondary">
            {said.look[lang]}
          </button>
        </form>
      </section>
      {looked && <Found frame={frame} action={action} looked={looked} people={people} />}
      <section aria-labelledby="exist" class="tov-group">
        <h2 id="exist" class="h3">
          {said.exist[lang]}
        </h2>
        {newestFirst.map((set) => (
          <OneRuleSet lang={lang} set={set} />
        ))}
      </section>
    </Page>
  );
};

const newestFirst = ruleSets.toReversed();

/** `Loven fra 1. januar 2024`; the last one says so. */
export function ruleSetName(from: string | null, lang: Language): string {
  if (from === null) return said.dayByDay[lang];
  if (from === 'current') return said.current[lang];
  if (from === ALWAYS) return said.oldest[lang];
  const newest = from === newestFirst[0]?.from ? ` (${said.newest[lang]})` : '';
  return `${said.lawFrom[lang]} ${dateInWords(from, lang)}${newest}`;
}

const OneRuleSet = ({ lang, set }: { lang: Language; set: RuleSet }) => {
  const before = ruleSets[ruleSets.indexOf(set) - 1];
  if (!before) return null;
  const differences = differencesBetween(before.from, set.from);
  const dated = differences.filter(({ movesDates }) => movesDates);
  const grounds = differences.filter(({ movesDates }) => !movesDates);
  return (
    <details class="details">
      <summary class="details-summary">
        {ruleSetName(set.from, lang)}: {changedRules(differences.length)[lang]}
      </summary>
      <div class="details-text">
        {dated.length > 0 && (
          <PlainTable
            caption={said.differs[lang]}
            columns={[said.rule, said.before, said.after].map((one) => one[lang])}
          >
            {dated.map((one) => (
              <tr>
                <td data-title={said.rule[lang]}>
                  <a href={`/rules/${one.ruleId}`}>{one.title[lang]}</a>
                </td>
                <td data-title={said.before[lang]}>{wording(one, before.from, lang)}</td>
                <td data-title={said.after[lang]}>{wording(one, set.from, lang)}</td>
              </tr>
            ))}
          </PlainTable>
        )}
        {grounds.length > 0 && (
          <p>
            {said.onlyGround[lang]}{' '}
            {grounds.map(({ ruleId, title }, i) => (
              <>
                {i > 0 && ', '}
                <a href={`/rules/${ruleId}`}>{title[lang]}</a>
              </>
            ))}
            .
          </p>
        )}
      </div>
    </details>
  );
};

/** What a row asks for under the law of a day, and on which ground. */
function wording({ ruleId }: RuleDifference, on: string, lang: Language): string {
  const rule = ruleById(ruleId);
  const version = rule && selectVersion(rule, on, on);
  if (!rule || !version) return said.fromNothing[lang];
  return `${limitInWords(rule, version.change?.due ?? rule.due, lang)} (${version.source.text})`;
}

const Found = (props: { frame: Frame; action: string; looked: Looked; people: Props['people'] }) => {
  const { frame, action, looked, people } = props;
  const { lang } = frame;
  const { use, ruleSet, goesOn, mistake } = looked;
  return (
    <>
      {mistake && (
        <Alert lang={lang} variant="error" live id="error-summary">
          {mistake}
        </Alert>
      )}
      <section aria-labelledby="follow" class="tov-group">
        <h2 id="follow" class="h3">
          {said.cases[lang]}
        </h2>
        {use.follow.map(({ ruleSet: own, cases }) => (
          <details class="details">
            <summary class="details-summary">
              {ruleSetName(own, lang)}: {casesCount(cases.length)[lang]}
            </summary>
            <ul class="details-text tov-many-choices">
              {cases.map((id) => (
                <li>
                  <a href={`/cases/${id}`}>
                    {words.case[lang]} {shortId(id)}
                  </a>
                </li>
              ))}
            </ul>
          </details>
        ))}
      </section>
      <WouldMoveSection
        lang={lang}
        moved={use}
        goesOn={goesOn}
        lead={`${said.ruleSet[lang]}: ${ruleSetName(ruleSet, lang)}.`}
        more={
          <a class="button button-secondary" href={`${action}?set=${ruleSet}&after=${use.next ?? ''}`}>
            {wouldMoveWords.more[lang]}
          </a>
        }
      />
      {use.affected.length > 0 && <AdoptForm {...{ frame, action, looked, people }} />}
    </>
  );
};

const AdoptForm = (props: { frame: Frame; action: string; looked: Looked; people: Props['people'] }) => {
  const { frame, action, looked, people } = props;
  const { lang, caller } = frame;
  const { answers, ruleSet, token, use } = looked;
  return (
    <form method="post" action={`${action}/adopt`} class="tov-form tov-group" aria-labelledby="adopt">
      <CsrfField />
      <input type="hidden" name="set" value={ruleSet} />
      <input type="hidden" name="token" value={token} />
      <h2 id="adopt" class="h3">
        {said.adopt[lang]}
      </h2>
      <p>{said.adoptLead[lang]}</p>
      <fieldset class="tov-fieldset">
        <legend class="form-label tov-legend">{said.wouldMove[lang]}</legend>
        {use.affected.map(({ caseId: id, deadlines }, i) => (
          <div class="form-group-checkbox">
            <input
              type="checkbox"
              class="form-checkbox"
              id={`case-${i}`}
              name="case"
              value={id}
              checked={answers.chosen.includes(id)}
            />
            <label class="form-label" for={`case-${i}`}>
              {words.case[lang]} {shortId(id)} <span class="tov-muted">({deadlines})</span>
            </label>
          </div>
        ))}
      </fieldset>
      <p>
        {said.first[lang]}: <strong>{caller?.name ?? caller?.subject}</strong>
      </p>
      <div class="form-group">
        <label class="form-label" for="second">
          {said.second[lang]}
        </label>
        <span class="form-hint" id="second-hint">
          {said.secondHelp[lang]}
        </span>
        <input
          class="form-input"
          id="second"
          name="second"
          list="people"
          maxlength={64}
          autocomplete="off"
          aria-describedby="second-hint"
          value={answers.second}
        />
        <datalist id="people">
          {people
            .filter(({ subject }) => subject !== caller?.subject)
            .map(({ subject, name }) => (
              <option value={subject}>{name}</option>
            ))}
        </datalist>
      </div>
      <div class="form-group">
        <label class="form-label" for="reason">
          {said.reason[lang]}
        </label>
        <span class="form-hint" id="reason-hint">
          {said.reasonHelp[lang]}
        </span>
        <textarea
          class="form-input"
          id="reason"
          name="reason"
          rows={3}
          maxlength={2_000}
          aria-describedby="reason-hint"
        >
          {answers.reason}
        </textarea>
      </div>
      <div class="tov-buttons">
        <button type="submit" class="button button-primary">
          {said.run[lang]}
        </button>
      </div>
    </form>
  );
};
