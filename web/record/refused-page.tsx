import type { Refusal } from '../../domain/case/refusal.ts';
import { type Frame, Page } from '../layout/page.tsx';
import { Alert } from '../layout/parts.tsx';
import { recordWords } from '../text/record.ts';
import { words } from '../text/words.ts';

/** A refusal where there is no form to show it in. */
export const RefusedPage = (props: { frame: Frame; caseId: string; refusal: Refusal }) => {
  const { lang } = props.frame;
  return (
    <Page frame={props.frame} title={recordWords.refused[lang]}>
      <h1>{recordWords.refused[lang]}</h1>
      <Alert lang={lang} variant="info">
        <p>{props.refusal.message[lang]}</p>
        {props.refusal.source && (
          <p>
            {words.source[lang]}: {props.refusal.source}
          </p>
        )}
      </Alert>
      <p>
        <a href={`/cases/${props.caseId}`}>{words.backToCase[lang]}</a>
      </p>
    </Page>
  );
};
