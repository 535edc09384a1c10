import type { ErasureReceipt } from '../../api/disclosure-ports.ts';
import type { Language } from '../../api/language.ts';
import type { DueForErasure } from '../../api/retention.ts';
import { civilDateOf, parseInstant } from '../../domain/calendar/index.ts';
import type { Refusal } from '../../domain/case/refusal.ts';
import { type RetentionPolicy, retentionDoubts } from '../../domain/retention/policy.ts';
import { holdReasons } from '../../domain/retention/votes.ts';
import { PlainTable } from '../access-log/look-table.tsx';
import { shortId } from '../case-id.ts';
import { CsrfField } from '../layout/csrf-field.tsx';
import { type Frame, Page } from '../layout/page.tsx';
import { Alert } from '../layout/parts.tsx';
import { shortDate } from '../text/dates.ts';
import { erasureWords, holdNames } from '../text/erasure.ts';
import { kindNames } from '../text/words.ts';

interface Props {
  frame: Frame;
  policies: readonly RetentionPolicy[];
  due: readonly DueForErasure[];
  erased: readonly ErasureReceipt[];
  refusal: Refusal | null;
}

/** How long cases are kept, which are due, what leaders said of each, and what stays of those erased. */
export const ErasuresPage = ({ frame, policies, due, erased, refusal }: Props) => {
  const { lang } = frame;
  const title = erasureWords.title[lang];
  return (
    <Page frame={frame} title={title}>
      <h1>{title}</h1>
      {refusal && (
        <Alert lang={lang} variant="error" live heading={erasureWords.refused[lang]}>
          {refusal.message[lang]}
        </Alert>
      )}
      <p class="font-lead">{erasureWords.lead[lang]}</p>
      <section aria-labelledby="due" class="tov-group">
        <h2 id="due" class="h3">
          {erasureWords.due[lang]}
        </h2>
        {due.length === 0 ? <p>{erasureWords.none[lang]}</p> : <DueTable lang={lang} due={due} />}
      </section>
      <section aria-labelledby="policy" class="tov-group">
        <h2 id="policy" class="h3">
          {erasureWords.policy[lang]}
        </h2>
        {policies.map((policy) => (
          <PolicyForm lang={lang} policy={policy} />
        ))}
        <h3 class="h4">{erasureWords.doubts[lang]}</h3>
        <ul>
          {retentionDoubts.map(({ rows, doubt }) => (
            <li>
              {rows.join(', ')}: {doubt[lang]}
            </li>
          ))}
        </ul>
      </section>
      {erased.length > 0 && (
        <section aria-labelledby="erased" class="tov-group">
          <h2 id="erased" class="h3">
            {erasureWords.erased[lang]}
          </h2>
          <PlainTable
            caption={erasureWords.erased[lang]}
            columns={[erasureWords.case, erasureWords.dueOn, erasureWords.erasedOn].map((one) => one[lang])}
          >
            {erased.map((one) => (
              <tr>
                <td data-title={erasureWords.case[lang]}>{shortId(one.caseId)}</td>
                <td data-title={erasureWords.dueOn[lang]}>{shortDate(one.dueOn, lang)}</td>
                <td data-title={erasureWords.erasedOn[lang]}>
                  {shortDate(civilDateOf(parseInstant(one.destroyedAt) ?? 0), lang)}
                </td>
              </tr>
            ))}
          </PlainTable>
        </section>
      )}
    </Page>
  );
};

const DueTable = ({ lang, due }: { lang: Language; due: readonly DueForErasure[] }) => (
  <PlainTable
    caption={erasureWords.due[lang]}
    columns={[erasureWords.case, erasureWords.dueOn, erasureWords.stands, erasureWords.act].map(
      (one) => one[lang],
    )}
  >
    {due.map((one) => (
      <tr>
        <td data-title={erasureWords.case[lang]}>
          {kindNames[one.kind][lang]} {shortId(one.caseId)}
        </td>
        <td data-title={erasureWords.dueOn[lang]}>{shortDate(one.dueOn, lang)}</td>
        <td data-title={erasureWords.stands[lang]}>{standing(one, lang)}</td>
        <td data-title={erasureWords.act[lang]}>
          <Votes lang={lang} one={one} />
        </td>
      </tr>
    ))}
  </PlainTable>
);

function standing({ standing: { held, approvals, approved } }: DueForErasure, lang: Language): string {
  if (held) return `${erasureWords.held[lang]}: ${holdNames[held][lang]}`;
  if (approved) return erasureWords.two[lang];
  return (approvals.length === 1 ? erasureWords.one : erasureWords.open)[lang];
}

const Votes = ({ lang, one }: { lang: Language; one: DueForErasure }) => {
  const action = `/erasures/${one.caseId}`;
  const reasonId = `reason-${one.caseId}`;
  if (one.standing.held)
    return (
      <form method="post" action={action}>
        <CsrfField />
        <button type="submit" name="vote" value="release" class="button button-secondary tov-small-button">
          {erasureWords.release[lang]}
        </button>
      </form>
    );
  return (
    <form method="post" action={action} class="tov-inline-form">
      <CsrfField />
      <button type="submit" name="vote" value="approve" class="button button-secondary tov-small-button">
        {erasureWords.approve[lang]}
      </button>
      <div class="form-group">
        <label class="form-label" for={reasonId}>
          {erasureWords.reason[lang]}
        </label>
        <select class="form-select" id={reasonId} name="reason">
          {holdReasons.map((reason) => (
            <option value={reason}>{holdNames[reason][lang]}</option>
          ))}
        </select>
      </div>
      <button type="submit" name="vote" value="hold" class="button button-secondary tov-small-button">
        {erasureWords.hold[lang]}
      </button>
    </form>
  );
};

const PolicyForm = ({ lang, policy }: { lang: Language; policy: RetentionPolicy }) => {
  const id = (name: string) => `${name}-${policy.kind}`;
  return (
    <form method="post" action="/erasures" class="tov-inline-form">
      <CsrfField />
      <input type="hidden" name="kind" value={policy.kind} />
      <div class="form-group">
        <label class="form-label" for={id('years')}>
          {kindNames[policy.kind][lang]}: {erasureWords.years[lang]}
        </label>
        <span class="form-hint" id={id('years-hint')}>
          {policy.years === null ? erasureWords.undecided[lang] : erasureWords.yearsHelp[lang]}
        </span>
        <input
          class="form-input"
          id={id('years')}
          name="years"
          type="number"
          min="10"
          max="110"
          value={policy.years === null ? '' : String(policy.years)}
          aria-describedby={id('years-hint')}
        />
      </div>
      <div class="form-group">
        <label class="form-label" for={id('basis')}>
          {erasureWords.basis[lang]}
        </label>
        <input
          class="form-input"
          id={id('basis')}
          name="basis"
          type="text"
          maxlength={200}
          required
          value={policy.basis}
        />
      </div>
      <button type="submit" class="button button-secondary">
        {erasureWords.save[lang]}
      </button>
    </form>
  );
};
