import { type Preferences, wishes } from '../../domain/reach/channels.ts';
import { chosenKinds } from '../../domain/reach/message-kind.ts';
import { isLeaderRole } from '../../domain/rules/roles.ts';
import { CsrfField } from '../layout/csrf-field.tsx';
import { type Frame, Page } from '../layout/page.tsx';
import { Alert } from '../layout/parts.tsx';
import { feedWords } from '../text/feed.ts';
import { messageKindNames, preferenceWords as said, wishNames } from '../text/preferences.ts';

/** How its owner wants to be told of each kind of message. */
export const PreferencesPage = (props: { frame: Frame; preferences: Preferences; saved: boolean }) => {
  const { frame, preferences, saved } = props;
  const { lang, caller } = frame;
  return (
    <Page frame={frame} title={said.title[lang]}>
      <h1>{said.title[lang]}</h1>
      {saved && (
        <Alert lang={lang} variant="success" live>
          {said.saved[lang]}
        </Alert>
      )}
      <p class="font-lead">{said.lead[lang]}</p>
      <Alert lang={lang} variant="info">
        {said.always[lang]}
      </Alert>
      <form method="post" action="/account/messages" class="tov-form">
        <CsrfField />
        {chosenKinds.map((kind) => (
          <div class="form-group">
            <label class="form-label" for={`wish-${kind}`}>
              {messageKindNames[kind][lang]}
            </label>
            <select class="form-select" id={`wish-${kind}`} name={kind}>
              {wishes.map((wish) => (
                <option value={wish} selected={wish === (preferences.byKind[kind] ?? 'mail')}>
                  {wishNames[wish][lang]}
                </option>
              ))}
            </select>
          </div>
        ))}
        {caller && isLeaderRole(caller.role) ? (
          <div class="form-group-checkbox">
            <input
              type="checkbox"
              class="form-checkbox"
              id="weekly"
              name="weekly"
              value="true"
              checked={preferences.weeklyOverview}
            />
            <label class="form-label" for="weekly">
              {said.weekly[lang]}
            </label>
          </div>
        ) : (
          <input type="hidden" name="weekly" value={String(preferences.weeklyOverview)} />
        )}
        <div class="tov-buttons">
          <button type="submit" class="button button-primary">
            {said.save[lang]}
          </button>
        </div>
      </form>
      {caller && (
        <section aria-labelledby="user-id" class="tov-group">
          <h2 id="user-id" class="h3">
            {said.userId[lang]}
          </h2>
          <p>
            <code>{caller.subject}</code>
          </p>
          <p>{said.userIdLead[lang]}</p>
          <p>
            <a href={`/organisations/${caller.scope}/colleagues`}>{said.colleagues[lang]}</a>
            {' · '}
            <a href="/account/calendar">{feedWords.title[lang]}</a>
          </p>
        </section>
      )}
    </Page>
  );
};
