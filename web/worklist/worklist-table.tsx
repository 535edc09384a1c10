import type { Child } from 'hono/jsx';
import type { Caller } from '../../api/identity/caller.ts';
import { scopeName } from '../../api/identity/region.ts';
import type { Language } from '../../api/language.ts';
import type { PeopleAround } from '../../api/people-around.ts';
import type { WorklistRow } from '../../api/worklist.ts';
import type { Status } from '../../domain/obligations/status.ts';
import { CaseLink } from '../case/case-name.tsx';
import { Due, whyUrl } from '../case/due.tsx';
import { shortId } from '../case-id.ts';
import { Icon } from '../layout/icon.tsx';
import { StatusMark } from '../layout/parts.tsx';
import { actUrl } from '../record/next-act.ts';
import { shortDate } from '../text/dates.ts';
import { bulkWords } from '../text/overview.ts';
import { phaseShort, statusNames, words } from '../text/words.ts';
import { worklistWords } from '../text/worklist.ts';
import { type Column, columnNames, isColumn } from './columns.ts';
import { GivenTo } from './given-to.tsx';

interface Props {
  lang: Language;
  caption: string;
  rows: readonly WorklistRow[];
  /** Columns beside the limit and what is to be done. */
  columns: readonly string[];
  /** The caller sees several municipalities: each row names its own. */
  several: boolean;
  /** Rows can be chosen, to act on several at once. */
  bulk: boolean;
  caller: Caller;
  people: PeopleAround;
}

const columnClass: Partial<Record<Column, string>> = {
  case: 'tov-col-case',
  role: 'tov-col-role',
  act: 'tov-col-act',
};

/** One table of the worklist. Each date opens its explanation, each row the form that meets it. */
export const WorklistTable = ({ lang, caption, rows, columns, several, bulk, ...whose }: Props) => {
  const shown = columns.filter(isColumn);
  return (
    <table class="table table--compact table-md-responsive-headers tov-table">
      <caption class="sr-only">{caption}</caption>
      <thead>
        <tr>
          {bulk && (
            <th scope="col" class="tov-col-choose">
              <span class="sr-only">{bulkWords.choose[lang]}</span>
            </th>
          )}
          <th scope="col" class="tov-col-due">
            {words.due[lang]}
          </th>
          <th scope="col">{worklistWords.what[lang]}</th>
          {shown.map((column) => (
            <th scope="col" class={columnClass[column]}>
              {columnNames[column][lang]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row lang={lang} row={row} columns={shown} several={several} bulk={bulk} {...whose} />
        ))}
      </tbody>
    </table>
  );
};

/** The group says the rest. */
const shownStatuses: readonly Status[] = ['due-soon', 'waiting', 'paused'];

type RowProps = Omit<Props, 'caption' | 'rows' | 'columns'> & {
  row: WorklistRow;
  columns: readonly Column[];
};

const Row = ({ lang, row, columns, several, bulk, ...whose }: RowProps) => (
  <tr>
    {bulk && (
      <td class="tov-col-choose">
        <input
          type="checkbox"
          name="row"
          value={`${row.caseId}/${row.deadlineId}`}
          aria-label={`${bulkWords.choose[lang]}: ${row.title[lang]}, ${shortId(row.caseId)}`}
        />
      </td>
    )}
    <td>
      <Due lang={lang} deadline={row} days={row.daysLeft} />
    </td>
    <td>
      <a href={whyUrl(row.caseId, row.deadlineId)} class="tov-what" title={words.why[lang]}>
        {row.title[lang]}
      </a>
      {shownStatuses.includes(row.status) && <StatusMark lang={lang} status={row.status} />}
    </td>
    {columns.map((column) => (
      <td data-title={columnNames[column][lang]} class={column === 'act' ? 'tov-col-act' : undefined}>
        {cells[column]({ lang, row, several, ...whose })}
      </td>
    ))}
  </tr>
);

const cells: Readonly<Record<Column, (of: Omit<RowProps, 'columns' | 'bulk'>) => Child>> = {
  case: ({ lang, row, several }) => (
    <>
      <CaseLink lang={lang} id={row.caseId} named={row} />
      <span class="tov-sub">
        {phaseShort(row.phase)[lang]}
        {several && `, ${scopeName(row.municipality)[lang]}`}
      </span>
    </>
  ),
  role: ({ lang, row, caller, people }) => <GivenTo lang={lang} row={row} caller={caller} people={people} />,
  phase: ({ lang, row }) => phaseShort(row.phase)[lang],
  municipality: ({ lang, row }) => scopeName(row.municipality)[lang],
  target: ({ lang, row }) => (row.targetOn ? shortDate(row.targetOn, lang) : '–'),
  status: ({ lang, row }) => statusNames[row.status][lang],
  rule: ({ row }) => <a href={`/rules/${row.ruleId}`}>{row.ruleId}</a>,
  act: ({ lang, row }) => {
    const act = actUrl(row.caseId, row);
    return (
      act && (
        <a href={act.url} class="tov-row-act">
          <Icon name="edit" />
          <span>{act.title[lang]}</span>
        </a>
      )
    );
  },
};
