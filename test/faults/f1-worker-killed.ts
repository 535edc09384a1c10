import { setTimeout as pause } from 'node:timers/promises';
import type { Fault } from './support/fault.ts';
import { lateNotification } from './support/recording-client.ts';
import { openLateCases, startStream } from './support/stream.ts';

const RECOVERY_MS = 60_000;

/** Every other time another worker stands by, as in a rolling deployment; else the killed one is started again. */
export const workerKilled: Fault = {
  id: 'F1',
  title: 'kill -9 of the worker during updates, at a random moment',
  times: { quick: 2, full: 200 },
  async inject(stage, n) {
    const ids = await openLateCases(stage.client, 2, lateNotification);
    const victim = stage.worker;
    const standby = n % 2 === 1 ? await stage.startWorker() : null;
    const stream = startStream(stage.client, ids, 4);
    await pause(50 + Math.random() * 250);
    const underWay = stage.client.outstanding();
    const killedMs = Date.now();
    await victim.kill();
    const next = standby ?? stage.startWorker();
    const recoveryMs = await stream.acceptedAfter(killedMs, RECOVERY_MS);
    await stream.stop();
    stage.worker = await next;
    return {
      fired: underWay > 0 && victim.exit()?.signal === 'SIGKILL',
      recoveryMs,
      violations: recoveryMs === null ? ['no command was accepted any more'] : [],
    };
  },
};
