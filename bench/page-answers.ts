import type { Hono } from 'hono';
import type { Sql } from '../db/connect.ts';
import { type LargeStore, openLargeStore, SMALL } from './large-store.ts';
import { closedLoop, round } from './load.ts';
import { GOAL_P95_MS } from './worklist-at-size.ts';

/** Whoever may see a page: the first of these who is answered is the one it is measured with. */
const people = ['esbjerg:FR', 'esbjerg:FR-leader', 'syddanmark:SSR', 'esbjerg:director', 'esbjerg:dpo'];
/** A table that has fewer rows is read whole by any plan. */
const LARGE_ROWS = 2_000;

/** What stands in the places of an address. */
const placesOf = (caseId: string): Readonly<Record<string, string>> => ({
  ...{ id: caseId, deadlineId: 'F1-15.n1', ruleId: 'F1-17', organisation: 'esbjerg', kind: 'pregnancy' },
  ...{ command: 'receive-notification', template: 'minutes', parameter: 'screeningDays' },
});

interface Measured {
  who: string;
  p50Ms: number;
  p95Ms: number;
  bytes: number;
  /** Rows of large tables that one answer read without an index, by table. */
  readWhole: Readonly<Record<string, number>>;
}

/**
 * W1: the slowest page's p95 with ten thousand cases in the store, every page that is mounted as somebody who may see it,
 * with the rows that each reads without an index; and the export of thousands of rows, which begins before it is put together.
 */
export async function pageAnswers(quick: boolean) {
  const store = await openLargeStore();
  try {
    const rounds = quick ? 20 : 200;
    const pages: Record<string, Measured> = {};
    const unanswered: string[] = [];
    for (const route of pagesOf(store.app)) {
      const measured = await measure(store, route, rounds);
      if (measured) pages[route] = measured;
      else unanswered.push(route);
    }
    const slowest = Math.max(...Object.values(pages).map(({ p95Ms }) => p95Ms));
    return {
      W1: {
        value: slowest,
        unit: 'ms, p95 of the slowest page',
        goal: GOAL_P95_MS,
        cases: SMALL,
        slow: Object.keys(pages).filter((route) => (pages[route]?.p95Ms ?? 0) > GOAL_P95_MS),
        pages,
        unanswered,
        export: await exported(store.app),
      },
    };
  } finally {
    await store.close();
  }
}

/** Every address that answers with a page; files are asked for by name below. */
function pagesOf(app: Hono): string[] {
  const paths = app.routes.filter(({ method }) => method === 'GET').map(({ path }) => path);
  return [...new Set(paths)].filter(
    (path) => !/^\/(v1|assets|docs|health|metrics)|\*|\.|:file|openapi/.test(path) && path !== '/',
  );
}

const ask = (app: Hono, path: string, who: string) =>
  app.request(path, { headers: { Authorization: `Bearer demo:${who}`, Accept: 'text/html' } });

async function measure({ app, owner, lived }: LargeStore, route: string, rounds: number) {
  const places = placesOf(lived[0] ?? '');
  const path = route.replace(/:(\w+)/g, (_, name: string) => places[name] ?? name);
  for (const who of people) {
    const first = await ask(app, path, who);
    const bytes = (await first.arrayBuffer()).byteLength;
    if (first.status !== 200) continue;
    await (await ask(app, path, who)).text();
    const before = await readWhole(owner);
    const { p50Ms, p95Ms } = await closedLoop(rounds, 1, async () => {
      await (await ask(app, path, who)).text();
    });
    const after = await readWhole(owner);
    const tables = Object.entries(after).flatMap(([table, rows]) => {
      const each = Math.round((rows - (before[table] ?? 0)) / rounds);
      return each > 0 ? [[table, each] as const] : [];
    });
    return { who, p50Ms, p95Ms, bytes, readWhole: Object.fromEntries(tables) } satisfies Measured;
  }
  return null;
}

/** How many rows of each large table were ever read without an index. */
async function readWhole(owner: Sql): Promise<Record<string, number>> {
  // Connections tell what they did at most once a second.
  await new Promise((done) => setTimeout(done, 1_100));
  const rows = await owner<{ table: string; read: number }[]>`
    select relname as table, seq_tup_read::float8 as read from pg_stat_user_tables where n_live_tup > ${LARGE_ROWS}`;
  return Object.fromEntries(rows.map(({ table, read }) => [table, read]));
}

/** The list of a leader as a file: when its first bytes come, and when its last. */
async function exported(app: Hono) {
  const startedMs = performance.now();
  const answer = await ask(app, '/work.csv?scope=all', 'esbjerg:FR-leader');
  let [rows, firstMs, pieces] = [0, Number.NaN, 0];
  for await (const piece of (answer.body ?? []) as AsyncIterable<Uint8Array>) {
    if (Number.isNaN(firstMs)) firstMs = performance.now() - startedMs;
    pieces += 1;
    rows += piece.filter((byte) => byte === 10).length;
    if (rows > 5_000) break;
  }
  return { rows, pieces, firstMs: round(firstMs), wholeMs: round(performance.now() - startedMs) };
}
