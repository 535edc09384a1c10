import { scopeName } from '../../api/identity/region.ts';
import type { Language } from '../../api/language.ts';
import type { Notice } from '../../api/notice-ports.ts';
import { noticePath, noticePlace } from '../../api/notices.ts';
import { PlainTable } from '../access-log/look-table.tsx';
import { shortId } from '../case-id.ts';
import { CsrfField } from '../layout/csrf-field.tsx';
import { type Frame, Page } from '../layout/page.tsx';
import { shortMoment } from '../text/dates.ts';
import { noticeKinds, noticeWords } from '../text/notices.ts';

/** What the caller and their unit were told, newest first. */
export const NoticesPage = ({ frame, notices }: { frame: Frame; notices: readonly Notice[] }) => {
  const { lang } = frame;
  const { what, where, when } = noticeWords;
  return (
    <Page frame={frame} title={noticeWords.title[lang]}>
      <h1>{noticeWords.title[lang]}</h1>
      <p class="font-lead">{noticeWords.lead[lang]}</p>
      {notices.some(({ seen }) => !seen) && (
        <form method="post" action="/notices/seen">
          <CsrfField />
          <button type="submit" class="button button-secondary">
            {noticeWords.markAll[lang]}
          </button>
        </form>
      )}
      {notices.length === 0 ? (
        <p>{noticeWords.none[lang]}</p>
      ) : (
        <PlainTable caption={noticeWords.title[lang]} columns={[what, where, when].map((one) => one[lang])}>
          {notices.map((one) => (
            <tr>
              <td data-title={what[lang]}>
                <a href={noticePath(one)}>{(noticeKinds[one.kind] ?? noticeWords.title)[lang]}</a>
                {!one.seen && (
                  <>
                    {' '}
                    <strong>({noticeWords.unseen[lang]})</strong>
                  </>
                )}
              </td>
              <td data-title={where[lang]}>{placeOf(one.caseId, lang)}</td>
              <td data-title={when[lang]}>{shortMoment(one.atMs, lang)}</td>
            </tr>
          ))}
        </PlainTable>
      )}
    </Page>
  );
};

/** A case by its short id, or what else a message of the outbox stands for. */
export function placeOf(caseId: string, lang: Language): string {
  const { kind, id } = noticePlace(caseId);
  if (kind === 'organisation') return scopeName(id)[lang];
  return kind === 'emergency' ? noticeWords.emergency[lang] : `${noticeWords.case[lang]} ${shortId(id)}`;
}
