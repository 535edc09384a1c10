import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { projectRoot } from '../../worker/embedded/home.ts';
import { nodeCommand } from '../../worker/supervisor/node-service.ts';
import { lineMatching } from '../stage.ts';
import { type Look, look } from './look.ts';
import { type Report, reportOf } from './report.ts';

const LOOKS = 40;
const TICKS_A_SECOND = 10;
/** What the leaking one gains over the run: several times what a run may. */
const GAIN_BYTES = 120e6;
/** What has to be found of it. */
export const planted = ['leaking.descriptors', 'leaking.heapMb', 'leaking.memoryMb'] as const;

/**
 * Tries the detector on two processes, one that leaks memory and descriptors and one that makes and drops as much:
 * the first must be found in each count, the second in none.
 */
export async function leakCheck(seconds: number): Promise<{ found: boolean; report: Report }> {
  const bytes = Math.round(GAIN_BYTES / seconds / TICKS_A_SECOND);
  const leaking = start('leaking', bytes);
  const steady = start('steady', bytes);
  try {
    const [leak, still] = await Promise.all(
      [leaking, steady].map((one) => lineMatching(one, /^planted (http\S+)/)),
    );
    const looks: Look[] = [];
    for (let i = 0; i < LOOKS; i++) {
      looks.push(
        await look({
          pids: () => ({ leaking: leaking.pid, steady: steady.pid }),
          metrics: { leaking: leak?.[1] ?? '', steady: still?.[1] ?? '' },
        }),
      );
      await pause((seconds * 1_000) / LOOKS);
    }
    const report = reportOf(looks, { warmUpMinutes: seconds / 60 / 4 });
    return { found: JSON.stringify(report.grew) === JSON.stringify(planted), report };
  } finally {
    for (const child of [leaking, steady]) child.kill('SIGTERM');
  }
}

/** With the smallest nursery, so that what is dropped is gone at once. It ends with this process, however this one ends. */
function start(kind: 'leaking' | 'steady', bytesPerTick: number): ChildProcess {
  const { command, args } = nodeCommand('bench/endurance/planted.ts', [kind, String(bytesPerTick)]);
  return spawn(command, ['--max-semi-space-size=1', ...args], {
    cwd: projectRoot,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
}
