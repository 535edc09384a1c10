import type { NamedDuplicate } from '../../api/duplicates.ts';
import type { SeenCase } from '../../api/seen-case.ts';
import { CasePage } from '../case/frame.tsx';
import type { Frame } from '../layout/page.tsx';
import { BackLink } from '../layout/parts.tsx';
import { duplicateWords } from '../text/duplicates.ts';
import { DuplicateList } from './duplicate-list.tsx';

interface Props {
  frame: Frame;
  stored: SeenCase;
  nowMs: number;
  clockMs: number;
  found: readonly NamedDuplicate[];
}

/** For a case that is there already: others that may be the same, each with the way to put them together. */
export const DuplicatesPage = ({ frame, stored, nowMs, clockMs, found }: Props) => {
  const { lang } = frame;
  const { id } = stored.state;
  const of = (standing: NamedDuplicate['standing']) => found.filter((one) => one.standing === standing);
  return (
    <CasePage frame={frame} stored={stored} nowMs={nowMs} tab="persons">
      <BackLink href={`/cases/${id}/persons`}>{duplicateWords.toPersons[lang]}</BackLink>
      <h2>{duplicateWords.ofCase[lang]}</h2>
      <p>{duplicateWords.ofCaseLead[lang]}</p>
      {of('duplicate').length === 0 ? (
        <p class="tov-empty">{duplicateWords.none[lang]}</p>
      ) : (
        <DuplicateList lang={lang} found={of('duplicate')} clockMs={clockMs} mergeFrom={id} />
      )}
      {of('earlier').length > 0 && (
        <>
          <h3 class="h4">{duplicateWords.earlier[lang]}</h3>
          <DuplicateList lang={lang} found={of('earlier')} clockMs={clockMs} />
        </>
      )}
    </CasePage>
  );
};
