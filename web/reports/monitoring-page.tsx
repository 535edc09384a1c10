import { scopeName } from '../../api/identity/region.ts';
import type { Language } from '../../api/language.ts';
import { inclusionTitle, inclusionTypes, type YearBeside } from '../../api/monitoring.ts';
import { guarded, guardedOne, type Shown } from '../../api/small-numbers.ts';
import type { Monitoring } from '../../domain/obligations/monitoring.ts';
import type { Text } from '../../domain/text.ts';
import { PlainTable } from '../access-log/look-table.tsx';
import { Icon } from '../layout/icon.tsx';
import { type Frame, Page } from '../layout/page.tsx';
import { Alert } from '../layout/parts.tsx';
import { reportWords } from '../text/reports.ts';
import { words } from '../text/words.ts';

export interface MonitoringView {
  year: number;
  /** The years that can be chosen, newest first. */
  years: readonly number[];
  /** Municipalities in reach, and the one that is chosen, or null for all. */
  municipalities: readonly string[];
  municipality: string | null;
  exact: boolean;
  each: readonly YearBeside[];
  all: YearBeside;
}

/** The figures of the four columns, in their order. */
export const figures: readonly (readonly [Text, (of: Monitoring) => number])[] = [
  [reportWords.pregnancies, ({ pregnancies }) => pregnancies.followed],
  [reportWords.newPregnancies, ({ pregnancies }) => pregnancies.new],
  [reportWords.children, ({ children }) => children.followed],
  [reportWords.newChildren, ({ children }) => children.new],
];

/** A count in words: small ones are not told. */
export const shownText = (shown: Shown, lang: Language): string =>
  typeof shown === 'number' ? String(shown) : reportWords[shown][lang];

/** The yearly counts of the agreement (RA § 9), this year with the one before it. */
export const MonitoringPage = ({ frame, view }: { frame: Frame; view: MonitoringView }) => {
  const { lang } = frame;
  const address = addressOf(view);
  return (
    <Page frame={frame} title={reportWords.monitoring[lang]}>
      <h1>
        {reportWords.monitoring[lang]} {view.year}
      </h1>
      <p class="font-lead">{reportWords.monitoringLead[lang]}</p>
      <Choice lang={lang} view={view} />
      {view.exact && (
        <Alert lang={lang} variant="warning">
          {reportWords.exactShown[lang]}
        </Alert>
      )}
      <div class="tov-group">
        <Counts lang={lang} view={view} />
      </div>
      <Reasons lang={lang} view={view} />
      <p class="tov-after-list">
        <a class="icon-link" href={`/reports/monitoring.csv${address}`} download>
          <Icon name="download" />
          {reportWords.csv[lang]}
        </a>
        <a href={`/reports/monitoring${addressOf({ ...view, exact: !view.exact })}`}>
          {(view.exact ? reportWords.guardedAgain : reportWords.exact)[lang]}
        </a>
      </p>
      <section aria-labelledby="what-counts">
        <h2 id="what-counts" class="h4">
          {reportWords.what[lang]}
        </h2>
        <ul>
          {[
            reportWords.whatFollowed,
            reportWords.whatNew,
            reportWords.whatReasons,
            reportWords.whatMunicipality,
          ].map((one) => (
            <li>{one[lang]}</li>
          ))}
        </ul>
        <h2 class="h4">{reportWords.small[lang]}</h2>
        <p>{reportWords.smallLead[lang]}</p>
      </section>
    </Page>
  );
};

const addressOf = ({ year, municipality, exact }: MonitoringView): string =>
  `?${new URLSearchParams([
    ['year', String(year)],
    ...(municipality ? [['municipality', municipality] as [string, string]] : []),
    ...(exact ? [['exact', '1'] as [string, string]] : []),
  ])}`;

type Part = { lang: Language; view: MonitoringView };

