import { headerOf } from '../../api/case-summary.ts';
import type { Notice } from '../../domain/meetings/notice.ts';
import { caseTitle } from '../case/case-name.tsx';
import { CsrfField } from '../layout/csrf-field.tsx';
import { Page } from '../layout/page.tsx';
import { Alert, BackLink } from '../layout/parts.tsx';
import type { ToConfirm } from '../record/confirm-page.tsx';
import { envelopeFields } from '../record/sent-form.ts';
import { meetingWords, shortNoticeText } from '../text/meetings.ts';
import { words } from '../text/words.ts';

const REASON = 'shortNoticeReason';

/** Before a meeting is recorded whose notice is too short: how short, and room for the reason. Nothing is refused. */
export const ShortNoticePage = (props: ToConfirm & { notice: Notice }) => {
  const { frame, stored, nowMs, spec, answers, envelope, notice } = props;
  const { lang } = frame;
  return (
    <Page frame={frame} title={spec.title[lang]}>
      <BackLink href={`/cases/${stored.state.id}/meetings`}>
        {caseTitle(headerOf(stored, nowMs), lang)}
      </BackLink>
      <h1>{spec.title[lang]}</h1>
      <Alert lang={lang} variant="warning" live heading={meetingWords.shortTitle[lang]}>
        <p>{shortNoticeText(notice)[lang]}</p>
        <p>{meetingWords.shortLead[lang]}</p>
      </Alert>
      <form method="post" action={`/cases/${stored.state.id}/record/${spec.name}`} class="tov-form">
        <CsrfField />
        {envelopeFields(envelope).map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        {Object.entries(answers)
          .filter(([name]) => name !== REASON)
          .flatMap(([name, value]) =>
            [value].flat().map((one) => <input type="hidden" name={name} value={one} />),
          )}
        <div class="form-group">
          <label class="form-label" for="short-notice-reason">
            {meetingWords.shortReason[lang]}
          </label>
          <textarea
            id="short-notice-reason"
            name={REASON}
            class="form-input"
            rows={4}
            maxlength={20_000}
          ></textarea>
        </div>
        <div class="tov-buttons">
          <button type="submit" name="_step" value="confirm" class="button button-primary">
            {meetingWords.goOn[lang]}
          </button>
          <button type="submit" name="_step" value="change" class="button button-secondary">
            {meetingWords.change[lang]}
          </button>
          <a href={`/cases/${stored.state.id}/meetings`} class="button button-tertiary">
            {words.cancel[lang]}
          </a>
        </div>
      </form>
    </Page>
  );
};
