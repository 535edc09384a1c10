import type { Language } from '../../api/language.ts';
import type { SavedView } from '../../api/saved-views.ts';
import { CsrfField } from '../layout/csrf-field.tsx';
import { Icon } from '../layout/icon.tsx';
import { viewWords } from '../text/worklist.ts';
import { filterUrl, type WorklistFilter } from './filters.ts';

interface Props {
  lang: Language;
  filter: WorklistFilter;
  views: readonly SavedView[];
  /** What was wrong with the name of a view that was to be kept. */
  mistake: boolean;
}

/** The views that the reader keeps, and the form that keeps this one. */
export const SavedViews = ({ lang, filter, views, mistake }: Props) => {
  const here = filterUrl('', filter);
  return (
    <section class="tov-views" aria-label={viewWords.title[lang]}>
      {views.length > 0 && (
        <ul class="tov-chips">
          {views.map(({ id, name, query }) => (
            <li class="tov-view">
              <a
                href={`/work${query}`}
                class={query === here ? 'tov-chip tov-chip--on' : 'tov-chip'}
                {...(query === here ? { 'aria-current': 'page' } : {})}
              >
                {name}
              </a>
              <form method="post" action={`/work/views/${id}/delete`}>
                <CsrfField />
                <button type="submit" class="tov-chip-drop">
                  <Icon name="close" />
                  <span class="sr-only">
                    {viewWords.drop[lang]}: {name}
                  </span>
                </button>
              </form>
            </li>
          ))}
        </ul>
      )}
      <details class="tov-more" open={mistake}>
        <summary>{viewWords.save[lang]}</summary>
        <form method="post" action="/work/views" class="tov-inline-form">
          <CsrfField />
          <input type="hidden" name="view" value={here} />
          <div class={mistake ? 'form-group form-error' : 'form-group'}>
            <label class="form-label" for="view-name">
              {viewWords.name[lang]}
            </label>
            <span class="form-hint" id="view-hint">
              {viewWords.nameHint[lang]}
            </span>
            {mistake && (
              <span class="form-error-message" id="view-mistake" role="alert">
                {viewWords.badName[lang]}
              </span>
            )}
            <input
              class="form-input"
              id="view-name"
              name="name"
              maxlength={60}
              required
              aria-describedby={mistake ? 'view-hint view-mistake' : 'view-hint'}
              {...(mistake ? { 'aria-invalid': 'true' } : {})}
            />
          </div>
          <button type="submit" class="button button-secondary">
            {viewWords.keep[lang]}
          </button>
        </form>
      </details>
    </section>
  );
};
