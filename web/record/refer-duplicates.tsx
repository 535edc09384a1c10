import type { NamedDuplicate } from '../../api/duplicates.ts';
import type { Language } from '../../api/language.ts';
import type { CaseKind } from '../../domain/case/state.ts';
import { CsrfField } from '../layout/csrf-field.tsx';
import { type Frame, Page } from '../layout/page.tsx';
import { Alert } from '../layout/parts.tsx';
import { DuplicateList } from '../persons/duplicate-list.tsx';
import { duplicateWords } from '../text/duplicates.ts';
import type { Answers } from './form-node.ts';
import { type Envelope, envelopeFields } from './sent-form.ts';

interface Props {
  frame: Frame;
  kind: CaseKind;
  found: readonly NamedDuplicate[];
  clockMs: number;
  answers: Answers;
  envelope: Envelope;
}

/** Before a referral is recorded: cases that may be the same one. What was typed is carried along unseen. */
export const ReferDuplicatesPage = ({ frame, kind, found, clockMs, answers, envelope }: Props) => {
  const { lang } = frame;
  const same = found.filter(({ standing }) => standing === 'duplicate');
  const earlier = found.filter(({ standing }) => standing === 'earlier');
  const title = (same.length > 0 ? duplicateWords.title : duplicateWords.earlierTitle)[lang];
  return (
    <Page frame={frame} title={title}>
      <h1>{title}</h1>
      <Alert lang={lang} variant={same.length > 0 ? 'warning' : 'info'} live>
        {(same.length > 0 ? duplicateWords.lead : duplicateWords.earlierLead)[lang]}
      </Alert>
      {same.length > 0 && <DuplicateList lang={lang} found={same} clockMs={clockMs} />}
      {earlier.length > 0 && (
        <>
          {same.length > 0 && <h2 class="h4">{duplicateWords.earlier[lang]}</h2>}
          <DuplicateList lang={lang} found={earlier} clockMs={clockMs} />
        </>
      )}
      <p class="form-hint">{duplicateWords.nothingLost[lang]}</p>
      <form method="post" action={`/refer/${kind}`}>
        <CsrfField />
        {envelopeFields(envelope).map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        {Object.entries(answers).flatMap(([name, value]) =>
          [value].flat().map((one) => <input type="hidden" name={name} value={one} />),
        )}
        <Buttons lang={lang} isSame={same.length > 0} />
      </form>
    </Page>
  );
};

const Buttons = ({ lang, isSame }: { lang: Language; isSame: boolean }) => (
  <div class="tov-buttons">
    <button type="submit" name="_step" value="another" class="button button-primary">
      {(isSame ? duplicateWords.another : duplicateWords.goOn)[lang]}
    </button>
    <button type="submit" name="_step" value="change" class="button button-secondary">
      {duplicateWords.change[lang]}
    </button>
    <a href="/work" class="button button-tertiary">
      {duplicateWords.leave[lang]}
    </a>
  </div>
);
