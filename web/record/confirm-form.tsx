import type { Language } from '../../api/language.ts';
import { CsrfField } from '../layout/csrf-field.tsx';
import { confirmWords } from '../text/record.ts';
import { words } from '../text/words.ts';
import type { Answers } from './form-node.ts';
import { type Envelope, envelopeFields } from './sent-form.ts';

interface Props {
  lang: Language;
  caseId: string;
  command: string;
  answers: Answers;
  envelope: Envelope;
}

/** What was filled in, carried along unseen: to confirm it, to change it, or to leave it. */
export const ConfirmForm = ({ lang, caseId, command, answers, envelope }: Props) => (
  <form method="post" action={`/cases/${caseId}/record/${command}`}>
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
      <a href={`/cases/${caseId}`} class="button button-tertiary">
        {words.cancel[lang]}
      </a>
    </div>
  </form>
);
