import { seenBrief } from '../../api/case-summary.ts';
import type { CaseOfPerson } from '../../api/person-search.ts';
import { CaseLink } from '../case/case-name.tsx';
import { CsrfField } from '../layout/csrf-field.tsx';
import { type Frame, Page } from '../layout/page.tsx';
import { Alert } from '../layout/parts.tsx';
import { personWords, whoName } from '../text/persons.ts';

interface Props {
  frame: Frame;
  /** Null before anything was searched for. */
  found: readonly (CaseOfPerson & { nowMs: number })[] | null;
  mistake: string | null;
}

/** The search by number. The number is sent in the body, and never repeated on the page or in its address. */
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
      <form method="post" action="/persons" class="tov-form" autocomplete="off">
        <CsrfField />
        <div class="form-group">
          <label class="form-label" for="number">
            {personWords.number[lang]}
          </label>
          <input
            class="form-input input-width-s"
            id="number"
            name="number"
            maxlength={11}
            autocomplete="off"
            spellcheck={false}
          />
        </div>
        <div class="tov-buttons">
          <button type="submit" class="button button-primary">
            {personWords.submit[lang]}
          </button>
        </div>
      </form>
      {found && (
        <section aria-live="polite">
          {found.length === 0 ? (
            <p>{personWords.nobody[lang]}</p>
          ) : (
            <>
              <h2>{personWords.found[lang]}</h2>
              <ul>
                {found.map(({ seen, nowMs, who }) => (
                  <li>
                    <CaseLink lang={lang} id={seen.state.id} named={seenBrief(seen, nowMs)} />
                    <span class="tov-sub">{who.map((one) => whoName(one)[lang]).join(', ')}</span>
                  </li>
                ))}
              </ul>
            </>
          )}
        </section>
      )}
    </Page>
  );
};
