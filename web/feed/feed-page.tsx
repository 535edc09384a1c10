import type { Feed } from '../../api/feed-ports.ts';
import { scopeName } from '../../api/identity/region.ts';
import { roleName } from '../../domain/rules/roles.ts';
import { CsrfField } from '../layout/csrf-field.tsx';
import { type Frame, Page } from '../layout/page.tsx';
import { Alert } from '../layout/parts.tsx';
import { shortMoment } from '../text/dates.ts';
import { feedWords } from '../text/feed.ts';

interface Props {
  frame: Frame;
  feeds: readonly Feed[];
  /** The address just made: shown this once. */
  made: string | null;
}

/** Somebody's own calendar addresses: making one, and closing those that are there. */
export const FeedPage = ({ frame, feeds, made }: Props) => {
  const { lang } = frame;
  return (
    <Page frame={frame} title={feedWords.title[lang]}>
      <h1>{feedWords.title[lang]}</h1>
      <p class="font-lead">{feedWords.lead[lang]}</p>
      <Alert lang={lang} variant="info">
        {feedWords.secret[lang]}
      </Alert>
      {made && (
        <Alert lang={lang} variant="success" live heading={feedWords.made[lang]}>
          <label for="feed-address">{feedWords.once[lang]}</label>
          <input id="feed-address" class="form-input" readonly value={made} />
        </Alert>
      )}
      <form method="post" action="/account/calendar">
        <CsrfField />
        <button type="submit" class="button button-primary">
          {feedWords.make[lang]}
        </button>
      </form>
      <section aria-labelledby="mine" class="tov-group">
        <h2 id="mine" class="h3">
          {feedWords.mine[lang]}
        </h2>
        {feeds.length === 0 ? <p>{feedWords.none[lang]}</p> : <Mine frame={frame} feeds={feeds} />}
      </section>
    </Page>
  );
};

const Mine = ({ frame: { lang }, feeds }: Pick<Props, 'frame' | 'feeds'>) => (
  <table class="table table--compact table-md-responsive-headers tov-table">
    <caption class="sr-only">{feedWords.mine[lang]}</caption>
    <thead>
      <tr>
        <th scope="col">{feedWords.as[lang]}</th>
        <th scope="col">{feedWords.created[lang]}</th>
        <th scope="col">{feedWords.expires[lang]}</th>
        <th scope="col">{feedWords.lastRead[lang]}</th>
        <th scope="col">{feedWords.end[lang]}</th>
      </tr>
    </thead>
    <tbody>
      {feeds.map(({ feedId, holder, createdMs, expiresMs, lastReadMs }) => (
        <tr>
          <td data-title={feedWords.as[lang]}>
            {roleName(holder.role)[lang]}, {scopeName(holder.scope)[lang]}
          </td>
          <td data-title={feedWords.created[lang]}>{shortMoment(createdMs, lang)}</td>
          <td data-title={feedWords.expires[lang]}>{shortMoment(expiresMs, lang)}</td>
          <td data-title={feedWords.lastRead[lang]}>
            {lastReadMs === null ? feedWords.never[lang] : shortMoment(lastReadMs, lang)}
          </td>
          <td data-title={feedWords.end[lang]}>
            <form method="post" action="/account/calendar/end">
              <CsrfField />
              <button type="submit" class="function-link" name="feed" value={feedId}>
                {feedWords.end[lang]}
              </button>
            </form>
          </td>
        </tr>
      ))}
    </tbody>
  </table>
);
