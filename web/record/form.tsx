import type { Child } from 'hono/jsx';
import type { Language } from '../../api/language.ts';
import type { Refusal } from '../../domain/case/refusal.ts';
import { CsrfField } from '../layout/csrf-field.tsx';
import { Alert } from '../layout/parts.tsx';
import { recordWords } from '../text/record.ts';
import { words } from '../text/words.ts';
import { controlId, FormFields } from './fields.tsx';
import type { Answers, FormNode } from './form-node.ts';
import type { Mistake } from './read-form.ts';
import { type Envelope, envelopeFields } from './sent-form.ts';

/** What a form shows: its questions, what was answered, and what was wrong with it. */
export interface FormState {
  nodes: readonly FormNode[];
  answers: Answers;
  mistakes: readonly Mistake[];
  /** Why the whole was refused, when no single answer was to blame. */
  refusal: Refusal | null;
  envelope: Envelope;
}

interface Props {
  lang: Language;
  action: string;
  state: FormState;
  submit: string;
  cancel: string;
  /** Answers that are asked elsewhere on the page, before the others. */
  children?: Child;
}

/** A form with its error summary. The browser's own checks are off: ours speak the language of the page. */
export const CommandForm = ({ lang, action, state, submit, cancel, children }: Props) => (
  <>
    <ErrorSummary lang={lang} state={state} />
    <form method="post" action={action} novalidate class="tov-form">
      <CsrfField />
      {envelopeFields(state.envelope).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      {children}
      <FormFields lang={lang} nodes={state.nodes} answers={state.answers} mistakes={state.mistakes} />
      <div class="tov-buttons">
        <button type="submit" class="button button-primary">
          {submit}
        </button>
        <a href={cancel} class="button button-tertiary">
          {words.cancel[lang]}
        </a>
      </div>
    </form>
  </>
);

/** All mistakes with links to their questions, and the law's reason where there is one; read aloud first. */
export const ErrorSummary = ({ lang, state }: { lang: Language; state: FormState }) => {
  const { mistakes, refusal } = state;
  if (mistakes.length === 0 && !refusal) return null;
  return (
    <Alert
      lang={lang}
      variant="error"
      live
      id="error-summary"
      heading={(refusal ? recordWords.refused : recordWords.errors)[lang]}
    >
      {refusal && <p>{refusal.message[lang]}</p>}
      {refusal?.source && (
        <p>
          {words.source[lang]}: {refusal.source}
        </p>
      )}
      {mistakes.length > 0 && (
        <ul class="nobullet-list">
          {mistakes.map(({ path, message }) => (
            <li>
              <a href={`#${controlId(path)}`}>{message[lang]}</a>
            </li>
          ))}
        </ul>
      )}
      <p>{recordWords.nothingSaved[lang]}</p>
    </Alert>
  );
};

/** Puts a refusal of the domain beside the question it is about, where it names one. */
export function placeRefusal(
  refusal: Refusal,
  nodes: readonly FormNode[],
): Pick<FormState, 'mistakes' | 'refusal'> {
  const path = refusal.reason && leafPaths(nodes).find((one) => one === refusal.reason);
  return path ? { mistakes: [{ path, message: refusal.message }], refusal } : { mistakes: [], refusal };
}

const leafPaths = (nodes: readonly FormNode[]): readonly string[] =>
  nodes.flatMap((node) => [
    node.path,
    ...leafPaths(node.nodes ?? []),
    ...(node.rows ?? []).flatMap((row) => leafPaths(row)),
  ]);
