import { setTimeout as pause } from 'node:timers/promises';
import { lateNotification } from '../../faults/support/recording-client.ts';
import { openLateCases } from '../../faults/support/stream.ts';
import type { FollowedStep } from './follow.ts';
import { type Load, type PhaseFigures, startLoad } from './load.ts';
import { type Looked, lookAt } from './look.ts';
import { type Machines, openMachines, startMachines } from './machines.ts';

/** What came of something that was done to two machines while people worked. */
export interface UnderLoad {
  phases: Record<string, PhaseFigures>;
  /** The 99th of a hundred callers waited so many times as long, in each part, as before anything was done. */
  p99AgainstBefore: Record<string, number>;
  invariants: Looked['held'];
  steps: FollowedStep[];
  violations: string[];
}

const CASES = 16;

/**
 * Sets up two machines, starts them, has people work on them, lets `act` do what is rehearsed, part by part, and looks
 * at everything afterwards, with the key that `act` leaves behind.
 */
export async function underLoad(
  quick: boolean,
  act: (machines: Machines, load: Load) => Promise<{ masterKeyFile?: string; violations?: string[] }>,
  code?: string,
): Promise<UnderLoad> {
  const machines = await openMachines(code);
  try {
    await startMachines(machines);
    const { client } = machines;
    const ids = await openLateCases(client, CASES, lateNotification);
    const load = startLoad(client, ids, { lanes: 4, restMs: 60 });
    let done: Awaited<ReturnType<typeof act>>;
    try {
      // The first commands find everything cold; they are nobody's measure.
      load.phase('warming up');
      await pause(quick ? 5_000 : 15_000);
      load.phase('before');
      await pause(quick ? 8_000 : 30_000);
      done = await act(machines, load);
      load.phase('after');
      await pause(quick ? 5_000 : 20_000);
    } finally {
      await load.stop();
    }
    const looked = await lookAt(machines.scene(done.masterKeyFile));
    const phases = load.figures();
    const before = phases.before?.p99Ms ?? 0;
    const refused = Object.entries(phases).filter(([, one]) => one.refused > 0);
    return {
      phases,
      p99AgainstBefore: Object.fromEntries(
        Object.entries(phases).map(([name, { p99Ms }]) => [
          name,
          Math.round((p99Ms / Math.max(before, 1)) * 10) / 10,
        ]),
      ),
      invariants: looked.held,
      steps: machines.someone.followed,
      violations: [
        ...looked.violations,
        ...(done.violations ?? []),
        ...refused.map(([name, one]) => `${one.refused} commands were refused: ${name}`),
      ],
    };
  } finally {
    await machines.close();
  }
}
