import { scopeName } from '../../api/identity/region.ts';
import type { Session } from '../../api/identity/session-store.ts';
import type { Language } from '../../api/language.ts';
import { roleName } from '../../domain/rules/roles.ts';
import { CsrfField } from '../layout/csrf-field.tsx';
import { type Frame, Page } from '../layout/page.tsx';
import { shortMoment } from '../text/dates.ts';
import { feedWords } from '../text/feed.ts';
import { sessionWords } from '../text/login.ts';
import { preferenceWords } from '../text/preferences.ts';

interface Props {
  frame: Frame;
  sessions: readonly Session[];
  /** The session that looks. */
  here: string;
  severalRoles: boolean;
}

/** Where its owner is logged in, and the way to end it: one login, or all of them. */
export const AccountPage = ({ frame, sessions, here, severalRoles }: Props) => {
  const { lang } = frame;
  return (
    <Page frame={frame} title={sessionWords.account[lang]}>
      <h1>{sessionWords.account[lang]}</h1>
      <p class="font-lead">{sessionWords.accountLead[lang]}</p>
      <div class="table--responsive-scroll">
        <table class="table">
          <thead>
            <tr>
              <th scope="col">{sessionWords.begun[lang]}</th>
              <th scope="col">{sessionWords.lastSeen[lang]}</th>
              <th scope="col">{sessionWords.expires[lang]}</th>
              <th scope="col">{sessionWords.as[lang]}</th>
              <th scope="col">{sessionWords.end[lang]}</th>
            </tr>
          </thead>
          <tbody>
            {sessions.map((session) => (
              <Row lang={lang} session={session} here={session.sessionId === here} />
            ))}
          </tbody>
        </table>
      </div>
      <p>
        <a href="/account/messages">{preferenceWords.title[lang]}</a>
        {' · '}
        <a href="/account/calendar">{feedWords.title[lang]}</a>
      </p>
      {severalRoles && (
        <p>
          <a href="/login/role">{sessionWords.changeRole[lang]}</a>
        </p>
      )}
      <form method="post" action="/account/end-all">
        <CsrfField />
        <button type="submit" class="button button-primary">
          {sessionWords.endAll[lang]}
        </button>
      </form>
    </Page>
  );
};

const Row = ({ lang, session, here }: { lang: Language; session: Session; here: boolean }) => {
  const right = session.chosen === null ? undefined : session.rights[session.chosen];
  return (
    <tr>
      <td>{shortMoment(session.createdAt.getTime(), lang)}</td>
      <td>{shortMoment(session.lastSeenAt.getTime(), lang)}</td>
      <td>{shortMoment(session.expiresAt.getTime(), lang)}</td>
      <td>
        {right
          ? `${roleName(right.role)[lang]}, ${scopeName(right.scope)[lang]}`
          : sessionWords.notChosen[lang]}
      </td>
      <td>
        {here ? (
          sessionWords.here[lang]
        ) : (
          <form method="post" action="/account/end">
            <CsrfField />
            <button type="submit" class="function-link" name="session" value={session.sessionId}>
              {sessionWords.end[lang]}
            </button>
          </form>
        )}
      </td>
    </tr>
  );
};
