import { csvResponse } from '../../api/csv.ts';
import { scopeName } from '../../api/identity/region.ts';
import type { Language } from '../../api/language.ts';
import { inclusionTitle, inclusionTypes } from '../../api/monitoring.ts';
import { guardedOne } from '../../api/small-numbers.ts';
import { reportWords } from '../text/reports.ts';
import { words } from '../text/words.ts';
import { figures, type MonitoringView, shownOver, shownText } from './monitoring-page.tsx';

/** The report line by line: municipality, figure, year, count; small numbers as on the page. */
export function monitoringCsv(lang: Language, view: MonitoringView): Response {
  const years = [
    [view.year, 'now'],
    [view.year - 1, 'before'],
  ] as const;
  const several = view.each.length > 1;
  const counts = figures.flatMap(([title, figure]) =>
    years.flatMap(([year, when]) => {
      const shown = shownOver(view, figure, when);
      const line = (where: string, n: string) => [where, title[lang], null, year, n];
      return [
        ...view.each.map(({ municipality }, i) =>
          line(scopeName(municipality ?? '')[lang], shownText(shown.counts[i] ?? 0, lang)),
        ),
        ...(several ? [line(reportWords.total[lang], shownText(shown.total, lang))] : []),
      ];
    }),
  );
  const where = several ? reportWords.total[lang] : scopeName(view.each[0]?.municipality ?? '')[lang];
  const reasons = (['inclusionKinds', 'inclusionCodes'] as const).flatMap((of) =>
    years.flatMap(([year, when]) =>
      Object.entries(view.all[when][of]).map(([code, n]) => [
        where,
        (of === 'inclusionKinds' ? inclusionTypes[code] : inclusionTitle(code))?.[lang] ?? code,
        code,
        year,
        shownText(view.exact ? n : guardedOne(n), lang),
      ]),
    ),
  );
  return csvResponse(
    `${reportWords.fileMonitoring[lang]}-${view.year}`,
    [words.municipality, reportWords.figure, reportWords.code, reportWords.year, reportWords.count].map(
      (one) => one[lang],
    ),
    [...counts, ...reasons],
  );
}
