import { setTimeout as pause } from 'node:timers/promises';
import { waitUntil } from '../../db/wait-for-event.ts';
import type { SmallDisk } from '../services/support/small-disk.ts';
import type { Fault } from './support/fault.ts';
import { lateNotification } from './support/recording-client.ts';
import { openLateCases, startStream } from './support/stream.ts';

const FILLING_MS = 90_000;
const RECOVERY_MS = 60_000;
const FULL_MS = { quick: [3_000], full: [3_000, 30_000, 120_000] } as const;
const DISK_FULL = 'disk-full';

/** What was answered while the disk was full. */
interface Heard {
  commands: number;
  reads: number;
}

/** Fills the disk of PostgreSQL under a stream of commands, and gives the room back. */
export function diskFull(disk: () => SmallDisk): Fault {
  const heard: Heard = { commands: 0, reads: 0 };
  return {
    id: 'F7',
    title: "PostgreSQL's disk is full",
    times: { quick: FULL_MS.quick.length, full: FULL_MS.full.length },
    figures: () => ({ 'commands told so': heard.commands, 'reads answered meanwhile': heard.reads }),
    async inject(stage, n, form) {
      const { client, api, worker } = stage;
      const ids = await openLateCases(client, 3, lateNotification);
      const improper = client.improper.length;
      const violations: string[] = [];
      const read = (path: string) =>
        fetch(`${api.url}${path}`, { headers: { authorization: 'Bearer demo:esbjerg:FR' } });
      const stream = startStream(client, ids, 3);
      await pause(500);

      const before = { told: client.reasons.get(DISK_FULL) ?? 0, refused: disk().refusals() };
      disk().fill();
      const told = () => (client.reasons.get(DISK_FULL) ?? 0) - before.told;
      // PostgreSQL first uses up what it has in hand.
      const fired =
        (await waitUntil(async () => told() > 0, FILLING_MS)) && disk().refusals() > before.refused;
      const endMs = Date.now() + (FULL_MS[form][n] ?? 0);
      while (Date.now() < endMs) {
        for (const path of ['/healthz', '/v1/rules']) {
          const { status } = await read(path);
          if (status === 200) heard.reads += 1;
          else violations.push(`${path} answered ${status} while the disk was full`);
        }
        // A look is shown when it can be put on record, and refused in so many words when it cannot.
        const look = await read(`/v1/cases/${ids[0]}`);
        const reason = look.status === 200 ? null : ((await look.json()) as { reason?: string }).reason;
        if (reason === null) heard.reads += 1;
        else if (look.status !== 503 || reason !== DISK_FULL)
          violations.push(`a look at a case answered ${look.status} (${reason})`);
        await pause(250);
      }
      heard.commands += told();
      disk().free();
      const recoveryMs = await stream.acceptedAfter(Date.now(), RECOVERY_MS);
      await stream.stop();
      if (worker.exit() !== null) violations.push('the worker ended');
      return {
        fired,
        recoveryMs,
        violations: [
          ...new Set(violations),
          ...client.improper.slice(improper),
          ...(recoveryMs === null ? [`not back ${RECOVERY_MS / 1000} s after there was room`] : []),
        ],
      };
    },
  };
}
