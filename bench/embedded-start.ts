import { cpuTimes } from './cpu.ts';
import { type Embedded, embeddedHome, firstCommand, startEmbedded } from './embedded.ts';
import { median, round } from './load.ts';

const GOAL_S = 8;
const PATIENCE_MS = 60_000;

/**
 * E1: seconds from `npm start` to the first acknowledged command, everything embedded and every program fetched before: into
 * an empty folder, where the store has first to be made, and again on the store that is there. Beside it the seconds of
 * processor time that all its processes took, which say more where other work uses the machine.
 */
export async function embeddedStart(quick: boolean) {
  const rounds = quick ? 2 : 5;
  const fresh: Start[] = [];
  const again: Start[] = [];
  // Once before, not counted: whose sources have changed is put together anew at its first start.
  for (let i = 0; i <= rounds; i++) {
    const { home, remove } = embeddedHome();
    try {
      const first = await startTo(home);
      const second = await startTo(home);
      if (i === 0) continue;
      fresh.push(first);
      again.push(second);
      console.error(`round ${i}: ${first.seconds} s into an empty folder, ${second.seconds} s again`);
    } finally {
      remove();
    }
  }
  return {
    E1: {
      value: median(fresh.map(({ seconds }) => seconds)),
      unit: 's to the first acknowledged command, empty folder',
      goal: GOAL_S,
      ours: {
        ...{ emptyFolder: fresh, storeThere: again },
        processorSeconds: median(fresh.map(({ processorSeconds }) => processorSeconds)),
        storeThereSeconds: median(again.map(({ seconds }) => seconds)),
      },
      baseline: {},
      pairs: [],
    },
  };
}

interface Start {
  seconds: number;
  processorSeconds: number;
}

async function startTo(home: string): Promise<Start> {
  const from = performance.now();
  const embedded = await startEmbedded(home);
  try {
    await firstCommand(embedded.url, PATIENCE_MS);
    const seconds = round((performance.now() - from) / 1_000);
    return { seconds, processorSeconds: processorSecondsOf(embedded) };
  } finally {
    await embedded.stop();
  }
}

function processorSecondsOf({ processes }: Embedded): number {
  const each = processes().map(({ pid }) => [String(pid), pid] as const);
  const { generator: _, ...times } = cpuTimes(Object.fromEntries(each));
  return round(Object.values(times).reduce((sum, ms) => sum + ms, 0) / 1_000);
}
