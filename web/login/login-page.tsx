import type { Text } from '../../domain/text.ts';
import { type Frame, Page } from '../layout/page.tsx';
import { Alert } from '../layout/parts.tsx';
import { sessionWords } from '../text/login.ts';

/** The way to the organisation's login. A link, not a form: forms of these pages go home only. */
export const LoginPage = ({ frame, next, kept }: { frame: Frame; next: string; kept: boolean }) => {
  const { lang } = frame;
  return (
    <Page frame={frame} title={sessionWords.title[lang]}>
      <h1>{sessionWords.title[lang]}</h1>
      {kept && (
        <Alert lang={lang} variant="info" live>
          {sessionWords.kept[lang]}
        </Alert>
      )}
      <p class="font-lead">{sessionWords.lead[lang]}</p>
      <p>
        <a class="button button-primary" href={`/login/start?next=${encodeURIComponent(next)}`}>
          {sessionWords.start[lang]}
        </a>
      </p>
    </Page>
  );
};

/** A login that led nowhere: what happened in one sentence, and the way on. */
export const LoginTrouble = (props: { frame: Frame; title: Text; lead: Text }) => {
  const { frame, title, lead } = props;
  const { lang } = frame;
  return (
    <Page frame={frame} title={title[lang]}>
      <h1>{title[lang]}</h1>
      <p class="font-lead">{lead[lang]}</p>
      <p>
        <a href="/login">{sessionWords.again[lang]}</a>
      </p>
    </Page>
  );
};

/** After logging out here; `farewell` is where the login service is left too. */
export const LoggedOutPage = ({ frame, farewell }: { frame: Frame; farewell: string | null }) => {
  const { lang } = frame;
  return (
    <Page frame={frame} title={sessionWords.out[lang]}>
      <h1>{sessionWords.out[lang]}</h1>
      {farewell !== null && (
        <>
          <p class="font-lead">{sessionWords.leaving[lang]}</p>
          <p>
            <a href={farewell}>{sessionWords.leave[lang]}</a>
          </p>
        </>
      )}
      <p>
        <a href="/login">{sessionWords.logInAgain[lang]}</a>
      </p>
    </Page>
  );
};
