import type { Cell } from '../../api/csv.ts';
import type { Language } from '../../api/language.ts';
import { type WorklistRow, worklistGroups } from '../../api/worklist.ts';
import { roleName } from '../../domain/rules/roles.ts';
import type { Text } from '../../domain/text.ts';
import { kindNames, phaseNames, statusNames, words } from '../text/words.ts';
import { worklistWords } from '../text/worklist.ts';

/** Columns that a reader may choose, in the order in which they stand; what is due and what is to be done is always there. */
export const columnNames = {
  case: words.case,
  role: words.responsible,
  phase: words.phase,
  municipality: words.municipality,
  target: worklistWords.target,
  status: worklistWords.status,
  rule: worklistWords.rule,
  act: words.record,
} as const satisfies Record<string, Text>;

export type Column = keyof typeof columnNames;

export const isColumn = (name: string): name is Column => Object.hasOwn(columnNames, name);

export const defaultColumns: readonly Column[] = ['case', 'role', 'act'];

/** The columns of a file, whatever the page shows. */
const fileColumns: readonly {
  title: Text;
  cell: (row: WorklistRow, lang: Language) => Cell;
}[] = [
  { title: worklistWords.group, cell: (row, lang) => worklistGroups[row.group][lang] },
  { title: words.case, cell: (row) => row.caseId },
  { title: words.kind, cell: (row, lang) => kindNames[row.kind][lang] },
  { title: words.municipality, cell: (row) => row.municipality },
  { title: words.phase, cell: (row, lang) => phaseNames[row.phase][lang] },
  { title: worklistWords.rule, cell: (row) => row.ruleId },
  { title: worklistWords.title_, cell: (row, lang) => row.title[lang] },
  { title: words.responsible, cell: (row, lang) => roleName(row.responsible)[lang] },
  { title: worklistWords.assigned, cell: (row) => row.assignedTo },
  { title: worklistWords.status, cell: (row, lang) => statusNames[row.status][lang] },
  { title: worklistWords.target, cell: (row) => row.targetOn },
  { title: words.due, cell: (row) => row.dueAt ?? row.dueOn },
  { title: worklistWords.days, cell: (row) => row.daysLeft },
];

export const fileHeader = (lang: Language): string[] => fileColumns.map(({ title }) => title[lang]);

export const fileCells = (row: WorklistRow, lang: Language): Cell[] =>
  fileColumns.map(({ cell }) => cell(row, lang));
