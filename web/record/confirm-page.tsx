import type { Child } from 'hono/jsx';
import { headerOf } from '../../api/case-summary.ts';
import type { SeenCase } from '../../api/seen-case.ts';
import type { CommandSpec } from '../../domain/case/command-spec.ts';
import { fieldsOf } from '../../domain/case/read-command.ts';
import type { JsonObject } from '../../domain/json.ts';
import { caseTitle } from '../case/case-name.tsx';
import { CsrfField } from '../layout/csrf-field.tsx';
import { type Frame, Page } from '../layout/page.tsx';
import { BackLink } from '../layout/parts.tsx';
import { confirmWords } from '../text/record.ts';
import { words } from '../text/words.ts';
import type { Answers } from './form-node.ts';
import { type Envelope, envelopeFields } from './sent-form.ts';
import { tell } from './tell-data.tsx';

/** An act that was filled in and is looked over before it is recorded. */
export interface ToConfirm {
  frame: Frame;
  stored: SeenCase;
  nowMs: number;
  spec: CommandSpec;
  data: JsonObject;
  answers: Answers;
  envelope: Envelope;
}

/** What was filled in, what would follow from it (`children`), and the choice to confirm it, to change it or to leave it. */
export const ConfirmPage = (props: ToConfirm & { children: Child }) => {
  const { frame, stored, nowMs, spec, data } = props;
  const { lang } = frame;
  return (
    <Page frame={frame} title={spec.title[lang]}>
      <BackLink href={`/cases/${stored.state.id}`}>{caseTitle(headerOf(stored, nowMs), lang)}</BackLink>
      <h1>{confirmWords.title[lang]}</h1>
      <p class="font-lead">{spec.title[lang]}.</p>
      <dl class="tov-data tov-data--wide">
        {tell(fieldsOf(spec), data, lang).map(([label, value]) => (
          <div>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {props.children}
      <ConfirmForm {...props} />
    </Page>
  );
};

/** The answers are carried along unseen. */
const ConfirmForm = ({ frame: { lang }, stored, spec, answers, envelope }: ToConfirm) => (
  <form method="post" action={`/cases/${stored.state.id}/record/${spec.name}`}>
    <CsrfField />
    {envelopeFields(envelope).map(([name, value]) => (
      <input type="hidden" name={name} value={value} />
    ))}
    {Object.entries(answers).flatMap(([name, value]) =>
      [value].flat().map((one) => <input type="hidden" name={name} value={one} />),
    )}
    <div class="tov-buttons">
      <button type="submit" name="_step" value="confirm" class="button button-primary">
        {confirmWords.confirm[lang]}
      </button>
      <button type="submit" name="_step" value="change" class="button button-secondary">
        {confirmWords.change[lang]}
      </button>
      <a href={`/cases/${stored.state.id}`} class="button button-tertiary">
        {words.cancel[lang]}
      </a>
    </div>
  </form>
);
