import type { DeadLetter } from '../../api/notice-ports.ts';
import { noticePath } from '../../api/notices.ts';
import type { Refusal } from '../../domain/case/refusal.ts';
import { deliveryCodeWords, solutions } from '../../domain/deliveries/codes.ts';
import { isRole, roleName } from '../../domain/rules/roles.ts';
import { PlainTable } from '../access-log/look-table.tsx';
import { CsrfField } from '../layout/csrf-field.tsx';
import { type Frame, Page } from '../layout/page.tsx';
import { Alert } from '../layout/parts.tsx';
import { shortMoment } from '../text/dates.ts';
import { channelWords, noticeKinds, noticeWords } from '../text/notices.ts';
import { placeOf } from './notices-page.tsx';

interface Props {
  frame: Frame;
  letters: readonly DeadLetter[];
  refusal: Refusal | null;
}

/** What reached nobody, with why in plain words, and what a leader can do about it. */
export const DeadLettersPage = ({ frame, letters, refusal }: Props) => {
  const { lang } = frame;
  const { where, role, why, since } = noticeWords;
  const columns = [where, role, why, since, noticeWords.do];
  return (
    <Page frame={frame} title={noticeWords.deadTitle[lang]}>
      <h1>{noticeWords.deadTitle[lang]}</h1>
      <p class="font-lead">{noticeWords.deadLead[lang]}</p>
      {refusal && (
        <Alert lang={lang} variant="error" live>
          {refusal.message[lang]}
        </Alert>
      )}
      {letters.length === 0 ? (
        <p>{noticeWords.noneDead[lang]}</p>
      ) : (
        <PlainTable caption={noticeWords.deadTitle[lang]} columns={columns.map((one) => one[lang])}>
          {letters.map((letter) => (
            <Row frame={frame} letter={letter} />
          ))}
        </PlainTable>
      )}
    </Page>
  );
};

const Row = ({ frame: { lang }, letter }: { frame: Frame; letter: DeadLetter }) => {
  const { where, role, why, since } = noticeWords;
  return (
    <tr>
      <td data-title={where[lang]}>
        <a href={noticePath({ ...letter, about: '' })}>{placeOf(letter.caseId, lang)}</a>
        <br />
        {(noticeKinds[letter.kind] ?? noticeWords.title)[lang]}
      </td>
      <td data-title={role[lang]}>
        {isRole(letter.role) ? roleName(letter.role)[lang] : letter.role}
        {letter.channel !== 'none' && (
          <>
            <br />
            {(channelWords[letter.channel] ?? noticeWords.channel)[lang]}
          </>
        )}
      </td>
      <td data-title={why[lang]}>{deliveryCodeWords(letter.code)[lang]}</td>
      <td data-title={since[lang]}>{shortMoment(letter.sinceMs, lang)}</td>
      <td data-title={noticeWords.do[lang]}>
        <form method="post" action={`/dead-letters/${letter.id}`}>
          <CsrfField />
          <button type="submit" name="how" value="retry" class="button button-secondary">
            {noticeWords.retry[lang]}
          </button>
        </form>
        <form method="post" action={`/dead-letters/${letter.id}`} class="tov-inline-form">
          <CsrfField />
          <label class="form-label" for={`how-${letter.id}`}>
            {noticeWords.how[lang]}
          </label>
          <select class="form-select" name="how" id={`how-${letter.id}`}>
            {Object.entries(solutions).map(([value, words]) => (
              <option value={value}>{words[lang]}</option>
            ))}
          </select>
          <button type="submit" class="button button-secondary">
            {noticeWords.solve[lang]}
          </button>
        </form>
      </td>
    </tr>
  );
};
