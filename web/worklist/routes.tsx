import type { Hono } from 'hono';
import { csvStream } from '../../api/csv.ts';
import { mayReview } from '../../api/emergency-access.ts';
import { lookAtWorklist } from '../../api/look-at-worklist.ts';
import { peopleAround } from '../../api/people-around.ts';
import { reachOf } from '../../api/reach.ts';
import { viewName } from '../../api/saved-views.ts';
import type { WorklistRow } from '../../api/worklist.ts';
import { worklistBatches } from '../../api/worklist-batches.ts';
import { cursorOf, readCursor } from '../../api/worklist-cursor.ts';
import { allGroups, type WorklistAsk } from '../../api/worklist-question.ts';
import { MOST_XLSX_ROWS, xlsxResponse } from '../../api/xlsx.ts';
import { mayActOnMany } from '../overview/bulk.ts';
import { callOfPage, lookerOf, type PageCall, type PageDeps, requireReader } from '../page-call.ts';
import { worklistWords } from '../text/worklist.ts';
import { fileCells, fileHeader } from './columns.ts';
import {
  choosableMunicipalities,
  filterFrom,
  filterUrl,
  questionOf,
  readFilter,
  type WorklistFilter,
} from './filters.ts';
import { codesFor } from './search.ts';
import { WorklistPage, type WorklistView } from './worklist-page.tsx';

/** Rows of each group on the first page: the day's work, not the next seven years. */
const OF_EACH = 15;
/** Rows of a page of one group. */
const OF_ONE = 50;

/** The first page after login: filters, search, saved views, and the same as a spreadsheet. */
export function mountWorklist(app: Hono, deps: PageDeps): void {
  app.get('/work', async (c) => {
    const call = callOfPage(c, deps);
    return c.html(<WorklistPage frame={call.frame} view={await viewOf(call, readFilter(c))} />);
  });

  app.post('/work/search', async (c) => {
    const call = callOfPage(c, deps);
    requireReader(call.caller);
    const { typed, view } = await c.req.parseBody();
    const filter = filterFrom(queryOf(view));
    const said = typeof typed === 'string' ? typed.slice(0, 80) : '';
    const codes = codesFor(said, call.lang);
    const found = { ...filter, find: codes.join(',') };
    const address = filterUrl('/work', found);
    const foundNothing = said.trim() !== '' && codes.length === 0;
    if (!foundNothing && c.req.header('HX-Request') !== 'true') return c.redirect(address, 303);
    if (!foundNothing) c.header('HX-Replace-Url', address);
    const shown = await viewOf(call, found);
    const frame = { ...call.frame, here: address };
    return c.html(<WorklistPage frame={frame} view={{ ...shown, foundNothing }} />);
  });

  app.post('/work/views', async (c) => {
    const call = callOfPage(c, deps);
    requireReader(call.caller);
    const { name, view } = await c.req.parseBody();
    const filter = filterFrom(queryOf(view));
    const called = viewName(name);
    if (called === null) {
      const shown = await viewOf(call, filter);
      return c.html(<WorklistPage frame={call.frame} view={{ ...shown, badName: true }} />, 422);
    }
    await deps.ports.savedViews.keep(call.caller.subject, { name: called, query: filterUrl('', filter) });
    return c.redirect(filterUrl('/work', filter), 303);
  });

  app.post('/work/views/:view/delete', async (c) => {
    const call = callOfPage(c, deps);
    await deps.ports.savedViews.drop(call.caller.subject, c.req.param('view'));
    return c.redirect('/work', 303);
  });

  app.get('/work.csv', async (c) => {
    const call = callOfPage(c, deps);
    const { lang } = call;
    const rows = batchesOf(call, readFilter(c));
    return csvStream(worklistWords.fileName[lang], fileHeader(lang), cellsOf(rows, call));
  });

  app.get('/work.xlsx', async (c) => {
    const call = callOfPage(c, deps);
    const { lang } = call;
    const table = [];
    for await (const cells of cellsOf(batchesOf(call, readFilter(c), MOST_XLSX_ROWS), call))
      table.push(...cells);
    return xlsxResponse(worklistWords.fileName[lang], fileHeader(lang), table);
  });
}

/** Everything that the page shows of a filter. */
async function viewOf(call: PageCall, filter: WorklistFilter): Promise<WorklistView> {
  const { c, deps, caller } = call;
  requireReader(caller);
  const after = c.req.query('after');
  const place = after && filter.group !== '' ? { after: readCursor(after) } : {};
  const ask: WorklistAsk =
    filter.group === ''
      ? { groups: allGroups, limit: OF_EACH, perGroup: true }
      : { groups: [filter.group], limit: OF_ONE, ...place };
  const people = await peopleAround(lookerOf(call));
  const question = asked(call, filter);
  const whose = question.whose && { ...question.whose, standsInFor: people.standsInFor };
  const [answer, views, drafts, unreviewed] = await Promise.all([
    lookAtWorklist(lookerOf(call), { ...question, ...(whose ? { whose } : {}) }, ask),
    deps.ports.savedViews.list(caller.subject),
    deps.ports.drafts.list(caller.subject, null),
    unreviewedOf(call),
  ]);
  const last = answer.rows.at(-1);
  return {
    filter,
    rows: answer.rows,
    counts: answer.counts,
    next: filter.group !== '' && answer.more && last ? cursorOf(last) : null,
    isLater: 'after' in place,
    municipalities: choosableMunicipalities(caller),
    views,
    drafts: drafts.length,
    unreviewed,
    caller,
    people,
    bulk: mayActOnMany(caller),
  };
}

const asked = (call: PageCall, filter: WorklistFilter) =>
  questionOf(filter, call.caller, reachOf(lookerOf(call), filter.municipality), call.deps.ports.clock());

function batchesOf(call: PageCall, filter: WorklistFilter, most?: number) {
  requireReader(call.caller);
  const groups = filter.group === '' ? allGroups : [filter.group];
  return worklistBatches(lookerOf(call), asked(call, filter), groups, most);
}

async function* cellsOf(batches: AsyncGenerator<readonly WorklistRow[]>, { lang }: PageCall) {
  for await (const rows of batches) yield rows.map((row) => fileCells(row, lang));
}

/** The query of the view that a form was on, as it stood in its address. */
const queryOf = (view: unknown): Record<string, string> =>
  Object.fromEntries(new URLSearchParams(typeof view === 'string' ? view.slice(0, 2_000) : ''));

/** Emergency accesses that wait for this leader's review. */
async function unreviewedOf({ deps, caller }: PageCall): Promise<number> {
  if (!mayReview(caller, caller.scope)) return 0;
  const found = await deps.ports.emergencies.list({ municipalities: [caller.scope], unreviewed: true }, 100);
  return found.length;
}
