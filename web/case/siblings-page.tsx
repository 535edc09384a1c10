import type { Child } from 'hono/jsx';
import { headerOf, nextDeadline } from '../../api/case-summary.ts';
import type { Language } from '../../api/language.ts';
import type { SeenCase } from '../../api/seen-case.ts';
import { civilDateOf, parseInstant } from '../../domain/calendar/index.ts';
import type { Deadline } from '../../domain/obligations/deadline.ts';
import { shortId } from '../case-id.ts';
import { Icon } from '../layout/icon.tsx';
import type { Frame } from '../layout/page.tsx';
import { StatusMark } from '../layout/parts.tsx';
import { ageText } from '../text/ages.ts';
import { dateInWords, shortDate } from '../text/dates.ts';
import { whoName } from '../text/persons.ts';
import { siblingWords } from '../text/siblings.ts';
import { phaseNames } from '../text/words.ts';
import { Due, daysLeft, whyUrl } from './due.tsx';
import { CasePage } from './frame.tsx';
import { isCalm, marksOf } from './marks.ts';
import { isOwed, type SiblingColumn, type SiblingRow, siblingRows } from './siblings.ts';

export interface NamedColumn extends SiblingColumn {
  /** Null where nobody has told it or the caller is not shown names. */
  name: string | null;
}

interface Props {
  frame: Frame;
  stored: SeenCase;
  nowMs: number;
  columns: readonly NamedColumn[];
}

/** The children of one pregnancy side by side: where each is, and their deadlines by kind in rows that match. */
export const SiblingsPage = ({ frame, stored, nowMs, columns }: Props) => {
  const { lang } = frame;
  const rows = siblingRows(columns);
  const table = { lang, columns };
  return (
    <CasePage frame={frame} stored={stored} nowMs={nowMs} tab="siblings">
      <p>{siblingWords.lead[lang]}</p>
      {columns.length < 2 && <p class="tov-empty">{siblingWords.alone[lang]}</p>}
      <Table {...table} caption={siblingWords.state[lang]}>
        <StateRows {...table} />
      </Table>
      <h2 class="h3">{siblingWords.deadlines[lang]}</h2>
      {rows.near.length === 0 ? (
        <p class="tov-muted">{siblingWords.nothing[lang]}</p>
      ) : (
        <Table {...table} caption={siblingWords.deadlines[lang]}>
          {rows.near.map((row) => (
            <DeadlineRow {...table} row={row} />
          ))}
        </Table>
      )}
      {(['later', 'done'] as const)
        .filter((key) => rows[key].length > 0)
        .map((key) => (
          <details class="details" open={frame.forPrint}>
            <summary class="details-summary">
              {siblingWords[key][lang]} ({rows[key].length})
            </summary>
            <div class="details-text">
              <Table {...table} caption={siblingWords[key][lang]}>
                {rows[key].map((row) => (
                  <DeadlineRow {...table} row={row} />
                ))}
              </Table>
            </div>
          </details>
        ))}
    </CasePage>
  );
};

interface TableProps {
  lang: Language;
  columns: readonly NamedColumn[];
}

const nameOf = ({ seen, name }: NamedColumn, lang: Language): string =>
  name ?? `${whoName(seen.state.ref)[lang]} ${shortId(seen.state.id)}`;

const Table = ({ lang, columns, caption, children }: TableProps & { caption: string; children: Child }) => (
  <table class="table table--compact table-md-responsive-headers tov-table tov-siblings">
    <caption class="sr-only">{caption}</caption>
    <thead>
      <tr>
        <th scope="col">{siblingWords.what[lang]}</th>
        {columns.map((column) => (
          <th scope="col">
            <a href={`/cases/${column.seen.state.id}`}>{nameOf(column, lang)}</a>
          </th>
        ))}
      </tr>
    </thead>
    <tbody>{children}</tbody>
  </table>
);

const Cells = (props: TableProps & { title: string; cell: (column: NamedColumn, i: number) => Child }) => (
  <tr>
    <th scope="row">{props.title}</th>
    {props.columns.map((column, i) => (
      <td data-title={nameOf(column, props.lang)} class={isCalm(column.seen, column.nowMs) ? 'tov-calm' : ''}>
        {props.cell(column, i)}
      </td>
    ))}
  </tr>
);

const StateRows = ({ lang, columns }: TableProps) => {
  const table = { lang, columns };
  return (
    <>
      <Cells
        {...table}
        title={siblingWords.born[lang]}
        cell={({ seen, nowMs }) => {
          const ms = parseInstant(headerOf(seen, nowMs).bornAt ?? null);
          return ms === null ? '–' : dateInWords(civilDateOf(ms), lang);
        }}
      />
      <Cells
        {...table}
        title={siblingWords.age[lang]}
        cell={({ seen, nowMs }) => {
          const { age } = headerOf(seen, nowMs);
          return age ? ageText(age, lang) : '–';
        }}
      />
      <Cells
        {...table}
        title={siblingWords.phase[lang]}
        cell={({ seen, nowMs }) => phaseNames[headerOf(seen, nowMs).phase][lang]}
      />
      <Cells
        {...table}
        title={siblingWords.know[lang]}
        cell={({ seen, nowMs }) => {
          const marks = marksOf(seen, nowMs);
          return marks.length === 0 ? (
            '–'
          ) : (
            <ul class="nobullet-list tov-plain tov-cover">
              {marks.map(({ icon, title, detail }) => (
                <li>
                  <Icon name={icon} /> {title[lang]}
                  {detail && <span class="tov-sub">{detail[lang]}</span>}
                </li>
              ))}
            </ul>
          );
        }}
      />
      <Cells
        {...table}
        title={siblingWords.next[lang]}
        cell={({ seen, nowMs }) => {
          const next = nextDeadline(seen, nowMs);
          return next ? (
            <>
              <a href={whyUrl(seen.state.id, next.id)}>{next.title[lang]}</a>
              <Due lang={lang} deadline={next} days={daysLeft(next, civilDateOf(nowMs))} />
            </>
          ) : (
            '–'
          );
        }}
      />
    </>
  );
};

const DeadlineRow = ({ lang, columns, row }: TableProps & { row: SiblingRow }) => (
  <Cells
    lang={lang}
    columns={columns}
    title={row.cells.find((one) => one !== null)?.title[lang] ?? ''}
    cell={(column, i) => {
      const one = row.cells[i];
      return one ? <DeadlineCell lang={lang} column={column} deadline={one} /> : '–';
    }}
  />
);

const DeadlineCell = (props: { lang: Language; column: NamedColumn; deadline: Deadline }) => {
  const { lang, column, deadline } = props;
  const { seen, nowMs } = column;
  const href = whyUrl(seen.state.id, deadline.id);
  const metMs = parseInstant(deadline.metAt);
  return (
    <>
      {isOwed(deadline) ? (
        <Due lang={lang} deadline={deadline} days={daysLeft(deadline, civilDateOf(nowMs))} href={href} />
      ) : (
        metMs !== null && (
          <a href={href} class="tov-date">
            {shortDate(civilDateOf(metMs), lang)}
          </a>
        )
      )}
      {deadline.status !== 'open' && <StatusMark lang={lang} status={deadline.status} />}
    </>
  );
};
