import { csvResponse } from '../../api/csv.ts';
import type { Language } from '../../api/language.ts';
import { shareInTime } from '../../api/statistics.ts';
import { overviewWords } from '../text/overview.ts';
import { reportWords } from '../text/reports.ts';
import { phaseNames, words } from '../text/words.ts';
import { byRule, FEWEST_DURATIONS, type StatisticsView } from './statistics-page.tsx';

/** Phases, then each rule by month and over the whole period with its median. */
export function statisticsReportCsv(lang: Language, view: StatisticsView): Response {
  const number = (n: number, digits: number): string =>
    lang === 'da' ? n.toFixed(digits).replace('.', ',') : n.toFixed(digits);
  const took = new Map(view.durations.map((one) => [one.ruleId, one]));
  const phases = Object.entries(view.cases.byPhase).map(([phase, n]) => [
    null,
    `${words.phase[lang]}: ${phaseNames[phase as keyof typeof phaseNames]?.[lang] ?? phase}`,
    reportWords.cases[lang],
    ...[n, null, null, null, null],
  ]);
  const rules = [...byRule(view.lines)].flatMap(([ruleId, { title, months, whole }]) => {
    const line = (when: string, of: typeof whole, median: string | null) => {
      const share = shareInTime(of);
      const counts = [of.met, of.metLate, of.overdue];
      return [ruleId, title[lang], when, ...counts, share === null ? null : number(share, 3), median];
    };
    const duration = took.get(ruleId);
    const median = duration && duration.met >= FEWEST_DURATIONS ? number(duration.medianDays, 1) : null;
    return [
      ...[...months].sort().map(([month, of]) => line(month, of, null)),
      line(reportWords.whole[lang], whole, median),
    ];
  });
  return csvResponse(
    overviewWords.fileName[lang],
    [
      reportWords.rule,
      reportWords.ruleTitle,
      overviewWords.month,
      overviewWords.met,
      overviewWords.metLate,
      overviewWords.overdue,
      overviewWords.share,
      reportWords.medianShort,
    ].map((one) => one[lang]),
    [...phases, ...rules],
  );
}
