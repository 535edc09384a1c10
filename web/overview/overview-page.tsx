import { unitOf } from '../../access/unit.ts';
import { scopeName } from '../../api/identity/region.ts';
import type { Language } from '../../api/language.ts';
import type { Overview } from '../../api/overview.ts';
import type { RuleStatistics } from '../../api/statistics.ts';
import { type WorklistGroup, worklistGroups } from '../../api/worklist.ts';
import { allGroups, type GroupCounts } from '../../api/worklist-question.ts';
import { type Role, roleName } from '../../domain/rules/roles.ts';
import type { Text } from '../../domain/text.ts';
import { PlainTable } from '../access-log/look-table.tsx';
import { type Frame, Page } from '../layout/page.tsx';
import { overviewWords } from '../text/overview.ts';
import { words } from '../text/words.ts';
import { filterFrom, filterUrl, type WorklistFilter } from '../worklist/filters.ts';
import type { MonthOutcome } from './in-time-chart.ts';
import { InTime } from './in-time-section.tsx';

export interface OverviewView {
  overview: Overview;
  /** What waits for somebody's answer; null where the reader has no part in it. */
  handovers: number | null;
  /** Cases with something that was escalated to the reader. */
  escalated: number;
  reviews: number | null;
  /** Dead letters that a leader has to see to. */
  undelivered: number | null;
  months: readonly MonthOutcome[];
  /** The rule that the months are of; '' for all. */
  rule: string;
  perRule: readonly RuleStatistics[];
}

/** Where it is urgent, for those who lead. Each number is a link to its list. */
export const OverviewPage = ({ frame, view }: { frame: Frame; view: OverviewView }) => {
  const { lang } = frame;
  const { overview } = view;
  return (
    <Page frame={frame} title={overviewWords.title[lang]}>
      <h1>{overviewWords.title[lang]}</h1>
      <p class="font-lead">{overviewWords.lead[lang]}</p>
      <Now lang={lang} view={view} />
      <ByUnit lang={lang} overview={overview} />
      <ByWorker lang={lang} overview={overview} />
      {overview.byMunicipality.length > 1 && <ByMunicipality lang={lang} overview={overview} />}
      <InTime lang={lang} months={view.months} rule={view.rule} perRule={view.perRule} />
    </Page>
  );
};

const listUrl = (change: Partial<WorklistFilter>): string =>
  filterUrl('/work', { ...filterFrom({}), scope: 'all', ...change });

interface Tile {
  name: Text;
  /** Null where it is not for the reader. */
  n: number | null;
  url: string;
  group?: WorklistGroup;
}

const Now = ({ lang, view }: { lang: Language; view: OverviewView }) => {
  const { overview, handovers, escalated, reviews, undelivered } = view;
  const tiles: readonly Tile[] = [
    ...(['overdue', 'today', 'week'] as const).map((group) => ({
      name: worklistGroups[group],
      n: overview.deadlines[group],
      url: listUrl({ group }),
      group,
    })),
    { name: overviewWords.waits, n: overview.waitsExpiring, url: listUrl({ waits: 'week' }) },
    { name: overviewWords.handovers, n: handovers, url: '/handovers' },
    { name: overviewWords.escalated, n: escalated, url: '/escalations' },
    { name: overviewWords.reviews, n: reviews, url: '/emergency/reviews' },
    { name: overviewWords.undelivered, n: undelivered, url: '/dead-letters' },
    { name: overviewWords.cases, n: overview.cases.total, url: '/cases' },
  ];
  return (
    <nav aria-label={overviewWords.now[lang]}>
      <ul class="tov-tiles">
        {tiles.map(({ name, n, url, group }) =>
          n === null ? null : (
            <li>
              <a href={url} class={`tov-tile${n > 0 && group ? ` tov-tile--${group}` : ''}`}>
                <span class="tov-tile-number">{n}</span>
                <span class="tov-tile-name">{name[lang]}</span>
              </a>
            </li>
          ),
        )}
      </ul>
    </nav>
  );
};

const shownGroups = allGroups.filter((group) => group !== 'missed');

