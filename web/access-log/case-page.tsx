import type { Child } from 'hono/jsx';
import { mayWorkInCases } from '../../access/may.ts';
import type { LookRow } from '../../api/log-ports.ts';
import { namedPurposes, purposes } from '../../api/purpose.ts';
import type { SeenCase } from '../../api/seen-case.ts';
import { caseNumber } from '../case/case-name.tsx';
import { CasePage } from '../case/frame.tsx';
import { CsrfField } from '../layout/csrf-field.tsx';
import { Icon } from '../layout/icon.tsx';
import { type Frame, Page } from '../layout/page.tsx';
import { accessLogWords } from '../text/access-log.ts';
import { LookTable } from './look-table.tsx';

interface Props {
  frame: Frame;
  stored: SeenCase;
  nowMs: number;
  rows: readonly LookRow[];
  /** The row to go on from, when there are older ones. */
  next: number | null;
  /** The purpose that was chosen for this case; null: what follows from the role. */
  chosen: string | null;
}

/** Who has looked at the case, the way to the citizen's export, and for what one looks oneself. */
export const CaseAccessLogPage = ({ frame, stored, nowMs, rows, next, chosen }: Props) => {
  const { lang } = frame;
  const { id } = stored.state;
  return (
    <Around frame={frame} stored={stored} nowMs={nowMs}>
      <p>
        {accessLogWords.lead[lang]} {accessLogWords.joined[lang]}
      </p>
      <p>
        <a href={`/cases/${id}/access-log.csv`} class="icon-link" download>
          <Icon name="download" />
          {accessLogWords.citizen[lang]}
        </a>
      </p>
      <LookTable lang={lang} caption={accessLogWords.title[lang]} rows={rows} />
      {next !== null && (
        <p>
          <a href={`/cases/${id}/access-log?before=${next}`}>{accessLogWords.more[lang]}</a>
        </p>
      )}
      <form method="post" action={`/cases/${id}/purpose`} class="tov-inline-form">
        <CsrfField />
        <div class="form-group">
          <label class="form-label" for="purpose">
            {accessLogWords.choose[lang]}
          </label>
          <span class="form-hint" id="purpose-hint">
            {accessLogWords.chooseHelp[lang]}
          </span>
          <select class="form-select" id="purpose" name="purpose" aria-describedby="purpose-hint">
            <option value="">{accessLogWords.usual[lang]}</option>
            {namedPurposes.map((one) => (
              <option value={one} selected={one === chosen}>
                {purposes[one][lang]}
              </option>
            ))}
          </select>
        </div>
        <button type="submit" class="button button-secondary">
          {accessLogWords.save[lang]}
        </button>
      </form>
    </Around>
  );
};

/** The data protection officer sees the log without the case around it. */
const Around = (props: { frame: Frame; stored: SeenCase; nowMs: number; children: Child }) => {
  const { frame, stored, nowMs, children } = props;
  const title = accessLogWords.title[frame.lang];
  if (frame.caller && mayWorkInCases(frame.caller))
    return (
      <CasePage frame={frame} stored={stored} nowMs={nowMs} tab="access-log">
        {children}
      </CasePage>
    );
  return (
    <Page frame={frame} title={title}>
      <p class="tov-over">{caseNumber(stored.state.id, frame.lang)}</p>
      <h1>{title}</h1>
      {children}
    </Page>
  );
};
