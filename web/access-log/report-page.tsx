import type { Child } from 'hono/jsx';
import type { Language } from '../../api/language.ts';
import type { AccessReport, Unrelated } from '../../api/log-ports.ts';
import { shortId } from '../case-id.ts';
import { EmergencyTable } from '../emergency/emergency-table.tsx';
import { type Frame, Page } from '../layout/page.tsx';
import { accessLogWords } from '../text/access-log.ts';
import { shortDate, shortMoment } from '../text/dates.ts';
import { words } from '../text/words.ts';
import { LookTable, PlainTable, Who } from './look-table.tsx';

interface Props {
  frame: Frame;
  /** `YYYY-MM`. */
  month: string;
  report: AccessReport;
}

/** The data protection officer's month: a random sample, and what stands out. */
export const AccessReportPage = ({ frame, month, report }: Props) => {
  const { lang } = frame;
  const title = accessLogWords.report[lang];
  return (
    <Page frame={frame} title={title}>
      <h1>{title}</h1>
      <p class="font-lead">{accessLogWords.reportLead[lang]}</p>
      <form method="get" action="/access-log" class="tov-inline-form">
        <div class="form-group">
          <label class="form-label" for="month">
            {accessLogWords.month[lang]}
          </label>
          <input class="form-input" id="month" name="month" type="month" value={month} />
        </div>
        <button type="submit" class="button button-secondary">
          {accessLogWords.show[lang]}
        </button>
      </form>
      <p>
        {accessLogWords.totals[lang]}: {accessLogWords.looks[lang]} {report.looks},{' '}
        {accessLogWords.people[lang]} {report.people}, {accessLogWords.cases[lang]} {report.cases},{' '}
        {accessLogWords.lists[lang]} {report.lists}.
      </p>
      <Part lang={lang} name="emergencies" rows={report.emergencies}>
        <EmergencyTable lang={lang} rows={report.emergencies} />
      </Part>
      <Part lang={lang} name="volume" rows={report.volume}>
        <PlainTable
          caption={accessLogWords.volume[lang]}
          columns={[accessLogWords.on, accessLogWords.who, accessLogWords.cases, accessLogWords.looks].map(
            (one) => one[lang],
          )}
        >
          {report.volume.map((busy) => (
            <tr>
              <td data-title={accessLogWords.on[lang]}>{shortDate(busy.on, lang)}</td>
              <td data-title={accessLogWords.who[lang]}>
                <Who lang={lang} of={busy} />
              </td>
              <td data-title={accessLogWords.cases[lang]}>{busy.cases}</td>
              <td data-title={accessLogWords.looks[lang]}>{busy.looks}</td>
            </tr>
          ))}
        </PlainTable>
      </Part>
      <Part lang={lang} name="protectedAddress" rows={report.protectedAddress}>
        <UnrelatedTable lang={lang} name="protectedAddress" rows={report.protectedAddress} />
      </Part>
      <Part lang={lang} name="unrelated" rows={report.unrelated}>
        <p>{accessLogWords.unrelatedLead[lang]}</p>
        <UnrelatedTable lang={lang} name="unrelated" rows={report.unrelated} />
      </Part>
      <Part lang={lang} name="sample" rows={report.sample}>
        <LookTable lang={lang} caption={accessLogWords.sample[lang]} rows={report.sample} withCase />
      </Part>
    </Page>
  );
};

type PartName = 'emergencies' | 'volume' | 'protectedAddress' | 'unrelated' | 'sample';

const Part = (props: { lang: Language; name: PartName; rows: readonly unknown[]; children: Child }) => (
  <section aria-labelledby={props.name} class="tov-group">
    <h2 id={props.name} class="h3">
      {accessLogWords[props.name][props.lang]}
    </h2>
    {props.rows.length === 0 ? <p>{accessLogWords.nothing[props.lang]}</p> : props.children}
  </section>
);

const UnrelatedTable = (props: { lang: Language; name: PartName; rows: readonly Unrelated[] }) => {
  const { lang, rows } = props;
  const { who, looks, first, last } = accessLogWords;
  return (
    <PlainTable
      caption={accessLogWords[props.name][lang]}
      columns={[words.case, who, looks, first, last].map((one) => one[lang])}
    >
      {rows.map((row) => (
        <tr>
          <td data-title={words.case[lang]}>
            <a href={`/cases/${row.caseId}/access-log`}>{shortId(row.caseId)}</a>
          </td>
          <td data-title={who[lang]}>
            <Who lang={lang} of={row} />
          </td>
          <td data-title={looks[lang]}>{row.looks}</td>
          <td data-title={first[lang]}>{shortMoment(row.firstAt.getTime(), lang)}</td>
          <td data-title={last[lang]}>{shortMoment(row.lastAt.getTime(), lang)}</td>
        </tr>
      ))}
    </PlainTable>
  );
};
