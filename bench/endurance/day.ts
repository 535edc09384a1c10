import { quantile, round } from '../load.ts';
import { Unexpected, type Visitor } from './visitor.ts';

/** Cases that are worked on at any time; one that has grown is closed, and another opened. */
const AT_ONCE = 30;
const MOST_IN_FLIGHT = 32;
const STREAM_MS = 8_000;

const pages = [
  ...[
    '/work',
    '/work?scope=all&group=week',
    '/work?scope=all&group=overdue',
    '/overview',
    '/notices',
    '/help',
  ],
  ...[
    '/cases/{id}',
    '/cases/{id}/timeline',
    '/cases/{id}/record',
    '/cases/{id}/history',
    '/cases/{id}/journal',
  ],
  ...['/cases/{id}/documents', '/cases/{id}/what-if', '/cases/{id}/meetings', '/cases/{id}/persons'],
  ...['/rules', '/rules/F1-17', '/reports/monitoring', '/persons'],
] as const;
const files = [
  ...['/work.csv?scope=all', '/work.xlsx?scope=all', '/reports/statistics.csv', '/overview/in-time.svg'],
  ...[
    '/cases/{id}/history.csv',
    '/v1/cases/{id}/fhir/Task',
    '/v1/worklist?limit=50',
    '/v1/cases/{id}/deadlines',
  ],
] as const;
const listeners = ['esbjerg:FR', 'esbjerg:FR-leader', 'esbjerg:SP', 'syddanmark:SSR'] as const;

/** What one kind of act came to. */
interface Came {
  done: number;
  failed: number;
  p50Ms: number;
  p99Ms: number;
}

/** People at work, at a steady rate. */
export interface Day {
  stop: () => Promise<{ acts: Record<string, Came>; unexpected: Record<string, number>; leftOut: number }>;
}

/**
 * What people do, over and over in the same mix and at so many acts a second, whether or not the one before was answered:
 * reading, acting in cases that grow and are closed, logging in and out, listening, exports, letters. What would be more
 * than 32 at once is left out and counted.
 */
export async function startDay(visit: Visitor, actsPerSecond: number): Promise<Day> {
  const cases: { id: string; acts: number }[] = [];
  const turns = { page: 0, file: 0, listener: 0, at: 0 };
  const next = <T>(of: readonly T[], turn: keyof typeof turns): T => of[turns[turn]++ % of.length] as T;
  const oneCase = () => next(cases, 'at');
  const open = async () => void cases.push({ id: await visit.openCase(), acts: 0 });
  const kinds: readonly { name: string; share: number; act: () => Promise<unknown> }[] = [
    {
      name: 'read a page',
      share: 32,
      act: () => visit.read(placed(next(pages, 'page')), 'esbjerg:FR-leader'),
    },
    {
      ...{ name: 'act in a case', share: 34 },
      act: () => {
        const one = oneCase();
        return visit.act(one.id, one.acts++);
      },
    },
    {
      ...{ name: 'close a case, open another', share: 1 },
      act: async () => {
        const grown = cases.shift();
        await open();
        if (grown) await visit.closeCase(grown.id);
      },
    },
    {
      name: 'fetch a file',
      share: 10,
      act: () => visit.read(placed(next(files, 'file')), 'esbjerg:FR-leader', '*/*'),
    },
    { name: 'listen and leave', share: 8, act: () => visit.listen(next(listeners, 'listener'), STREAM_MS) },
    { name: 'log in and out', share: 6, act: () => visit.logIn('esbjerg:FR') },
    { name: 'preview a letter', share: 4, act: () => visit.preview(oneCase().id) },
    { name: 'ask what if', share: 5, act: () => visit.askWhatIf(oneCase().id) },
  ];
  const placed = (path: string) => path.replace('{id}', oneCase().id);
  while (cases.length < AT_ONCE) await open();

  const took: Record<string, number[]> = Object.fromEntries(kinds.map(({ name }) => [name, []]));
  const failed: Record<string, number> = {};
  const unexpected: Record<string, number> = {};
  const inFlight = new Set<Promise<void>>();
  let leftOut = 0;
  const turn = inTurn(kinds.map(({ share }) => share));
  const timer = setInterval(() => {
    const kind = kinds[turn()];
    if (!kind) return;
    if (inFlight.size >= MOST_IN_FLIGHT) {
      leftOut += 1;
      return;
    }
    const from = performance.now();
    const going = kind.act().then(
      () => void took[kind.name]?.push(performance.now() - from),
      (error: unknown) => {
        failed[kind.name] = (failed[kind.name] ?? 0) + 1;
        const what = error instanceof Unexpected ? error.message : ((error as Error).name ?? 'Error');
        unexpected[what] = (unexpected[what] ?? 0) + 1;
      },
    );
    inFlight.add(going);
    void going.finally(() => inFlight.delete(going));
  }, 1_000 / actsPerSecond);

  return {
    async stop() {
      clearInterval(timer);
      await Promise.all(inFlight);
      const acts = Object.fromEntries(
        kinds.map(({ name }) => {
          const sorted = (took[name] ?? []).sort((a, b) => a - b);
          const times = { p50Ms: round(quantile(sorted, 0.5)), p99Ms: round(quantile(sorted, 0.99)) };
          return [name, { done: sorted.length, failed: failed[name] ?? 0, ...times }];
        }),
      );
      return { acts, unexpected, leftOut };
    },
  };
}

/** The next of several kinds by their shares, each spread evenly over time: always the same order. */
export function inTurn(shares: readonly number[]): () => number {
  const all = shares.reduce((sum, share) => sum + share, 0);
  const owed = shares.map(() => 0);
  return () => {
    for (const [i, share] of shares.entries()) owed[i] = (owed[i] ?? 0) + share;
    const first = owed.indexOf(Math.max(...owed));
    owed[first] = (owed[first] ?? 0) - all;
    return first;
  };
}
