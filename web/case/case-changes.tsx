import { mayLook } from '../../access/may.ts';
import type { SeenCase } from '../../api/seen-case.ts';
import type { Frame } from '../layout/page.tsx';
import { caseWords } from '../text/case.ts';

/**
 * A line that says that the case was changed by somebody meanwhile, for those who are told of changes. It is hidden until
 * the script hears of one; nothing is loaded by itself, so that no form is lost under anybody's hands.
 */
export const CaseChanges = ({ frame, seen }: { frame: Frame; seen: SeenCase }) => {
  const { lang, caller, here } = frame;
  const { id, version } = seen.state;
  if (!caller || !mayLook(caller, seen.sight.relation, 'worklist')) return null;
  return (
    <div role="status">
      <p hidden data-case-changes={id} data-version={String(version)}>
        {caseWords.changed[lang]} <a href={here}>{caseWords.showChanged[lang]}</a>
      </p>
    </div>
  );
};
