import type { Caller } from '../../api/identity/caller.ts';
import type { Language } from '../../api/language.ts';
import type { PeopleAround } from '../../api/people-around.ts';
import type { SavedView } from '../../api/saved-views.ts';
import { type WorklistGroup, type WorklistRow, worklistGroups } from '../../api/worklist.ts';
import { allGroups, type GroupCounts } from '../../api/worklist-question.ts';
import { TakeWorkForm } from '../assignment/take-forms.tsx';
import { TourOffer } from '../help/first-case.tsx';
import { Icon, type IconName } from '../layout/icon.tsx';
import { type Frame, Page } from '../layout/page.tsx';
import { Alert } from '../layout/parts.tsx';
import { BulkBar } from '../overview/bulk-bar.tsx';
import { DraftsLink } from '../record/drafts-page.tsx';
import { chrome } from '../text/chrome.ts';
import { emergencyWords } from '../text/emergency.ts';
import { helpWords } from '../text/help.ts';
import { countOf, figureOf, showAllOf, worklistWords } from '../text/worklist.ts';
import { FilterForm } from './filter-form.tsx';
import { filterUrl, type WorklistFilter } from './filters.ts';
import { SavedViews } from './saved-views.tsx';
import { SearchForm, SearchTold } from './search-form.tsx';
import { TILES } from './tiles-place.ts';
import { WorklistTable } from './worklist-table.tsx';

const icons: Readonly<Record<WorklistGroup, IconName>> = {
  overdue: 'error',
  today: 'warning',
  week: 'time',
  later: 'calendar-month',
  undated: 'hourglass',
  missed: 'info',
};

export interface WorklistView {
  filter: WorklistFilter;
  /** Rows of the groups that are shown: the first of each, or a page of the one that was chosen. */
  rows: readonly WorklistRow[];
  counts: GroupCounts;
  /** Where the next page of the chosen group begins; null where this is the last, or no group is chosen. */
  next: string | null;
  /** Not the first page. */
  isLater: boolean;
  municipalities: readonly string[];
  views: readonly SavedView[];
  /** Forms that the reader began and did not send. */
  drafts: number;
  /** Emergency accesses that the reader has to review. */
  unreviewed: number;
  caller: Caller;
  /** The caller's colleagues as of today. */
  people: PeopleAround;
  /** Several rows may be acted on at once. */
  bulk: boolean;
  /** A search that found nothing to narrow the list to. */
  foundNothing?: boolean;
  /** A view that was to be kept had no name that may be kept. */
  badName?: boolean;
}

/** What is owed, most urgent first: overdue, today, within 7 days, later, without a date. */
export const WorklistPage = ({ frame, view }: { frame: Frame; view: WorklistView }) => {
  const { lang } = frame;
  const { filter, counts, municipalities } = view;
  const shown = allGroups.filter((group) => filter.group === '' || group === filter.group);
  const total = shown.reduce((n, group) => n + counts[group], 0);
  const groups = shown.map((group) => <Group lang={lang} group={group} view={view} />);
  return (
    <Page frame={frame} title={worklistWords.title[lang]}>
      <h1>{worklistWords.title[lang]}</h1>
      {view.unreviewed > 0 && (
        <Alert lang={lang} variant="warning">
          <a href="/emergency/reviews">
            {emergencyWords.waiting[lang]}: {view.unreviewed}
          </a>
        </Alert>
      )}
      <TourOffer frame={frame} />
      <DraftsLink lang={lang} count={view.drafts} />
      <Tiles lang={lang} filter={filter} counts={counts} />
      <SavedViews lang={lang} filter={filter} views={view.views} mistake={view.badName === true} />
      <FilterForm lang={lang} filter={filter} municipalities={municipalities} />
      <SearchForm lang={lang} filter={filter} />
      <div id="worklist">
        <SearchTold lang={lang} filter={filter} nothing={view.foundNothing === true} />
        {total === 0 && (
          <div class="tov-empty">
            <h2 class="h4">{worklistWords.noneHere[lang]}</h2>
            <p>{worklistWords.emptyLead[lang]}</p>
            <p>
              <a href="/refer">{chrome.refer[lang]}</a> ·{' '}
              <a href="/help/first-case">{helpWords.firstCase[lang]}</a>
            </p>
          </div>
        )}
        <TakeWorkForm back={filterUrl('/work', filter)} />
        {view.bulk && total > 0 ? (
          <BulkBar lang={lang} back={filterUrl('/work', filter)}>
            {groups}
          </BulkBar>
        ) : (
          groups
        )}
        <Pages lang={lang} view={view} />
        <p class="tov-after-list">
          {(['csv', 'xlsx'] as const).map((kind) => (
            <a href={filterUrl(`/work.${kind}`, filter)} class="icon-link" download>
              <Icon name="download" />
              {worklistWords[kind][lang]}
            </a>
          ))}
        </p>
      </div>
    </Page>
  );
};

/** Above what narrows the list: what the day holds is seen first. The forms below bring them up to date with the list. */
const Tiles = (props: { lang: Language; filter: WorklistFilter; counts: GroupCounts }) => (
  <nav id={TILES} aria-label={worklistWords.tiles[props.lang]}>
    <ul class="tov-tiles">
      {allGroups.map((group) => {
        const n = props.counts[group];
        if (n === 0 && group === 'missed') return null;
        const chosen = props.filter.group === group;
        return (
          <li>
            <a
              href={filterUrl('/work', props.filter, { group: chosen ? '' : group })}
              class={`tov-tile${n > 0 ? ` tov-tile--${group}` : ''}`}
              {...(chosen ? { 'aria-current': 'true' } : {})}
            >
              <span class="tov-tile-number">{figureOf(n)}</span>
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

const Group = (props: { lang: Language; group: WorklistGroup; view: WorklistView }) => {
  const { lang, group, view } = props;
  const rows = view.rows.filter((row) => row.group === group);
  const count = view.counts[group];
  if (rows.length === 0) return null;
  return (
    <section aria-labelledby={`group-${group}`} class="tov-group">
      <h2 id={`group-${group}`} class="h3">
        {worklistGroups[group][lang]} <span class="tov-count">{countOf(count)[lang]}</span>
      </h2>
      <WorklistTable
        lang={lang}
        caption={worklistGroups[group][lang]}
        rows={rows}
        columns={view.filter.columns.split(',')}
        several={view.municipalities.length > 1}
        bulk={view.bulk}
        caller={view.caller}
        people={view.people}
      />
      {view.filter.group === '' && count > rows.length && (
        <p>
          <a href={filterUrl('/work', view.filter, { group })}>{showAllOf(count)[lang]}</a>
        </p>
      )}
    </section>
  );
};

const Pages = ({ lang, view }: { lang: Language; view: WorklistView }) => {
  if (view.next === null && !view.isLater) return null;
  return (
    <p class="tov-after-list">
      {view.isLater && <a href={filterUrl('/work', view.filter)}>{worklistWords.firstPage[lang]}</a>}
      {view.next !== null && (
        <a href={filterUrl('/work', view.filter, { after: view.next })} class="icon-link">
          {worklistWords.nextPage[lang]}
          <Icon name="chevron-right" />
        </a>
      )}
    </p>
  );
};
