import type { SeenCase } from '../../api/seen-case.ts';
import type { DocumentTemplate } from '../../domain/documents/registry.ts';
import { CasePage } from '../case/frame.tsx';
import { CsrfField } from '../layout/csrf-field.tsx';
import type { Frame } from '../layout/page.tsx';
import { BackLink } from '../layout/parts.tsx';
import { FormFields } from '../record/fields.tsx';
import { ErrorSummary, type FormState } from '../record/form.tsx';
import { envelopeFields } from '../record/sent-form.ts';
import { documentWords } from '../text/documents.ts';
import { words } from '../text/words.ts';

interface Props {
  frame: Frame;
  stored: SeenCase;
  nowMs: number;
  template: DocumentTemplate;
  /** The document that this is a new version of; null for a new one. */
  documentId: string | null;
  state: FormState;
}

/** Writing a letter or form: its questions, a look at the whole before anything is kept, and saving it. */
export const DraftPage = ({ frame, stored, nowMs, template, documentId, state }: Props) => {
  const { lang } = frame;
  const base = `/cases/${stored.state.id}/documents`;
  return (
    <CasePage frame={frame} stored={stored} nowMs={nowMs} tab="documents">
      <BackLink href={base}>{documentWords.back[lang]}</BackLink>
      <h2>{template.title[lang]}</h2>
      <p>{documentWords.fromCase[lang]}</p>
      <ErrorSummary lang={lang} state={state} />
      <form method="post" action={`${base}/new`} novalidate class="tov-form">
        <CsrfField />
        {envelopeFields(state.envelope).map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <input type="hidden" name="_template" value={template.name} />
        {documentId !== null && <input type="hidden" name="_document" value={documentId} />}
        <FormFields lang={lang} nodes={state.nodes} answers={state.answers} mistakes={state.mistakes} />
        <div class="tov-buttons">
          <button type="submit" class="button button-primary">
            {documentWords.save[lang]}
          </button>
          <button
            type="submit"
            class="button button-secondary"
            name="_step"
            value="preview"
            formtarget="_blank"
          >
            {documentWords.preview[lang]}
          </button>
          <a href={base} class="button button-tertiary">
            {words.cancel[lang]}
          </a>
        </div>
      </form>
    </CasePage>
  );
};
