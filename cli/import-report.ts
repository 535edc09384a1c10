import type { RowMistake } from '../domain/import/import-row.ts';
import type { OpenedCase } from '../domain/import/what-opens.ts';
import type { ImportFile } from './import-file.ts';

/** What is told of one row: numbers, codes and ids of the house; nothing of what stands in the file. */
export interface RowReport {
  row: number;
  result: 'would-open' | 'opened' | 'there' | 'refused';
  caseId?: string;
  /** Messages that leave at once. */
  notices?: number;
  cases?: readonly OpenedCase[];
  mistakes?: readonly RowMistake[];
}

/** Rows that could not even be read stand among the others, in the order of the file. */
export function withMistakes(file: ImportFile, reports: readonly RowReport[]): readonly RowReport[] {
  const unread = new Map<number, RowMistake[]>();
  for (const one of file.mistakes) unread.set(one.row, [...(unread.get(one.row) ?? []), one]);
  const refused = [...unread].map(([row, mistakes]): RowReport => ({ row, result: 'refused', mistakes }));
  return [...reports, ...refused].sort((a, b) => a.row - b.row);
}

/** The same in sums. */
export function countsOf({ rows }: ImportFile, items: readonly RowReport[]) {
  const count = (result: RowReport['result']) => items.filter((one) => one.result === result).length;
  return {
    rows,
    wouldOpen: count('would-open'),
    opened: count('opened'),
    there: count('there'),
    refused: count('refused'),
    overdue: items.reduce(
      (n, { cases = [] }) => n + cases.reduce((sum, one) => sum + one.overdue.length, 0),
      0,
    ),
    notices: items.reduce((n, { notices = 0 }) => n + notices, 0),
  };
}

const words = {
  'would-open': 'kan oprettes',
  opened: 'oprettet',
  there: 'fandtes i forvejen',
  refused: 'afvist',
} as const;

/** For people. */
export function textOf(document: ReturnType<typeof countsOf> & { items: readonly RowReport[] }): string {
  const { rows, opened, there, refused, wouldOpen, overdue, notices } = document;
  const lines = document.items.flatMap(({ row, result, caseId = '', cases = [], mistakes = [] }) => [
    `${row}  ${words[result]}  ${caseId}${cases
      .map((one) => `${one.ref}: ${one.ahead.length} frister forude, ${one.overdue.length} overskredet`)
      .join('; ')}`,
    ...mistakes.map(({ column, code, message }) => `    ${column ?? ''}  ${code}: ${message.da}`),
  ]);
  return [
    ...lines,
    `${rows} rækker: ${wouldOpen} kan oprettes, ${opened} oprettet, ${there} fandtes i forvejen, ${refused} afvist; ${overdue} frister overskredet, ${notices} beskeder`,
  ].join('\n');
}
