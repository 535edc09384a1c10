import type { Hono } from 'hono';
import { mayReview } from '../../api/emergency-access.ts';
import { maySeeHandovers } from '../../api/handovers.ts';
import { overviewFor, statisticsFor } from '../../api/look-at-overview.ts';
import { deadLettersFor, maySeeDeadLetters } from '../../api/notices.ts';
import type { CaseFilter } from '../../api/ports.ts';
import { reachOf } from '../../api/reach.ts';
import { monthsUntil, type RuleStatistics } from '../../api/statistics.ts';
import { statisticsCsv } from '../../api/statistics-csv.ts';
import { callOfPage, lookerOf, type PageCall, type PageDeps, requireReader } from '../page-call.ts';
import { drawInTime, type MonthOutcome } from './in-time-chart.ts';
import { OverviewPage } from './overview-page.tsx';

const MOST_WAITING = 200;

/** The supervisor's view: counts with their lists, and how much was met in time. */
export function mountOverview(app: Hono, deps: PageDeps): void {
  app.get('/overview', async (c) => {
    const call = callOfPage(c, deps);
    requireReader(call.caller);
    const rule = c.req.query('rule') ?? '';
    const [overview, lines, handovers, escalated, reviews, undelivered] = await Promise.all([
      overviewFor(lookerOf(call), filterOf(call)),
      lastYear(call),
      unanswered(call),
      escalatedTo(call),
      unreviewed(call),
      unsolved(call),
    ]);
    const perRule = summed(lines, ({ ruleId }) => ruleId);
    const known = perRule.some(({ ruleId }) => ruleId === rule) ? rule : '';
    const waiting = { handovers, escalated, reviews, undelivered };
    const view = { overview, ...waiting, months: monthsIn(lines, known), rule: known, perRule };
    return c.html(<OverviewPage frame={call.frame} view={view} />);
  });

  app.get('/overview/in-time.svg', async (c) => {
    const call = callOfPage(c, deps);
    requireReader(call.caller);
    const months = monthsIn(await lastYear(call), c.req.query('rule') ?? '');
    return c.body(await drawInTime(months, call.lang), 200, {
      'Content-Type': 'image/svg+xml; charset=utf-8',
    });
  });

  app.get('/overview/statistics.csv', async (c) => {
    const call = callOfPage(c, deps);
    requireReader(call.caller);
    return statisticsCsv(call.lang, await lastYear(call));
  });
}

const filterOf = (call: PageCall): CaseFilter => ({
  ...reachOf(lookerOf(call)),
  nowMs: call.deps.ports.clock(),
});

const lastYear = (call: PageCall): Promise<RuleStatistics[]> =>
  statisticsFor(lookerOf(call), filterOf(call), monthsUntil(call.deps.ports.clock()));

/** Handovers that wait for somebody, on either side. */
async function unanswered({ deps, caller }: PageCall): Promise<number | null> {
  if (!maySeeHandovers(caller)) return null;
  const listed = await deps.ports.handovers.list(caller.scope, MOST_WAITING);
  return listed.filter(({ state }) => state === 'waiting').length;
}

/** Cases in which something was escalated to the reader and is still not done. */
async function escalatedTo(call: PageCall): Promise<number> {
  const { municipalities, ids } = filterOf(call);
  const told = await call.deps.ports.escalations.casesToldTo(
    [call.caller.role],
    municipalities,
    MOST_WAITING,
  );
  return told.filter((id) => ids?.includes(id) ?? true).length;
}

async function unreviewed({ deps, caller }: PageCall): Promise<number | null> {
  if (!mayReview(caller, caller.scope)) return null;
  const found = await deps.ports.emergencies.list(
    { municipalities: [caller.scope], unreviewed: true },
    MOST_WAITING,
  );
  return found.length;
}

/** What reached nobody, for those who see to it. */
const unsolved = async (call: PageCall): Promise<number | null> =>
  maySeeDeadLetters(call.caller) ? (await deadLettersFor(lookerOf(call))).length : null;

const monthsIn = (lines: readonly RuleStatistics[], rule: string): MonthOutcome[] =>
  summed(
    lines.filter(({ ruleId }) => rule === '' || ruleId === rule),
    ({ month }) => month ?? '',
  )
    .map(({ month = '', met, metLate, overdue }) => ({ month, met, metLate, overdue }))
    .filter(({ met, metLate, overdue }) => met + metLate + overdue > 0)
    .sort((a, b) => (a.month < b.month ? -1 : 1));

/** Lines of one name added up; lines in which nothing has ended yet are left out. */
function summed(
  lines: readonly RuleStatistics[],
  nameOf: (line: RuleStatistics) => string,
): RuleStatistics[] {
  const sums = new Map<string, RuleStatistics>();
  for (const line of lines) {
    const known = sums.get(nameOf(line));
    if (line.met + line.metLate + line.overdue === 0) continue;
    sums.set(nameOf(line), {
      ...line,
      met: line.met + (known?.met ?? 0),
      metLate: line.metLate + (known?.metLate ?? 0),
      overdue: line.overdue + (known?.overdue ?? 0),
    });
  }
  return [...sums.values()];
}
