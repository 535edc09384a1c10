import { passed } from './read-outcomes.ts';
import type { FaultReport } from './report.ts';
import { faultTable } from './table.ts';

/** A fault's latest result, as it is kept. */
export interface RecordedReport extends FaultReport {
  form: 'quick' | 'full';
  /** YYYY-MM-DD */
  on: string;
}

/** The results as the table of docs/reliability.md, in the order of the faults. */
export function printFaultTable(reports: readonly RecordedReport[]): string {
  const rows = faultTable.map(({ id, title, passLine }) => {
    const report = reports.find((one) => one.id === id);
    if (!report) return `| ${id} | ${title} | ${passLine} | – | not run | – | – | – |`;
    const { fired, injected, form, on, recoveryMs, figures, invariants } = report;
    const counted = Object.entries(figures).map(([name, n]) => `${n} ${name}`);
    const held = Object.keys(invariants).filter((one) => invariants[one]);
    const seconds = (ms: number | null) => (ms === null ? null : `${(ms / 1000).toFixed(1)} s`);
    const { median, worst } = recoveryMs;
    const recovery = median === null ? '–' : `${seconds(median)} / ${seconds(worst)}`;
    const result = passed(report) ? 'held' : `**failed**: ${report.violations.slice(0, 2).join('; ')}`;
    return `| ${[id, title, passLine, `${fired} of ${injected}${counted.length > 0 ? `, ${counted.join(', ')}` : ''}`, result, held.join(' ') || '–', recovery, `${form}, ${on}`].join(' | ')} |`;
  });
  return [
    '| # | fault | must hold | fired | result | invariants held | recovery median / worst | form, date |',
    '|---|---|---|---|---|---|---|---|',
    ...rows,
  ].join('\n');
}