const Choice = ({ lang, view }: Part) => (
  <form method="get" action="/reports/monitoring" class="tov-filters">
    <div class="form-group">
      <label class="form-label" for="m-year">
        {reportWords.year[lang]}
      </label>
      <select class="form-select" id="m-year" name="year">
        {view.years.map((year) => (
          <option value={year} selected={year === view.year}>
            {year}
          </option>
        ))}
      </select>
    </div>
    {view.municipalities.length > 1 && (
      <div class="form-group">
        <label class="form-label" for="m-municipality">
          {words.municipality[lang]}
        </label>
        <select class="form-select" id="m-municipality" name="municipality">
          <option value="">{reportWords.allMunicipalities[lang]}</option>
          {view.municipalities.map((one) => (
            <option value={one} selected={one === view.municipality}>
              {scopeName(one)[lang]}
            </option>
          ))}
        </select>
      </div>
    )}
    <div class="tov-filter-buttons">
      <button type="submit" class="button button-secondary">
        {words.show[lang]}
      </button>
    </div>
  </form>
);

/** The counts of one figure, over the municipalities and all of them, as they may be shown. */
export function shownOver(
  view: Pick<MonitoringView, 'each' | 'exact'>,
  figure: (of: Monitoring) => number,
  when: 'now' | 'before',
): { counts: readonly Shown[]; total: Shown } {
  const counts = view.each.map((one) => figure(one[when]));
  if (view.exact) return { counts, total: counts.reduce((all, n) => all + n, 0) };
  return guarded(counts);
}

const Counts = ({ lang, view }: Part) => {
  const columns = figures.map(([title, figure]) => ({
    title: title[lang],
    now: shownOver(view, figure, 'now'),
    before: shownOver(view, figure, 'before'),
  }));
  const several = view.each.length > 1;
  return (
    <PlainTable
      caption={`${reportWords.monitoring[lang]} ${view.year}`}
      columns={[words.municipality[lang], ...columns.map(({ title }) => title)]}
    >
      {view.each.map(({ municipality }, i) => (
        <tr>
          <th scope="row">{scopeName(municipality ?? '')[lang]}</th>
          {columns.map(({ title, now, before }) => (
            <td data-title={title}>
              <Beside lang={lang} year={view.year} now={now.counts[i] ?? 0} before={before.counts[i] ?? 0} />
            </td>
          ))}
        </tr>
      ))}
      {several && (
        <tr>
          <th scope="row">{reportWords.total[lang]}</th>
          {columns.map(({ title, now, before }) => (
            <td data-title={title}>
              <Beside lang={lang} year={view.year} now={now.total} before={before.total} />
            </td>
          ))}
        </tr>
      )}
    </PlainTable>
  );
};

const Beside = (props: { lang: Language; year: number; now: Shown; before: Shown }) => (
  <>
    <strong>{shownText(props.now, props.lang)}</strong>
    <span class="tov-sub">
      {props.year - 1}: {shownText(props.before, props.lang)}
    </span>
  </>
);

const Reasons = ({ lang, view: { year, exact, all } }: Part) => {
  const show = (n: number): Shown => (exact ? n : guardedOne(n));
  const rows = (counts: 'inclusionKinds' | 'inclusionCodes', titles: (code: string) => string) =>
    [...new Set([...Object.keys(all.now[counts]), ...Object.keys(all.before[counts])])].sort().map((code) => (
      <tr>
        <th scope="row">{titles(code)}</th>
        <td data-title={String(year)}>{shownText(show(all.now[counts][code] ?? 0), lang)}</td>
        <td data-title={String(year - 1)}>{shownText(show(all.before[counts][code] ?? 0), lang)}</td>
      </tr>
    ));
  const types = rows('inclusionKinds', (code) => inclusionTypes[code]?.[lang] ?? code);
  const columns = [reportWords.reason[lang], String(year), String(year - 1)];
  if (types.length === 0) return null;
  return (
    <section aria-labelledby="reasons" class="tov-group">
      <h2 id="reasons" class="h3">
        {reportWords.reasons[lang]}
      </h2>
      <PlainTable caption={reportWords.reasons[lang]} columns={columns}>
        {types}
      </PlainTable>
      <details class="tov-more">
        <summary>{reportWords.byCode[lang]}</summary>
        <PlainTable caption={reportWords.byCode[lang]} columns={columns}>
          {rows('inclusionCodes', (code) => `${code} ${inclusionTitle(code)?.[lang] ?? ''}`)}
        </PlainTable>
      </details>
    </section>
  );
};
