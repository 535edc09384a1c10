import { randomUUID } from 'node:crypto';
import type { Context, Hono } from 'hono';
import { overviewFor } from '../../api/look-at-overview.ts';
import { lookAtWorklist } from '../../api/look-at-worklist.ts';
import { reachOf } from '../../api/reach.ts';
import type { WorklistRow } from '../../api/worklist.ts';
import { allGroups } from '../../api/worklist-question.ts';
import { isCivilDate } from '../../domain/calendar/index.ts';
import { isCaseId } from '../case-id.ts';
import { streamRows } from '../layout/streamed-rows.tsx';
import { callOfPage, lookerOf, type PageCall, type PageDeps, PageRefused } from '../page-call.ts';
import { bulkWords } from '../text/overview.ts';
import { words } from '../text/words.ts';
import { type BulkAct, type BulkItem, giveOne, itemsOf, MOST_AT_ONCE, mayActOnMany } from './bulk.ts';
import { BulkPage, BulkResultRow, BulkSummaryRow } from './bulk-page.tsx';

/** Acting on many rows of a worklist: chosen first, looked over, then one command each, with a result for each. */
export function mountBulk(app: Hono, deps: PageDeps): void {
  app.post('/work/bulk', async (c) => {
    const { call, rows, back } = await chosenIn(c, deps);
    return ask(call, rows, back, randomUUID(), false);
  });

  app.post('/work/bulk/run', async (c) => {
    const { call, rows, back, said } = await chosenIn(c, deps);
    const token = /^[\w-]{8,64}$/.exec(String(said.token))?.[0];
    const act = actIn(said);
    if (!act || !token || rows.length === 0) return ask(call, rows, back, token ?? randomUUID(), true, 422);
    return run(call, itemsOf(rows, act), token, back);
  });
}

type Said = Record<string, unknown>;

/** Who asks, and the rows that were chosen, as far as they are still owed and the caller's to know. */
async function chosenIn(c: Context, deps: PageDeps) {
  const call = callOfPage(c, deps);
  if (!mayActOnMany(call.caller)) throw new PageRefused('not-permitted');
  const said: Said = await c.req.parseBody({ all: true });
  const names = [said.row].flat().filter((one): one is string => typeof one === 'string');
  const chosen = new Set(names.slice(0, MOST_AT_ONCE));
  const back = typeof said.back === 'string' && /^\/work(\?|$)/.test(said.back) ? said.back : '/work';
  return { call, rows: await rowsNamed(call, chosen), back, said };
}

async function rowsNamed(call: PageCall, names: ReadonlySet<string>): Promise<readonly WorklistRow[]> {
  const reach = reachOf(lookerOf(call));
  const asked = [...new Set([...names].map((name) => name.split('/')[0] ?? ''))].filter(isCaseId);
  const ids = reach.ids ? asked.filter((id) => reach.ids?.includes(id)) : asked;
  if (ids.length === 0) return [];
  const question = { ...reach, ids, nowMs: call.deps.ports.clock() };
  // All that is owed in these cases: some dozen in each.
  const { rows } = await lookAtWorklist(lookerOf(call), question, {
    groups: allGroups,
    limit: MOST_AT_ONCE * 50,
  });
  return rows.filter((row) => names.has(`${row.caseId}/${row.deadlineId}`));
}

async function ask(
  call: PageCall,
  rows: readonly WorklistRow[],
  back: string,
  token: string,
  mistake: boolean,
  status: 200 | 422 = 200,
) {
  const { municipalities, ids } = { ids: undefined, ...reachOf(lookerOf(call)) };
  const filter = { municipalities, ...(ids ? { ids } : {}), nowMs: call.deps.ports.clock() };
  const { byWorker } = await overviewFor(lookerOf(call), filter);
  const users = byWorker.map(({ assignedTo }) => assignedTo).sort();
  const page = <BulkPage {...{ frame: call.frame, rows, back, token, users, mistake }} />;
  return call.c.html(page, status);
}

function actIn(said: Said): BulkAct | null {
  const text = (name: string) => (typeof said[name] === 'string' ? said[name].trim() : '');
  const reason = text('reason');
  if (said.act === 'assign' && reason !== '') return { kind: 'assign', user: text('user') || null, reason };
  if (said.act === 'extend' && reason !== '' && isCivilDate(text('until')))
    return { kind: 'extend', until: text('until'), reason };
  if (said.act === 'comment' && text('note') !== '') return { kind: 'comment', note: text('note') };
  return null;
}

/** Gives the commands and shows a row for each as it is done. */
function run(call: PageCall, items: readonly BulkItem[], token: string, back: string): Response {
  const { frame, lang } = call;
  const page = {
    frame,
    title: bulkWords.title[lang],
    back: { href: back, text: bulkWords.back[lang] },
    running: bulkWords.running[lang],
    caption: bulkWords.result[lang],
    heads: [words.case[lang], bulkWords.about[lang], bulkWords.result[lang]],
  };
  return streamRows(call, page, {
    items,
    give: (item) => giveOne(lookerOf(call), token, item),
    row: (result) => <BulkResultRow lang={lang} result={result} />,
    summary: (results) => (
      <BulkSummaryRow lang={lang} done={results.filter(({ done }) => done).length} all={results.length} />
    ),
  });
}
