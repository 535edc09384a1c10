import { seenBrief } from '../../api/case-summary.ts';
import type { NamedDuplicate } from '../../api/duplicates.ts';
import { scopeName } from '../../api/identity/region.ts';
import type { Language } from '../../api/language.ts';
import { caseTitle } from '../case/case-name.tsx';
import { shortId } from '../case-id.ts';
import { duplicateWords } from '../text/duplicates.ts';
import { phaseNames, words } from '../text/words.ts';

interface Props {
  lang: Language;
  found: readonly NamedDuplicate[];
  clockMs: number;
  /** The case that the reader stands in, where it may be put together with one of these. */
  mergeFrom?: string;
}

/** Cases that may be the same one: which they are, why they are shown, and how to look without leaving the form. */
export const DuplicateList = ({ lang, found, clockMs, mergeFrom }: Props) => (
  <ul class="nobullet-list tov-duplicates">
    {found.map(({ seen, foundBy, standing, names }) => {
      const brief = seenBrief(seen, clockMs + seen.clockOffsetMs);
      const { id } = seen.state;
      return (
        <li>
          <strong>{names.join(', ') || caseTitle(brief, lang)}</strong>
          <span class="tov-sub">
            {words.case[lang]} {shortId(id)}: {caseTitle(brief, lang)}
          </span>
          <span class="tov-sub">
            {phaseNames[brief.phase][lang]}, {scopeName(brief.municipality)[lang]}
          </span>
          <p>{duplicateWords[foundBy][lang]}</p>
          <p class="tov-take-now">
            <a href={`/cases/${id}`} target="_blank" rel="noopener">
              {duplicateWords.open[lang]} {duplicateWords.newTab[lang]}
            </a>
            {mergeFrom !== undefined && standing === 'duplicate' && (
              <a href={`/cases/${mergeFrom}/merge?into=${id}`}>{duplicateWords.merge[lang]}</a>
            )}
          </p>
        </li>
      );
    })}
  </ul>
);
