import type { Language } from '../../api/language.ts';
import { parseInstant } from '../../domain/calendar/index.ts';
import type { KeptPost } from '../../worker/embedded/kept-post.ts';
import { PlainTable } from '../access-log/look-table.tsx';
import { type Frame, Page } from '../layout/page.tsx';
import { BackLink } from '../layout/parts.tsx';
import { momentInWords, shortMoment } from '../text/dates.ts';
import { mailWords } from '../text/mails.ts';
import { digitalPostWords as said } from '../text/tasks.ts';

/** A number that says whose letters belong together, and not whose they are. */
const masked = (cpr: string): string => `${cpr.slice(0, 6)}-••••`;

const receiptOf = ({ receiptFromMs, error }: KeptPost, lang: Language): string => {
  if (receiptFromMs > Date.now()) return said.underWay[lang];
  return error === null ? said.delivered[lang] : said.refused[lang];
};

/** What the local Digital Post holds, newest first. */
export const PostListPage = ({ frame, letters }: { frame: Frame; letters: readonly KeptPost[] }) => {
  const { lang } = frame;
  const columns = [said.received, said.to, said.subject, said.receipt].map((one) => one[lang]);
  return (
    <Page frame={frame} title={said.local[lang]}>
      <BackLink href="/mails">{mailWords.title[lang]}</BackLink>
      <h1>{said.local[lang]}</h1>
      <p>{said.localLead[lang]}</p>
      {letters.length === 0 ? (
        <div class="tov-empty">
          <h2 class="h4">{said.none[lang]}</h2>
          <p>{said.noneLead[lang]}</p>
        </div>
      ) : (
        <PlainTable caption={said.local[lang]} columns={columns}>
          {letters.toReversed().map((letter) => (
            <tr>
              <td data-title={said.received[lang]}>
                {shortMoment(parseInstant(letter.receivedAt) ?? 0, lang)}
              </td>
              <td data-title={said.to[lang]}>{masked(letter.cpr)}</td>
              <td data-title={said.subject[lang]}>
                <a href={`/mails/digital-post/${letter.uuid}`}>{letter.title}</a>
              </td>
              <td data-title={said.receipt[lang]}>{receiptOf(letter, lang)}</td>
            </tr>
          ))}
        </PlainTable>
      )}
    </Page>
  );
};

/** One letter as the citizen would read it. */
export const PostPage = ({ frame, letter }: { frame: Frame; letter: KeptPost }) => {
  const { lang } = frame;
  return (
    <Page frame={frame} title={letter.title}>
      <BackLink href="/mails/digital-post">{said.local[lang]}</BackLink>
      <h1>{letter.title}</h1>
      <dl class="tov-data tov-data--wide">
        <div>
          <dt>{said.received[lang]}</dt>
          <dd>{momentInWords(parseInstant(letter.receivedAt) ?? 0, lang)}</dd>
        </div>
        <div>
          <dt>{said.from[lang]}</dt>
          <dd>{`${letter.sender.label} (CVR ${letter.sender.cvr})`}</dd>
        </div>
        <div>
          <dt>{said.to[lang]}</dt>
          <dd>{masked(letter.cpr)}</dd>
        </div>
        <div>
          <dt>{said.receipt[lang]}</dt>
          <dd>{receiptOf(letter, lang)}</dd>
        </div>
      </dl>
      {letter.format === 'application/pdf' ? (
        <p>
          <a href={`/mails/digital-post/${letter.uuid}/letter.pdf`}>{said.pdf[lang]}</a>
        </p>
      ) : (
        <div class="tov-mail">{Buffer.from(letter.content, 'base64').toString('utf8')}</div>
      )}
    </Page>
  );
};
