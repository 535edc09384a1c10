import type { Hono } from 'hono';
import { openLargeStore, SMALL } from './large-store.ts';
import { closedLoop, round } from './load.ts';

const GOAL_RATIO = 1.3;
/** Server answer for every page with ten thousand cases in the store. */
export const GOAL_P95_MS = 50;

/** What people open, each as the one who does. */
const asked: readonly (readonly [path: string, who: string, accept: string])[] = [
  ['/work', 'esbjerg:FR', 'text/html'],
  ['/work?group=overdue', 'esbjerg:FR', 'text/html'],
  ['/work?scope=all&group=week', 'esbjerg:FR-leader', 'text/html'],
  ['/work?scope=all&role=SP&group=later', 'esbjerg:FR-leader', 'text/html'],
  ['/work?scope=all&find=rule%3AF1-15', 'esbjerg:FR-leader', 'text/html'],
  ['/v1/worklist?scope=mine', 'syddanmark:SSR', 'application/json'],
  ['/v1/worklist?group=later&limit=50', 'esbjerg:SP', 'application/json'],
  ['/overview', 'esbjerg:FR-leader', 'text/html'],
  ['/v1/overview', 'esbjerg:FR-leader', 'application/json'],
  ['/v1/statistics?by=month', 'esbjerg:FR-leader', 'application/json'],
];

/**
 * P5: the worklist in a large store, with its filters, pages and counts, as the API and the pages answer it under
 * row-level security. One municipality holds ten thousand cases; the larger store has the rest in other municipalities of
 * the region.
 */
export async function worklistAtSize(quick: boolean) {
  const { app, addElsewhere, close } = await openLargeStore();
  try {
    const rounds = quick ? 8 : 60;
    const small = await measured(app, rounds);
    const more = quick ? 2 * SMALL : 99 * SMALL;
    await addElsewhere(more);
    const large = await measured(app, rounds);
    const ratio = large.all.p99Ms / small.all.p99Ms;
    return {
      P5: {
        value: round(ratio),
        unit: 'ratio of p99',
        goal: GOAL_RATIO,
        goalP95Ms: GOAL_P95_MS,
        ours: { cases: SMALL + more, ...large },
        baseline: { cases: SMALL, ...small },
        pairs: [],
      },
    };
  } finally {
    await close();
  }
}

/** Each address in turn, two at a time; the first answers, which fill what is kept, are not counted. */
async function measured(app: Hono, rounds: number) {
  const answer = async (n: number) => {
    const [path, who, accept] = asked[n % asked.length] ?? ['', '', ''];
    const response = await app.request(path, {
      headers: { Authorization: `Bearer demo:${who}`, Accept: accept },
    });
    await response.text();
    if (response.status !== 200) throw new Error(`${response.status} ${path}`);
  };
  await closedLoop(asked.length * 2, 1, answer);
  const all = await closedLoop(asked.length * rounds, 2, answer);
  const each: Record<string, { p50Ms: number; p95Ms: number }> = {};
  for (const [i, [path, who]] of asked.entries()) {
    const { p50Ms, p95Ms } = await closedLoop(rounds, 1, () => answer(i));
    each[`${path} ${who}`] = { p50Ms, p95Ms };
  }
  return { all, each };
}
