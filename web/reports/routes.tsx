import type { Hono } from 'hono';
import { municipalitiesOf } from '../../access/horizon.ts';
import { overviewFor, statisticsFor } from '../../api/look-at-overview.ts';
import { seenBy } from '../../api/look-at-worklist.ts';
import { monitoredCases, yearsBeside } from '../../api/monitoring.ts';
import { reachOf } from '../../api/reach.ts';
import { keptWhenSlow } from '../../api/reads/kept-when-slow.ts';
import { monthsUntil } from '../../api/statistics.ts';
import { civilDateOf, yearOf } from '../../domain/calendar/index.ts';
import { callOfPage, lookerOf, type PageCall, type PageDeps, requireReader } from '../page-call.ts';
import { monitoringCsv } from './monitoring-csv.ts';
import { MonitoringPage, type MonitoringView } from './monitoring-page.tsx';
import { statisticsReportCsv } from './statistics-csv.ts';
import { StatisticsPage, type StatisticsView } from './statistics-page.tsx';

const KEPT_MS = 10 * 60_000;
const YEARS_BACK = 5;
const MONTH = /^20\d\d-(0[1-9]|1[0-2])$/;

/** What is counted over many cases: the agreement's yearly report, and how the work goes. Numbers only. */
export function mountReports(app: Hono, deps: PageDeps): void {
  const kept = keptWhenSlow(KEPT_MS);

  /** Counted over every case in reach, open and closed; in a large store the answer may be minutes old. */
  const monitoringOf = async (call: PageCall): Promise<MonitoringView> => {
    requireReader(call.caller);
    const { c, caller } = call;
    const thisYear = yearOf(civilDateOf(deps.ports.clock()));
    const years = Array.from({ length: YEARS_BACK }, (_, i) => thisYear - i);
    const year = years.find((one) => String(one) === c.req.query('year')) ?? thisYear;
    const municipalities = municipalitiesOf(caller);
    const municipality = c.req.query('municipality') || null;
    const key = JSON.stringify([caller.role, caller.scope, caller.cases ?? null, municipality, year]);
    const counted = await kept(key, async () =>
      yearsBeside(await monitoredCases(lookerOf(call), municipality ?? undefined), year),
    );
    const exact = c.req.query('exact') === '1';
    return { year, years, municipalities, municipality, exact, ...counted };
  };

  app.get('/reports/monitoring', async (c) => {
    const call = callOfPage(c, deps);
    return c.html(<MonitoringPage frame={call.frame} view={await monitoringOf(call)} />);
  });

  app.get('/reports/monitoring.csv', async (c) => {
    const call = callOfPage(c, deps);
    return monitoringCsv(call.lang, await monitoringOf(call));
  });

  const statisticsOf = async (call: PageCall): Promise<StatisticsView> => {
    requireReader(call.caller);
    const looker = lookerOf(call);
    const month = (name: string) => {
      const asked = call.c.req.query(name) ?? '';
      return MONTH.test(asked) ? asked : undefined;
    };
    const months = monthsUntil(deps.ports.clock(), month('from'), month('to'));
    const filter = { ...reachOf(looker), nowMs: deps.ports.clock() };
    const seen = seenBy(looker, filter);
    const [overview, lines, durations] = await Promise.all([
      overviewFor(looker, filter),
      statisticsFor(looker, filter, months),
      seen ? deps.ports.reads.durations(seen, months) : [],
    ]);
    return { months, cases: overview.cases, lines, durations };
  };

  app.get('/reports/statistics', async (c) => {
    const call = callOfPage(c, deps);
    return c.html(<StatisticsPage frame={call.frame} view={await statisticsOf(call)} />);
  });

  app.get('/reports/statistics.csv', async (c) => {
    const call = callOfPage(c, deps);
    return statisticsReportCsv(call.lang, await statisticsOf(call));
  });
}
