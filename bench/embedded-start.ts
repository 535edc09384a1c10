import { embeddedHome, firstCommand, startEmbedded } from './embedded.ts';
import { median, round } from './load.ts';

const GOAL_S = 8;
const PATIENCE_MS = 60_000;

/**
 * E1: seconds from `npm start` to the first acknowledged command, everything embedded and every program fetched before: into
 * an empty folder, where the store has first to be made, and again on the store that is there.
 */
export async function embeddedStart(quick: boolean) {
  const rounds = quick ? 2 : 5;
  const fresh: number[] = [];
  const again: number[] = [];
  // Once before, not counted: whose sources have changed is put together anew at its first start.
  for (let i = 0; i <= rounds; i++) {
    const { home, remove } = embeddedHome();
    try {
      const first = await secondsToCommand(home);
      const second = await secondsToCommand(home);
      if (i === 0) continue;
      fresh.push(first);
      again.push(second);
      console.error(`round ${i}: ${first} s into an empty folder, ${second} s again`);
    } finally {
      remove();
    }
  }
  return {
    E1: {
      value: median(fresh),
      unit: 's to the first acknowledged command, empty folder',
      goal: GOAL_S,
      ours: { emptyFolder: fresh, storeThere: again, storeThereMedian: median(again) },
      baseline: {},
      pairs: [],
    },
  };
}

async function secondsToCommand(home: string): Promise<number> {
  const from = performance.now();
  const embedded = await startEmbedded(home);
  try {
    await firstCommand(embedded.url, PATIENCE_MS);
    return round((performance.now() - from) / 1_000);
  } finally {
    await embedded.stop();
  }
}
