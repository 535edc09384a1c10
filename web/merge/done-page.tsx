import type { SeenCase } from '../../api/seen-case.ts';
import { caseNumber } from '../case/case-name.tsx';
import { CasePage } from '../case/frame.tsx';
import type { Frame } from '../layout/page.tsx';
import { Alert } from '../layout/parts.tsx';
import { mergeWords } from '../text/merge.ts';

interface Props {
  frame: Frame;
  stored: SeenCase;
  nowMs: number;
  act: 'merge' | 'split';
  survivorId: string;
}

/** It is done: where to go on, and where the other history stands. */
export const DonePage = ({ frame, stored, nowMs, act, survivorId }: Props) => {
  const { lang } = frame;
  const { id } = stored.state;
  const isMerge = act === 'merge';
  const [first, second] = isMerge ? [survivorId, id] : [id, survivorId];
  return (
    <CasePage frame={frame} stored={stored} nowMs={nowMs} tab="merge">
      <Alert
        lang={lang}
        variant="success"
        live
        heading={(isMerge ? mergeWords.done : mergeWords.splitDone)[lang]}
      >
        <p>
          {(isMerge ? mergeWords.doneLead : mergeWords.splitDoneLead)[lang]}{' '}
          <a href={`/cases/${first}`}>{caseNumber(first, lang)}</a>.
        </p>
        <p>
          {(isMerge ? mergeWords.doneStill : mergeWords.splitDoneOther)[lang]}{' '}
          <a href={`/cases/${second}`}>{caseNumber(second, lang)}</a>.
        </p>
      </Alert>
    </CasePage>
  );
};
