import { randomUUID } from 'node:crypto';
import { cpus } from 'node:os';
import { formatInstant } from '../domain/calendar/index.ts';
import { type CpuTimes, cpuPerOperation, cpuTimes, machineTimes, threadTimes } from './cpu.ts';
import { visitor } from './endurance/visitor.ts';
import { closedLoop, type LoadResult, round } from './load.ts';
import { openStage, type Stage } from './stage.ts';

const CASES = 64;
const TRIES = 5;
const LANES = [1, 2, 4, 8, 16, 32, 64] as const;
/** Twice as many callers, and less than this more a second: it has stopped growing. */
const GROWTH = 1.05;
/** Of what there is: a machine's or a thread's time is used up. */
const FULL = 0.9;

interface Step extends LoadResult {
  atOnce: number;
  /** Cores that each part kept busy. */
  cores: CpuTimes;
  cpuMsPerCommand: CpuTimes;
  /** Of each part, the thread that worked most: cores, and milliseconds a command. */
  busiestThread: Record<string, { cores: number; msPerCommand: number }>;
  machine: { busy: number; ofOthers: number; waitingForDisk: number; stolen: number };
}

/**
 * S1: commands over HTTP, ever more at once, until no more are answered a second; where the processor time goes, by process
 * and by its busiest thread, and what is used up at that point: the machine, one thread, or neither.
 */
export async function saturation(quick: boolean) {
  const seconds = quick ? 6 : 20;
  const stage = await openStage({ bare: false });
  try {
    const give = await commandsOf(stage);
    // Warm: code, connections, plans.
    await closedLoop(200, 8, give);
    const steps: Step[] = [];
    for (const atOnce of LANES) {
      steps.push(await stepAt(stage, give, atOnce, seconds, steps.at(-1)?.perSecond ?? 20));
      const { perSecond, p99Ms, machine } = steps.at(-1) as Step;
      console.error(`${atOnce} at once: ${perSecond}/s, p99 ${p99Ms} ms, ${machine.busy} cores busy`);
    }
    const knee = kneeOf(steps);
    return {
      S1: {
        value: knee.perSecond,
        unit: 'commands a second where they stop growing',
        atOnce: knee.atOnce,
        firstLimit: firstLimit(knee),
        cpuMsPerCommand: knee.cpuMsPerCommand,
        /** What one process could do by its busiest thread, were there processors for all. Modelled, not seen. */
        oneProcessModelled: Object.fromEntries(
          Object.entries(knee.busiestThread).map(([part, { msPerCommand }]) => [
            part,
            msPerCommand > 0 ? Math.round(1_000 / msPerCommand) : null,
          ]),
        ),
        processors: cpus().length,
        steps,
      },
    };
  } finally {
    await stage.close();
  }
}

async function commandsOf({ productUrl }: Stage): Promise<(n: number) => Promise<void>> {
  const visit = visitor(productUrl);
  const cases: string[] = [];
  // A busy machine may answer one with 503: as many again are tried.
  for (let tries = 0; cases.length < CASES && tries < TRIES; tries++)
    await closedLoop(CASES - cases.length, 4, async () => void cases.push(await visit.openCase()));
  if (cases.length < CASES) throw new Error(`only ${cases.length} of ${CASES} cases could be opened`);
  const headers = { 'content-type': 'application/json', authorization: 'Bearer demo:esbjerg:FR' };
  return async (n) => {
    const at = formatInstant(Date.now() - 1_000);
    const body = { by: 'SSR', with: 'mother', at, method: 'phone', reached: n % 2 === 0 };
    const answer = await fetch(`${productUrl}/v1/cases/${cases[n % CASES]}/commands/record-contact`, {
      method: 'POST',
      headers: { ...headers, 'idempotency-key': randomUUID() },
      body: JSON.stringify(body),
    });
    await answer.arrayBuffer();
    if (!answer.ok) throw new Error(String(answer.status));
  };
}

/** So many at once for about so many seconds, guessed from what came before. */
async function stepAt(
  stage: Stage,
  give: (n: number) => Promise<void>,
  atOnce: number,
  seconds: number,
  expectedPerSecond: number,
): Promise<Step> {
  const total = Math.max(atOnce * 4, Math.round(expectedPerSecond * seconds));
  const pids = stage.pids();
  const [cpuBefore, threadsBefore, machineBefore] = [cpuTimes(pids), threadTimes(pids), machineTimes()];
  const from = performance.now();
  const load = await closedLoop(total, atOnce, give);
  const elapsedMs = performance.now() - from;
  const [cpuAfter, threadsAfter, machineAfter] = [cpuTimes(pids), threadTimes(pids), machineTimes()];
  const cores = Object.fromEntries(
    Object.entries(cpuAfter).map(([part, ms]) => [part, round((ms - (cpuBefore[part] ?? 0)) / elapsedMs)]),
  );
  const busiestThread = Object.fromEntries(
    Object.entries(threadsAfter).map(([part, threads]) => {
      const most = Math.max(
        ...Object.entries(threads).map(([id, ms]) => ms - (threadsBefore[part]?.[id] ?? 0)),
      );
      return [part, { cores: round(most / elapsedMs), msPerCommand: round(most / total) }];
    }),
  );
  const machineCores = (what: keyof typeof machineAfter) =>
    round((machineAfter[what] - machineBefore[what]) / elapsedMs);
  const busy = machineCores('busy');
  const ours = Object.values(cores).reduce((sum, one) => sum + one, 0);
  return {
    ...{ atOnce, ...load, cores, busiestThread },
    cpuMsPerCommand: cpuPerOperation(cpuBefore, cpuAfter, total),
    machine: {
      busy,
      ofOthers: round(Math.max(0, busy - ours)),
      waitingForDisk: machineCores('waitingForDisk'),
      stolen: machineCores('stolen'),
    },
  };
}

/** The fewest callers with whom it was as fast as with any more. */
export function kneeOf<S extends { perSecond: number }>(steps: readonly S[]): S {
  const best = Math.max(...steps.map(({ perSecond }) => perSecond));
  const found = steps.find(({ perSecond }) => perSecond * GROWTH >= best);
  if (!found) throw new Error('no step was taken');
  return found;
}

/** What is used up there, in words. */
function firstLimit({ machine, busiestThread }: Step): string {
  const thread = Object.entries(busiestThread).find(([, { cores }]) => cores >= FULL);
  if (machine.busy >= FULL * cpus().length)
    return machine.ofOthers > 1 - FULL
      ? `the machine's processors, of which other work took ${machine.ofOthers}`
      : "the machine's processors";
  if (thread) return `one thread of ${thread[0]}`;
  return machine.waitingForDisk > FULL
    ? 'the disk'
    : 'neither processors nor one thread: waiting for each other';
}
