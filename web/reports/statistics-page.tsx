import type { Language } from '../../api/language.ts';
import type { Overview } from '../../api/overview.ts';
import type { Months } from '../../api/ports.ts';
import { type RuleDurations, type RuleStatistics, shareInTime } from '../../api/statistics.ts';
import type { Phase } from '../../domain/obligations/phase.ts';
import { ruleById } from '../../domain/rules/catalogue.ts';
import type { Text } from '../../domain/text.ts';
import { PlainTable } from '../access-log/look-table.tsx';
import { Icon } from '../layout/icon.tsx';
import { type Frame, Page } from '../layout/page.tsx';
import { shortMonth } from '../text/dates.ts';
import { reportWords } from '../text/reports.ts';
import { phaseNames, words } from '../text/words.ts';
import { countOf } from '../text/worklist.ts';
import { filterFrom, filterUrl, type WorklistFilter } from '../worklist/filters.ts';

export interface StatisticsView {
  months: Months;
  cases: Overview['cases'];
  /** Per rule and month of the limit. */
  lines: readonly RuleStatistics[];
  durations: readonly RuleDurations[];
}

/** Fewer than these say nothing of how long a thing takes, and may be one family's course. */
export const FEWEST_DURATIONS = 5;

const listUrl = (change: Partial<WorklistFilter>): string =>
  filterUrl('/work', { ...filterFrom({}), scope: 'all', ...change });

/** Share in time, cases by phase, median days: each number leads to its list where it has one. */
export const StatisticsPage = ({ frame, view }: { frame: Frame; view: StatisticsView }) => {
  const { lang } = frame;
  const { from, to } = view.months;
  return (
    <Page frame={frame} title={reportWords.statistics[lang]}>
      <h1>{reportWords.statistics[lang]}</h1>
      <p class="font-lead">{reportWords.statisticsLead[lang]}</p>
      <Phases lang={lang} cases={view.cases} />
      <form method="get" action="/reports/statistics" class="tov-filters">
        {(['from', 'to'] as const).map((name) => (
          <div class="form-group">
            <label class="form-label" for={`s-${name}`}>
              {reportWords[name][lang]}
            </label>
            <input class="form-input" type="month" id={`s-${name}`} name={name} value={view.months[name]} />
          </div>
        ))}
        <div class="tov-filter-buttons">
          <button type="submit" class="button button-secondary">
            {words.show[lang]}
          </button>
          <a href={`/reports/statistics.csv?from=${from}&to=${to}`} class="icon-link" download>
            <Icon name="download" />
            {reportWords.csv[lang]}
          </a>
        </div>
      </form>
      <PerMonth lang={lang} view={view} />
    </Page>
  );
};

const Phases = ({ lang, cases }: { lang: Language; cases: StatisticsView['cases'] }) => (
  <section aria-labelledby="phases" class="tov-group tov-figures">
    <h2 id="phases" class="h3">
      {reportWords.phases[lang]}
    </h2>
    <PlainTable caption={reportWords.phases[lang]} columns={[words.phase[lang], reportWords.cases[lang]]}>
      {(Object.keys(phaseNames) as Phase[])
        .filter((phase) => phase !== 'closed')
        .map((phase) => (
          <tr>
            <th scope="row">{phaseNames[phase][lang]}</th>
            <td data-title={reportWords.cases[lang]}>
              <a href={listUrl({ phase })}>{cases.byPhase[phase] ?? 0}</a>
            </td>
          </tr>
        ))}
      <tr>
        <th scope="row">{reportWords.openCases[lang]}</th>
        <td data-title={reportWords.cases[lang]}>
          <a href="/cases">{cases.total}</a>
        </td>
      </tr>
    </PlainTable>
  </section>
);

/** Lines of one rule: each month, and all of them. */
export function byRule(lines: readonly RuleStatistics[]) {
  const rules = new Map<string, { title: Text; months: Map<string, RuleStatistics>; whole: Sum }>();
  for (const line of lines) {
    if (line.met + line.metLate + line.overdue === 0) continue;
    const known = rules.get(line.ruleId) ?? {
      title: line.title,
      months: new Map<string, RuleStatistics>(),
      whole: { met: 0, metLate: 0, overdue: 0 },
    };
    known.months.set(line.month ?? '', line);
    const { met, metLate, overdue } = known.whole;
    known.whole = {
      met: met + line.met,
      metLate: metLate + line.metLate,
      overdue: overdue + line.overdue,
    };
    rules.set(line.ruleId, known);
  }
  return rules;
}

type Sum = Pick<RuleStatistics, 'met' | 'metLate' | 'overdue'>;

const percent = (of: Sum): string => {
  const share = shareInTime(of);
  return share === null ? '–' : `${Math.round(share * 100)} %`;
};

const PerMonth = ({ lang, view }: { lang: Language; view: StatisticsView }) => {
  const rules = byRule(view.lines);
  const months = [...new Set(view.lines.map(({ month = '' }) => month))].sort();
  const took = new Map(view.durations.map((one) => [one.ruleId, one]));
  return (
    <div class="tov-group">
      <h2 class="h3">{reportWords.perMonth[lang]}</h2>
      <p>
        {reportWords.perMonthLead[lang]} {reportWords.medianLead[lang]}
      </p>
      {rules.size === 0 ? (
        <p class="tov-empty">{reportWords.empty[lang]}</p>
      ) : (
        <section
          class="tov-axis-scroll"
          tabindex={0}
          aria-label={`${reportWords.rule[lang]}: ${reportWords.perMonth[lang]}`}
        >
          <table class="table table--compact tov-months">
            <caption class="sr-only">{reportWords.perMonth[lang]}</caption>
            <thead>
              <tr>
                <th scope="col">{reportWords.rule[lang]}</th>
                <th scope="col">{reportWords.whole[lang]}</th>
                <th scope="col">{reportWords.overdueNow[lang]}</th>
                <th scope="col">{reportWords.medianShort[lang]}</th>
                {months.map((month) => (
                  <th scope="col">{shortMonth(month, lang)}</th>
                ))}
              </tr>
            </thead>
            <tbody>
              {[...rules].map(([ruleId, { title, months: each, whole }]) => (
                <tr>
                  <th scope="row">
                    <a href={`/rules/${ruleId}`}>{ruleId}</a> {(ruleById(ruleId)?.title ?? title)[lang]}
                  </th>
                  <td>
                    <strong>{percent(whole)}</strong>
                    <span class="tov-sub">{countOf(whole.met + whole.metLate + whole.overdue)[lang]}</span>
                  </td>
                  <td>
                    {whole.overdue === 0 ? (
                      <span class="tov-muted">0</span>
                    ) : (
                      <a href={listUrl({ rule: ruleId, group: 'overdue' })}>{whole.overdue}</a>
                    )}
                  </td>
                  <td>{medianText(took.get(ruleId), lang)}</td>
                  {months.map((month) => {
                    const one = each.get(month);
                    return <td>{one ? percent(one) : <span class="tov-muted">–</span>}</td>;
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </div>
  );
};

/** Days with one decimal, as the language writes it; too few say nothing. */
export function medianText(of: RuleDurations | undefined, lang: Language): string {
  if (!of) return '–';
  if (of.met < FEWEST_DURATIONS) return reportWords.tooFew[lang];
  const said = of.medianDays.toFixed(1);
  return lang === 'da' ? said.replace('.', ',') : said;
}
