import type { Hono } from 'hono';
import { historySeen, pageOfHistory } from '../../api/history.ts';
import { historyCsv } from '../../api/history-csv.ts';
import { isAskedFor } from '../../domain/case/field-changes.ts';
import { callOfPage, type PageCall, type PageDeps } from '../page-call.ts';
import { changeFilterOf } from './filters.ts';
import { HistoryPage } from './history-page.tsx';
import { caseAsOfPage } from './look-back.ts';

const CHANGES_ON_A_PAGE = 100;

/** The changes of a case, field by field, as a page and as a file. */
export function mountHistory(app: Hono, deps: PageDeps): void {
  app.get('/cases/:id/history', async (c) => {
    const call = callOfPage(c, deps);
    const { stored, nowMs, all } = await changesOf(call);
    const filter = changeFilterOf(c.req.query());
    const after = c.req.query('after');
    const { items, next } = pageOfHistory(all, filter, { after, limit: CHANGES_ON_A_PAGE });
    const count = all.filter(isAskedFor(filter)).length;
    return c.html(<HistoryPage {...{ frame: call.frame, stored, nowMs, all, items, count, next, filter }} />);
  });

  app.get('/cases/:id/history.csv', async (c) => {
    const call = callOfPage(c, deps);
    const { all } = await changesOf(call);
    return historyCsv(call.lang, all, changeFilterOf(c.req.query()));
  });
}

async function changesOf(call: PageCall) {
  const { stored, nowMs } = await caseAsOfPage(call);
  const asOfMs = call.frame.lookingBack ? nowMs : undefined;
  const all = await historySeen(call.deps.ports.reads, stored, asOfMs);
  return { stored, nowMs, all };
}
