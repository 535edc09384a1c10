import type { Language } from '../../api/language.ts';
import { TypedSearch } from '../layout/typed-search.tsx';
import { searchWords } from '../text/worklist.ts';
import { filterUrl, type WorklistFilter } from './filters.ts';
import { TILES } from './tiles-place.ts';

interface Props {
  lang: Language;
  filter: WorklistFilter;
}

/** Narrows the list and its tiles to what is typed. */
export const SearchForm = ({ lang, filter }: Props) => (
  <TypedSearch
    action="/work/search"
    follows="#worklist"
    besides={`#${TILES}`}
    label={searchWords.label[lang]}
    hint={searchWords.hint[lang]}
    submit={searchWords.submit[lang]}
  >
    <input type="hidden" name="view" value={filterUrl('', { ...filter, find: '' })} />
  </TypedSearch>
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
