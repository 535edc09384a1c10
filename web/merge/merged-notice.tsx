import type { Language } from '../../api/language.ts';
import type { SeenCase } from '../../api/seen-case.ts';
import { mergeOf, takenIn } from '../../domain/case/merging/standing.ts';
import { caseNumber } from '../case/case-name.tsx';
import { Alert } from '../layout/parts.tsx';
import { mergeWords } from '../text/merge.ts';

/** On every page of a case that was merged, or that another was merged into: where the rest of the history stands. */
export const MergedNotice = ({ lang, seen }: { lang: Language; seen: SeenCase }) => {
  const { state, sight } = seen;
  if (!sight.sees('links')) return null;
  const merge = mergeOf(state);
  if (merge)
    return (
      <Alert lang={lang} variant="info" heading={mergeWords.noticeStill[lang]}>
        <p>
          {mergeWords.noticeStillLead[lang]}{' '}
          <a href={`/cases/${merge.into}`}>{caseNumber(merge.into, lang)}</a>.{' '}
          <a href={`/cases/${state.id}/merge`}>{mergeWords.noticeUndo[lang]}</a>
        </p>
      </Alert>
    );
  const taken = takenIn(state);
  if (taken.length === 0) return null;
  return (
    <p class="tov-merged">
      {mergeWords.noticeTaken[lang]}:{' '}
      {taken.map(({ from }, i) => (
        <>
          {i > 0 && ', '}
          <a href={`/cases/${from}`}>{caseNumber(from, lang)}</a>
        </>
      ))}
    </p>
  );
};
