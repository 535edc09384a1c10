import type { Language } from '../../api/language.ts';
import { type WorklistGroup, type WorklistRow, worklistGroups } from '../../api/worklist.ts';
import { Icon, type IconName } from '../layout/icon.tsx';
import { type Frame, Page } from '../layout/page.tsx';
import { Alert } from '../layout/parts.tsx';
import { emergencyWords } from '../text/emergency.ts';
import { countOf, showAllOf, worklistWords } from '../text/worklist.ts';
import { FilterForm } from './filter-form.tsx';
import { filterUrl, type WorklistFilter } from './filters.ts';
import { WorklistTable } from './worklist-table.tsx';

/** Rows of a group before "show all": the day's work, not the next seven years. */
const SHOWN = 15;
const SHOWN_ALONE = 500;

const groups = Object.keys(worklistGroups) as WorklistGroup[];

const icons: Readonly<Record<WorklistGroup, IconName>> = {
  overdue: 'error',
  today: 'warning',
  week: 'time',
  later: 'calendar-month',
  undated: 'hourglass',
  missed: 'info',
};

interface Props {
  frame: Frame;
  filter: WorklistFilter;
  rows: readonly WorklistRow[];
  municipalities: readonly string[];
  /** Emergency accesses that the reader has to review. */
  unreviewed: number;
}

/** What is owed, most urgent first: overdue, today, within 7 days, later, without a date. */
export const WorklistPage = ({ frame, filter, rows, municipalities, unreviewed }: Props) => {
  const { lang } = frame;
  const shown = groups.filter((group) => filter.group === '' || group === filter.group);
  return (
    <Page frame={frame} title={worklistWords.title[lang]}>
      <h1>{worklistWords.title[lang]}</h1>
      {unreviewed > 0 && (
        <Alert lang={lang} variant="warning">
          <a href="/emergency/reviews">
            {emergencyWords.waiting[lang]}: {unreviewed}
          </a>
        </Alert>
      )}
      <FilterForm lang={lang} filter={filter} municipalities={municipalities} />
      <div id="worklist">
        <Tiles lang={lang} filter={filter} rows={rows} />
        {rows.length === 0 && (
          <div class="tov-empty">
            <h2 class="h4">{worklistWords.noneHere[lang]}</h2>
            <p>{worklistWords.emptyLead[lang]}</p>
          </div>
        )}
        {shown.map((group) => (
          <Group
            lang={lang}
            group={group}
            rows={rows.filter((row) => row.group === group)}
            filter={filter}
            several={municipalities.length > 1}
          />
        ))}
        <p class="tov-after-list">
          <a href={filterUrl('/work.csv', filter)} class="icon-link" download>
            <Icon name="download" />
            {worklistWords.csv[lang]}
          </a>
        </p>
      </div>
    </Page>
  );
};

const Tiles = (props: { lang: Language; filter: WorklistFilter; rows: readonly WorklistRow[] }) => (
  <nav aria-label={worklistWords.tiles[props.lang]}>
    <ul class="tov-tiles">
      {groups.map((group) => {
        const n = props.rows.filter((row) => row.group === group).length;
        if (n === 0 && group === 'missed') return null;
        const chosen = props.filter.group === group;
        return (
          <li>
            <a
              href={filterUrl('/work', props.filter, { group: chosen ? '' : group })}
              class={`tov-tile${n > 0 ? ` tov-tile--${group}` : ''}`}
              {...(chosen ? { 'aria-current': 'true' } : {})}
            >
              <span class="tov-tile-number">{n}</span>
              <span class="tov-tile-name">
                <Icon name={icons[group]} />
                {worklistGroups[group][props.lang]}
              </span>
            </a>
          </li>
        );
      })}
    </ul>
    {props.filter.group !== '' && (
      <p>
        <a href={filterUrl('/work', props.filter, { group: '' })}>{worklistWords.all[props.lang]}</a>
      </p>
    )}
  </nav>
);

const Group = (props: {
  lang: Language;
  group: WorklistGroup;
  rows: readonly WorklistRow[];
  filter: WorklistFilter;
  several: boolean;
}) => {
  const { lang, group, rows, filter } = props;
  if (rows.length === 0) return null;
  const limit = filter.group === group ? SHOWN_ALONE : SHOWN;
  return (
    <section aria-labelledby={`group-${group}`} class="tov-group">
      <h2 id={`group-${group}`} class="h3">
        {worklistGroups[group][lang]} <span class="tov-count">{countOf(rows.length)[lang]}</span>
      </h2>
      <WorklistTable
        lang={lang}
        caption={worklistGroups[group][lang]}
        rows={rows.slice(0, limit)}
        several={props.several}
      />
      {rows.length > limit && (
        <p>
          <a href={filterUrl('/work', filter, { group })}>{showAllOf(rows.length)[lang]}</a>
        </p>
      )}
    </section>
  );
};
