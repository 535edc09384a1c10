import { type Frame, Page } from '../layout/page.tsx';
import { Alert } from '../layout/parts.tsx';
import { CommandForm, type FormState } from '../record/form.tsx';
import { emergencyWords } from '../text/emergency.ts';

const consequences = ['happens', 'told', 'logged', 'ends'] as const;

/** Before anything is opened: what will happen, then the questions. */
export const TakeEmergencyPage = ({ frame, form }: { frame: Frame; form: FormState }) => {
  const { lang } = frame;
  const title = emergencyWords.title[lang];
  return (
    <Page frame={frame} title={title}>
      <h1>{title}</h1>
      <p class="font-lead">{emergencyWords.lead[lang]}</p>
      <Alert lang={lang} variant="warning" heading={emergencyWords.before[lang]}>
        <ul>
          {consequences.map((name) => (
            <li>{emergencyWords[name][lang]}</li>
          ))}
        </ul>
      </Alert>
      <CommandForm
        lang={lang}
        action="/emergency"
        state={form}
        submit={emergencyWords.submit[lang]}
        cancel="/work"
      />
    </Page>
  );
};
