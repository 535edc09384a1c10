import type { Hono } from 'hono';
import { openLargeStore, SMALL } from './large-store.ts';
import { closedLoop, median, round } from './load.ts';

const GOAL_RATIO = 1.3;
const ROUNDS = 5;
/** How often each address is asked in a round. */
const EACH = 30;
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
 * row-level security. Two stores stand side by side and are asked in turn: in both one municipality holds ten thousand
 * cases, the larger one has the rest of a million in other municipalities of the region.
 */
export async function worklistAtSize(quick: boolean) {
  const small = await openLargeStore();
  const large = await openLargeStore().catch(async (error) => {
    await small.close();
    throw error;
  });
  try {
    const more = quick ? 2 * SMALL : 99 * SMALL;
    await large.addElsewhere(more, (text) => console.error(`  ${text}`));
    const rounds = quick ? 2 : ROUNDS;
    const pairs: { ours: Measured; baseline: Measured }[] = [];
    for (let n = 0; n < rounds; n++)
      pairs.push({ ours: await measured(large.app, EACH), baseline: await measured(small.app, EACH) });
    const ratios = pairs.map(({ ours, baseline }) => ours.all.p99Ms / baseline.all.p99Ms);
    return {
      P5: {
        value: round(median(ratios)),
        unit: 'ratio of p99',
        goal: GOAL_RATIO,
        goalP95Ms: GOAL_P95_MS,
        ours: { cases: SMALL + more },
        baseline: { cases: SMALL },
        ratios: ratios.map(round),
        pairs,
      },
    };
  } finally {
    await Promise.all([small.close(), large.close()]);
  }
}

type Measured = Awaited<ReturnType<typeof measured>>;

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
  if (all.failures > 0) throw new Error(`${all.failures} answers were not given`);
  const each: Record<string, { p50Ms: number; p95Ms: number }> = {};
  for (const [i, [path, who]] of asked.entries()) {
    const { p50Ms, p95Ms } = await closedLoop(rounds, 1, () => answer(i));
    each[`${path} ${who}`] = { p50Ms, p95Ms };
  }
  return { all, each };
}
