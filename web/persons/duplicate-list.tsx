import { seenBrief } from '../../api/case-summary.ts';
import type { PossibleDuplicate } from '../../api/duplicates.ts';
import { scopeName } from '../../api/identity/region.ts';
import type { Language } from '../../api/language.ts';
import { CaseLink } from '../case/case-name.tsx';
import { duplicateWords } from '../text/duplicates.ts';
import { phaseNames } from '../text/words.ts';

interface Props {
  lang: Language;
  found: readonly PossibleDuplicate[];
  clockMs: number;
  /** The case that the reader stands in, where it may be put together with one of these. */
  mergeFrom?: string;
}

/** Cases that may be the same one: which they are, why they are shown, and how to look. */
export const DuplicateList = ({ lang, found, clockMs, mergeFrom }: Props) => (
  <ul class="nobullet-list tov-duplicates">
    {found.map(({ seen, foundBy, standing }) => {
      const brief = seenBrief(seen, clockMs + seen.clockOffsetMs);
      const { id } = seen.state;
      return (
        <li>
          <CaseLink lang={lang} id={id} named={brief} />
          <span class="tov-sub">
            {phaseNames[brief.phase][lang]}, {scopeName(brief.municipality)[lang]}
          </span>
          <p>{duplicateWords[foundBy][lang]}</p>
          <p class="tov-take-now">
            <a href={`/cases/${id}`} target="_blank" rel="noopener">
              {duplicateWords.open[lang]} <span class="tov-sub-inline">{duplicateWords.newTab[lang]}</span>
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
