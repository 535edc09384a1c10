import { setTimeout as pause } from 'node:timers/promises';
import type { Fault } from './support/fault.ts';
import { lateNotification } from './support/recording-client.ts';
import { openLateCases, startStream } from './support/stream.ts';

const RECOVERY_MS = 30_000;
const AWAY_MS = {
  quick: [100, 4_000],
  full: [100, 1_000, 5_000, 30_000, 120_000, 300_000],
} as const;

/** The first outage of each run is a kill, the others are stops in good order. */
export const temporalRestarted: Fault = {
  id: 'F4',
  title: 'Temporal away for 0.1 s to 5 min',
  times: { quick: AWAY_MS.quick.length, full: AWAY_MS.full.length },
  async inject(stage, n, form) {
    const { client, engine } = stage;
    const ids = await openLateCases(client, 2, lateNotification);
    const before = engine.temporal;
    const improper = client.improper.length;
    const stream = startStream(client, ids, 2);
    await pause(200);
    if (n === 0) process.kill(before.pid, 'SIGKILL');
    else await before.stop();
    await before.ended;
    await pause(AWAY_MS[form][n] ?? 1_000);
    await stage.restartTemporal();
    const backMs = Date.now();
    const recoveryMs = await stream.acceptedAfter(backMs, RECOVERY_MS);
    await stream.stop();
    return {
      fired: engine.temporal.pid !== before.pid,
      recoveryMs,
      violations: [
        ...client.improper.slice(improper),
        ...(recoveryMs === null ? [`not back ${RECOVERY_MS / 1000} s after Temporal was`] : []),
      ],
    };
  },
};
