import type { Child } from 'hono/jsx';
import type { Language } from '../../api/language.ts';
import type { Refusal } from '../../domain/case/refusal.ts';
import { CsrfField } from '../layout/csrf-field.tsx';
import { Alert } from '../layout/parts.tsx';
import { draftWords } from '../text/drafts.ts';
import { recordWords } from '../text/record.ts';
import { stepWords } from '../text/steps.ts';
import { words } from '../text/words.ts';
import { controlId, FormFields } from './fields.tsx';
import type { Answers, FormNode } from './form-node.ts';
import type { Mistake } from './read-form.ts';
import { type Envelope, envelopeFields } from './sent-form.ts';
import { StepHeading, StepList } from './step-list.tsx';
import { answersElsewhere, mayEndAt, type Step } from './steps.ts';

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
  /** Where drafts go as they are typed; left out where none are kept. */
  draftUrl?: string | undefined;
  /** A long form is shown one step at a time, `state.envelope.step` of these. */
  steps?: readonly Step[] | null;
  /** Answers that are asked elsewhere on the page, before the others. */
  children?: Child;
}

/** A form with its error summary. The browser's own checks are off: ours speak the language of the page. */
export const CommandForm = (props: Props) => {
  const { lang, action, state, steps, draftUrl } = props;
  const at = state.envelope.step ?? 0;
  const nodes = steps?.[at]?.nodes ?? state.nodes;
  const { envelope, answers, mistakes } = state;
  return (
    <>
      <ErrorSummary lang={lang} state={state} />
      <form method="post" action={action} novalidate class="tov-form">
        <CsrfField />
        {envelopeFields(envelope).map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        {steps && (
          <>
            {Object.entries(answersElsewhere(answers, nodes)).flatMap(([name, value]) =>
              [value].flat().map((one) => <input type="hidden" name={name} value={one} />),
            )}
            <StepHeading lang={lang} steps={steps} at={at} />
          </>
        )}
        <div {...asTyped(draftUrl)}>
          {props.children}
          <FormFields
            lang={lang}
            nodes={nodes}
            answers={answers}
            mistakes={mistakes}
            unfolded={Boolean(steps)}
          />
          {draftUrl && (
            <p
              id="draft-state"
              class="tov-draft-state"
              role="status"
              data-failed={draftWords.notSaved[lang]}
            />
          )}
        </div>
        <FormButtons {...props} at={at} />
        {steps && <StepList lang={lang} steps={steps} at={at} />}
      </form>
    </>
  );
};

/**
 * What is typed is kept as a draft a moment later; the form itself is sent as forms are. Not on the form: a question that is
 * called `form` would stand in its place for scripts.
 */
const asTyped = (url: string | undefined) =>
  url
    ? {
        'hx-post': url,
        'hx-trigger': 'input delay:1200ms, change delay:400ms',
        'hx-target': '#draft-state',
        'hx-sync': 'this:replace',
      }
    : {};

const FormButtons = ({ lang, submit, cancel, draftUrl, steps, at }: Props & { at: number }) => (
  <div class="tov-buttons">
    {steps && at < steps.length - 1 ? (
      <button type="submit" name="_step" value="next" class="button button-primary">
        {stepWords.next[lang]}
      </button>
    ) : (
      <button type="submit" class="button button-primary">
        {submit}
      </button>
    )}
    {steps && at < steps.length - 1 && mayEndAt(steps, at) && (
      <button type="submit" class="button button-secondary">
        {stepWords.recordNow[lang]}
      </button>
    )}
    {steps && at > 0 && (
      <button type="submit" name="_step" value="back" class="button button-secondary">
        {stepWords.back[lang]}
      </button>
    )}
    {draftUrl && (
      <noscript>
        <button type="submit" name="_step" value="draft" class="button button-secondary">
          {draftWords.save[lang]}
        </button>
      </noscript>
    )}
    <a href={cancel} class="button button-tertiary">
      {words.cancel[lang]}
    </a>
  </div>
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
