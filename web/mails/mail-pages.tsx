import { parseInstant } from '../../domain/calendar/index.ts';
import type { CaughtMail } from '../../worker/embedded/mails.ts';
import { type Frame, Page } from '../layout/page.tsx';
import { BackLink } from '../layout/parts.tsx';
import { momentInWords, shortMoment } from '../text/dates.ts';
import { mailWords } from '../text/mails.ts';
import { digitalPostWords } from '../text/tasks.ts';

export const MailListPage = (props: { frame: Frame; mails: readonly CaughtMail[]; posted: boolean }) => {
  const { frame, mails, posted } = props;
  const { lang } = frame;
  return (
    <Page frame={frame} title={mailWords.title[lang]}>
      <h1>{mailWords.title[lang]}</h1>
      <p>{mailWords.lead[lang]}</p>
      {posted && (
        <p>
          <a href="/mails/digital-post">{digitalPostWords.local[lang]}</a>
        </p>
      )}
      {mails.length === 0 ? (
        <div class="tov-empty">
          <h2 class="h4">{mailWords.none[lang]}</h2>
          <p>{mailWords.noneLead[lang]}</p>
        </div>
      ) : (
        <table class="table table--compact table-md-responsive-headers tov-table">
          <caption class="sr-only">{mailWords.title[lang]}</caption>
          <thead>
            <tr>
              <th scope="col">{mailWords.received[lang]}</th>
              <th scope="col">{mailWords.to[lang]}</th>
              <th scope="col">{mailWords.subject[lang]}</th>
            </tr>
          </thead>
          <tbody>
            {mails.map((mail) => (
              <tr>
                <td data-title={mailWords.received[lang]}>
                  {shortMoment(parseInstant(mail.receivedAt) ?? 0, lang)}
                </td>
                <td data-title={mailWords.to[lang]} class="break-word">
                  {mail.to.join(', ')}
                </td>
                <td data-title={mailWords.subject[lang]}>
                  <a href={`/mails/${mail.id}`}>{mail.subject}</a>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Page>
  );
};

export const MailPage = ({ frame, mail }: { frame: Frame; mail: CaughtMail }) => {
  const { lang } = frame;
  return (
    <Page frame={frame} title={mail.subject}>
      <BackLink href="/mails">{mailWords.title[lang]}</BackLink>
      <h1>{mail.subject}</h1>
      <dl class="tov-data tov-data--wide">
        <div>
          <dt>{mailWords.received[lang]}</dt>
          <dd>{momentInWords(parseInstant(mail.receivedAt) ?? 0, lang)}</dd>
        </div>
        <div>
          <dt>{mailWords.from[lang]}</dt>
          <dd>{mail.from}</dd>
        </div>
        <div>
          <dt>{mailWords.to[lang]}</dt>
          <dd>{mail.to.join(', ')}</dd>
        </div>
      </dl>
      <div class="tov-mail">{withLinks(mail.text)}</div>
    </Page>
  );
};

/** The text with its own links to follow; mails hold a link and nothing about anybody. */
const withLinks = (body: string) =>
  body.split(/(https?:\/\/[^\s<>]+)/).map((part, i) => (i % 2 === 1 ? <a href={part}>{part}</a> : part));
