import { seenBrief } from '../../api/case-summary.ts';
import type { CaseOfPerson } from '../../api/find-cases.ts';
import { scopeName } from '../../api/identity/region.ts';
import type { Language } from '../../api/language.ts';
import { CaseLink } from '../case/case-name.tsx';
import { CsrfField } from '../layout/csrf-field.tsx';
import { type Frame, Page } from '../layout/page.tsx';
import { Alert } from '../layout/parts.tsx';
import { personWords, whoName } from '../text/persons.ts';
import { phaseNames, words } from '../text/words.ts';

/** A case that was found, and the names by which it was where names were looked for. */
export interface ShownCase extends CaseOfPerson {
  nowMs: number;
  names: readonly string[];
}

interface Props {
  frame: Frame;
  /** Null before anything was searched for. */
  found: { cases: readonly ShownCase[]; more: boolean } | null;
  mistake: string | null;
}

/** One box for everything. What is typed is sent in the body, and never repeated on the page or in its address. */
export const PersonSearchPage = ({ frame, found, mistake }: Props) => {
  const { lang } = frame;
  return (
    <Page frame={frame} title={personWords.search[lang]}>
      <h1>{personWords.search[lang]}</h1>
      <p class="font-lead">{personWords.searchLead[lang]}</p>
      {mistake && (
        <Alert lang={lang} variant="error" live>
          {mistake}
        </Alert>
      )}
      <form method="post" action="/persons" class="tov-form tov-find" autocomplete="off">
        <CsrfField />
        <div class="form-group">
          <label class="form-label" for="typed">
            {personWords.typed[lang]}
          </label>
          <p class="form-hint" id="typed-hint">
            {personWords.typedHint[lang]}
          </p>
          <div class="tov-find-row">
            <input
              class="form-input"
              id="typed"
              name="typed"
              type="search"
              maxlength={200}
              autocomplete="off"
              spellcheck={false}
              aria-describedby="typed-hint"
              required
            />
            <button type="submit" class="button button-primary">
              {personWords.submit[lang]}
            </button>
          </div>
        </div>
      </form>
      {found && (
        <section aria-live="polite">
          {found.cases.length === 0 ? (
            <p class="tov-empty">{personWords.nobody[lang]}</p>
          ) : (
            <>
              <h2>{personWords.found[lang]}</h2>
              <FoundTable lang={lang} cases={found.cases} />
            </>
          )}
          {found.more && <p>{personWords.more[lang]}</p>}
        </section>
      )}
    </Page>
  );
};

const FoundTable = ({ lang, cases }: { lang: Language; cases: readonly ShownCase[] }) => {
  const showsWho = cases.some(({ who }) => who.length > 0);
  return (
    <table class="table table--compact table-md-responsive-headers tov-table">
      <caption class="sr-only">{personWords.found[lang]}</caption>
      <thead>
        <tr>
          <th scope="col">{words.case[lang]}</th>
          {showsWho && <th scope="col">{personWords.who[lang]}</th>}
          <th scope="col">{words.phase[lang]}</th>
          <th scope="col">{words.municipality[lang]}</th>
        </tr>
      </thead>
      <tbody>
        {cases.map(({ seen, nowMs, who, names }) => {
          const brief = seenBrief(seen, nowMs);
          return (
            <tr>
              <td data-title={words.case[lang]}>
                <CaseLink lang={lang} id={seen.state.id} named={brief} />
              </td>
              {showsWho && (
                <td data-title={personWords.who[lang]}>
                  {names.join(', ')}
                  <span class={names.length > 0 ? 'tov-sub' : ''}>
                    {who.map((one) => whoName(one)[lang]).join(', ')}
                  </span>
                </td>
              )}
              <td data-title={words.phase[lang]}>{phaseNames[brief.phase][lang]}</td>
              <td data-title={words.municipality[lang]}>{scopeName(brief.municipality)[lang]}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
};
