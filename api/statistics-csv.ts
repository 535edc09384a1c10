import { csvResponse } from './csv.ts';
import type { Language } from './language.ts';
import type { RuleStatistics } from './statistics.ts';

const headers = {
  da: ['Regel', 'Titel', 'Måned', 'Opfyldt', 'Opfyldt for sent', 'Overskredet', 'Andel til tiden'],
  en: ['Rule', 'Title', 'Month', 'Met', 'Met late', 'Overdue', 'Share in time'],
};

/** Statistics as a spreadsheet; the share as a number between 0 and 1, written as the language writes numbers. */
export const statisticsCsv = (language: Language, statistics: readonly RuleStatistics[]): Response =>
  csvResponse(
    language === 'da' ? 'statistik' : 'statistics',
    headers[language],
    statistics.map((one) => [
      one.ruleId,
      one.title[language],
      one.month ?? null,
      one.met,
      one.metLate,
      one.overdue,
      one.inTime === null ? null : one.inTime.toFixed(3).replace('.', language === 'da' ? ',' : '.'),
    ]),
  );
