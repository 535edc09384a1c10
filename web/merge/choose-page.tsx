import { headerOf } from '../../api/case-summary.ts';
import type { PossibleDuplicate } from '../../api/duplicates.ts';
import type { SeenCase } from '../../api/seen-case.ts';
import { CaseLink } from '../case/case-name.tsx';
import { CasePage } from '../case/frame.tsx';
import { CsrfField } from '../layout/csrf-field.tsx';
import type { Frame } from '../layout/page.tsx';
import { duplicateWords } from '../text/duplicates.ts';
import { mergeWords } from '../text/merge.ts';

interface Props {
  frame: Frame;
  stored: SeenCase;
  nowMs: number;
  clockMs: number;
  found: readonly PossibleDuplicate[];
  /** A number that was typed and that no case of the caller's has. */
  wrong: string | null;
}

/** Which case this one goes into: what looks alike, or its number. */
export const ChoosePage = ({ frame, stored, nowMs, clockMs, found, wrong }: Props) => {
  const { lang } = frame;
  const { id } = stored.state;
  return (
    <CasePage frame={frame} stored={stored} nowMs={nowMs} tab="merge">
      <h2>{mergeWords.title[lang]}</h2>
      <p class="tov-lead">{mergeWords.chooseLead[lang]}</p>
      <section aria-labelledby="found" class="tov-group">
        <h3 id="found">{mergeWords.found[lang]}</h3>
        {found.length === 0 ? (
          <p>{mergeWords.foundNone[lang]}</p>
        ) : (
          <ul class="nobullet-list tov-duplicates">
            {found.map(({ seen, foundBy }) => (
              <li>
                <CaseLink
                  lang={lang}
                  id={seen.state.id}
                  named={headerOf(seen, clockMs + seen.clockOffsetMs)}
                />
                <p>{duplicateWords[foundBy][lang]}</p>
                <p>
                  <a href={`/cases/${id}/merge?into=${seen.state.id}`}>{mergeWords.compare[lang]}</a>
                </p>
              </li>
            ))}
          </ul>
        )}
      </section>
      <form method="post" action={`/cases/${id}/merge/find`} class="tov-group tov-merge-find">
        <CsrfField />
        <div class={`form-group${wrong === null ? '' : ' form-error'}`}>
          <label class="form-label" for="number">
            {mergeWords.number[lang]}
          </label>
          <span class="form-hint" id="number-help">
            {mergeWords.numberHelp[lang]}
          </span>
          {wrong !== null && (
            <span class="form-error-message" id="number-error">
              {mergeWords.noNumber[lang]}
            </span>
          )}
          <input
            class="form-input input-width-s"
            id="number"
            name="number"
            maxlength={34}
            value={wrong ?? ''}
            autocomplete="off"
            aria-describedby={wrong === null ? 'number-help' : 'number-help number-error'}
            {...(wrong === null ? {} : { 'aria-invalid': 'true' })}
          />
        </div>
        <button type="submit" class="button button-secondary">
          {mergeWords.compare[lang]}
        </button>
      </form>
    </CasePage>
  );
};
