import type { Language } from '../../api/language.ts';
import { type RuleStatistics, shareInTime } from '../../api/statistics.ts';
import { PlainTable } from '../access-log/look-table.tsx';
import { Icon } from '../layout/icon.tsx';
import { shortMonth } from '../text/dates.ts';
import { overviewWords } from '../text/overview.ts';
import { words } from '../text/words.ts';
import type { MonthOutcome } from './in-time-chart.ts';

interface Props {
  lang: Language;
  months: readonly MonthOutcome[];
  rule: string;
  perRule: readonly RuleStatistics[];
}

/** The share met in time over the months: a chart, and the same numbers in a table for whoever cannot see it. */
export const InTime = ({ lang, months, rule, perRule }: Props) => (
  <section aria-labelledby="in-time" class="tov-group tov-figures">
    <h2 id="in-time" class="h3">
      {overviewWords.inTime[lang]}
    </h2>
    <p>{overviewWords.inTimeLead[lang]}</p>
    <form method="get" action="/overview#in-time" class="tov-filters">
      <div class="form-group">
        <label class="form-label" for="rule">
          {overviewWords.rule[lang]}
        </label>
        <select class="form-select" id="rule" name="rule">
          <option value="">{overviewWords.allRules[lang]}</option>
          {perRule.map(({ ruleId, title }) => (
            <option value={ruleId} selected={ruleId === rule}>
              {ruleId} {title[lang]}
            </option>
          ))}
        </select>
      </div>
      <div class="tov-filter-buttons">
        <button type="submit" class="button button-secondary">
          {words.show[lang]}
        </button>
        <a href="/overview/statistics.csv" class="icon-link" download>
          <Icon name="download" />
          {overviewWords.csv[lang]}
        </a>
      </div>
    </form>
    {months.length === 0 ? (
      <p>{overviewWords.noMonths[lang]}</p>
    ) : (
      <>
        <img
          class="tov-chart"
          src={`/overview/in-time.svg${rule === '' ? '' : `?rule=${encodeURIComponent(rule)}`}`}
          alt={overviewWords.chart[lang]}
          width={720}
          height={260}
        />
        <PlainTable
          caption={overviewWords.chart[lang]}
          columns={[overviewWords.month[lang], ...outcomeTitles(lang)]}
        >
          {months.map((one) => (
            <tr>
              <th scope="row">{shortMonth(one.month, lang)}</th>
              <Outcomes lang={lang} of={one} />
            </tr>
          ))}
        </PlainTable>
        {rule === '' && (
          <details class="tov-more">
            <summary>{overviewWords.perRule[lang]}</summary>
            <PlainTable
              caption={overviewWords.perRule[lang]}
              columns={[overviewWords.rule[lang], ...outcomeTitles(lang)]}
            >
              {perRule.map((one) => (
                <tr>
                  <th scope="row">
                    <a href={`/overview?rule=${one.ruleId}#in-time`}>{one.ruleId}</a> {one.title[lang]}
                  </th>
                  <Outcomes lang={lang} of={one} />
                </tr>
              ))}
            </PlainTable>
          </details>
        )}
      </>
    )}
  </section>
);

const outcomeTitles = (lang: Language): string[] =>
  [overviewWords.met, overviewWords.metLate, overviewWords.overdue, overviewWords.share].map(
    (one) => one[lang],
  );

const Outcomes = ({ lang, of }: { lang: Language; of: Omit<MonthOutcome, 'month'> }) => {
  const share = shareInTime(of);
  return (
    <>
      <td data-title={overviewWords.met[lang]}>{of.met}</td>
      <td data-title={overviewWords.metLate[lang]}>{of.metLate}</td>
      <td data-title={overviewWords.overdue[lang]}>{of.overdue}</td>
      <td data-title={overviewWords.share[lang]}>{share === null ? '–' : `${Math.round(share * 100)} %`}</td>
    </>
  );
};