/** The counts of one line, each with its list. */
const Counts = (props: { lang: Language; counts: GroupCounts; of: Partial<WorklistFilter>; who: string }) => (
  <>
    {shownGroups.map((group) => (
      <td data-title={worklistGroups[group][props.lang]}>
        <Count
          n={props.counts[group]}
          url={listUrl({ ...props.of, group })}
          label={`${worklistGroups[group][props.lang]}, ${props.who}`}
          alarming={group === 'overdue'}
        />
      </td>
    ))}
  </>
);

const Count = (props: { n: number; url: string; label: string; alarming?: boolean }) =>
  props.n === 0 ? (
    <span class="tov-muted">0</span>
  ) : (
    <a
      href={props.url}
      class={props.alarming ? 'tov-over' : undefined}
      aria-label={`${props.n}: ${props.label}`}
    >
      {props.n}
    </a>
  );

const groupTitles = (lang: Language) => shownGroups.map((group) => worklistGroups[group][lang]);

const ByUnit = ({ lang, overview }: { lang: Language; overview: Overview }) => (
  <section aria-labelledby="by-unit" class="tov-group tov-figures">
    <h2 id="by-unit" class="h3">
      {overviewWords.byUnit[lang]}
    </h2>
    <PlainTable
      caption={overviewWords.byUnit[lang]}
      columns={[overviewWords.unit[lang], ...groupTitles(lang), overviewWords.unassigned[lang]]}
    >
      {overview.byRole.map((line) => {
        const role = unitOf(line.role as Role);
        const name = roleName(line.role as Role)[lang];
        return (
          <tr>
            <th scope="row">{name}</th>
            <Counts lang={lang} counts={line} of={{ role }} who={name} />
            <td data-title={overviewWords.unassigned[lang]}>
              <Count
                n={line.unassigned}
                url={listUrl({ role, scope: 'unassigned' })}
                label={`${overviewWords.unassigned[lang]}, ${name}`}
              />
            </td>
          </tr>
        );
      })}
    </PlainTable>
  </section>
);

const ByWorker = ({ lang, overview }: { lang: Language; overview: Overview }) => (
  <section aria-labelledby="by-worker" class="tov-group tov-figures">
    <h2 id="by-worker" class="h3">
      {overviewWords.byWorker[lang]}
    </h2>
    {overview.byWorker.length === 0 ? (
      <p>{overviewWords.noWorkers[lang]}</p>
    ) : (
      <PlainTable
        caption={overviewWords.byWorker[lang]}
        columns={[overviewWords.worker[lang], ...groupTitles(lang), overviewWords.total[lang]]}
      >
        {overview.byWorker.map(({ assignedTo, units, total, ...counts }) => (
          <tr>
            <th scope="row">
              {assignedTo}
              <span class="tov-sub">{units.map((unit) => roleName(unit as Role)[lang]).join(', ')}</span>
            </th>
            <Counts lang={lang} counts={counts} of={{ assignee: assignedTo }} who={assignedTo} />
            <td data-title={overviewWords.total[lang]}>
              <Count
                n={total}
                url={listUrl({ assignee: assignedTo })}
                label={`${overviewWords.total[lang]}, ${assignedTo}`}
              />
            </td>
          </tr>
        ))}
      </PlainTable>
    )}
  </section>
);

const ByMunicipality = ({ lang, overview }: { lang: Language; overview: Overview }) => (
  <section aria-labelledby="by-municipality" class="tov-group tov-figures">
    <h2 id="by-municipality" class="h3">
      {overviewWords.byMunicipality[lang]}
    </h2>
    <PlainTable
      caption={overviewWords.byMunicipality[lang]}
      columns={[words.municipality[lang], overviewWords.cases[lang], ...groupTitles(lang)]}
    >
      {overview.byMunicipality.map(({ municipality, cases, ...counts }) => (
        <tr>
          <th scope="row">{scopeName(municipality)[lang]}</th>
          <td data-title={overviewWords.cases[lang]}>
            <Count
              n={cases}
              url={`/cases?municipality=${municipality}`}
              label={`${overviewWords.cases[lang]}, ${scopeName(municipality)[lang]}`}
            />
          </td>
          <Counts lang={lang} counts={counts} of={{ municipality }} who={scopeName(municipality)[lang]} />
        </tr>
      ))}
    </PlainTable>
  </section>
);
