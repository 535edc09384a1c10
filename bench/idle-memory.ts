import { setTimeout as pause } from 'node:timers/promises';
import { embeddedHome, startEmbedded } from './embedded.ts';
import { visitor } from './endurance/visitor.ts';
import { closedLoop, round } from './load.ts';
import { memoryTogether, type Together } from './memory-together.ts';

const GOAL_MB = 900;
const WORKER_MB = 300;
const KIB_PER_WARM_CASE = 150;
const WARM_CASES = 300;
const LANES = 4;
const LOOK_MS = 20_000;
const STILL = 0.01;
const KIB = 1_024;
const MB = 1e6;

/** What loads something large when it is first asked for: charts, spreadsheets, letters, the API's own page. */
const large = [
  '/overview/in-time.svg',
  '/work.xlsx?scope=all',
  '/docs',
  '/openapi.json',
  '/rules/print',
  '/work',
  '/overview',
];

/**
 * M1: MB that the whole embedded product holds when nothing is asked of it, as `npm start` leaves it with its demo cases,
 * nothing counted twice; then after everything that loads late has been used; then the worker with more cases at hand,
 * against 300 MB and 150 KiB for each.
 */
export async function idleMemory(quick: boolean) {
  const looks = quick ? 6 : 20;
  const { home, remove } = embeddedHome();
  const embedded = await startEmbedded(home);
  try {
    await embedded.demoLoaded;
    const idle = await settled(embedded, looks);
    const visit = visitor(embedded.url);
    for (const path of large) await visit.read(path, 'esbjerg:FR-leader', '*/*');
    const id = await visit.openCase();
    await visit.preview(id);
    const used = await settled(embedded, looks);
    await closedLoop(WARM_CASES, LANES, async () => void (await visit.openCase()));
    const warm = await settled(embedded, looks);
    const workerMb = idle.byName.worker ?? 0;
    const perCaseKib = (((warm.byName.worker ?? 0) - (used.byName.worker ?? 0)) * MB) / KIB / WARM_CASES;
    const allowedMb = WORKER_MB + (WARM_CASES * KIB_PER_WARM_CASE * KIB) / MB;
    return {
      M1: {
        value: round(idle.totalMb),
        unit: 'MB, whole embedded product at rest',
        goal: GOAL_MB,
        ours: { idle: rounded(idle), afterUse: rounded(used), withWarmCases: rounded(warm) },
        worker: {
          idleMb: round(workerMb),
          idleGoalMb: WORKER_MB,
          warmCases: WARM_CASES,
          withThemMb: round(warm.byName.worker ?? 0),
          withThemGoalMb: round(allowedMb),
          kibPerWarmCase: round(perCaseKib),
          kibGoal: KIB_PER_WARM_CASE,
        },
        baseline: {},
        pairs: [],
      },
    };
  } finally {
    await embedded.stop();
    remove();
  }
}

/** Looked at until it changes by less than a hundredth in a while: collections come some time after the work. */
async function settled(
  { processes }: { processes: () => { name: string; pid: number }[] },
  patienceLooks: number,
): Promise<Together> {
  let last = memoryTogether(processes());
  for (let looks = 0; looks < patienceLooks; looks++) {
    await pause(LOOK_MS);
    const now = memoryTogether(processes());
    const still = Math.abs(now.totalMb - last.totalMb) < last.totalMb * STILL;
    last = now;
    if (still) break;
  }
  return last;
}

const rounded = ({ byName, ...all }: Together) => ({
  ...Object.fromEntries(Object.entries(all).map(([name, mb]) => [name, round(mb)])),
  byName: Object.fromEntries(Object.entries(byName).map(([name, mb]) => [name, round(mb)])),
});
