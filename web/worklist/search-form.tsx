import type { Language } from '../../api/language.ts';
import { CsrfField } from '../layout/csrf-field.tsx';
import { searchWords } from '../text/worklist.ts';
import { filterUrl, type WorklistFilter } from './filters.ts';
import { TILES } from './tiles-place.ts';

interface Props {
  lang: Language;
  filter: WorklistFilter;
}

/** Searches as one types, in the body of a request; what was typed never stands in an address. */
export const SearchForm = ({ lang, filter }: Props) => (
  <form
    method="post"
    action="/work/search"
    class="tov-filters tov-search"
    autocomplete="off"
    hx-post="/work/search"
    hx-trigger="submit, input delay:250ms"
    hx-target="#worklist"
    hx-select="#worklist"
    hx-select-oob={`#${TILES}`}
    hx-swap="outerHTML"
  >
    <CsrfField />
    <input type="hidden" name="view" value={filterUrl('', { ...filter, find: '' })} />
    <div class="form-group">
      <label class="form-label" for="typed">
        {searchWords.label[lang]}
      </label>
      <span class="form-hint" id="typed-hint">
        {searchWords.hint[lang]}
      </span>
      <input
        class="form-input"
        id="typed"
        name="typed"
        type="search"
        maxlength={80}
        spellcheck={false}
        aria-describedby="typed-hint"
      />
    </div>
    <div class="tov-filter-buttons">
      <button type="submit" class="button button-secondary">
        {searchWords.submit[lang]}
      </button>
    </div>
  </form>
);

/** Says that a search narrows the list, or that it found nothing to narrow it to. */
export const SearchTold = ({ lang, filter, nothing }: Props & { nothing: boolean }) => {
  if (nothing)
    return (
      <p role="status">
        {searchWords.nothing[lang]} <a href="/persons">{searchWords.toPersons[lang]}</a>
      </p>
    );
  if (filter.find === '') return null;
  return (
    <p role="status">
      {searchWords.narrowed[lang]}{' '}
      <a href={filterUrl('/work', { ...filter, find: '' })}>{searchWords.clear[lang]}</a>
    </p>
  );
};
