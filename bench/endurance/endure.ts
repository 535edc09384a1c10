import { setTimeout as pause } from 'node:timers/promises';
import { Client, Connection } from '@temporalio/client';
import { connectAs } from '../../db/connect.ts';
import { freePort } from '../../worker/embedded/free-port.ts';
import { canLookAtProcesses } from '../process-memory.ts';
import { openStage, type Stage } from '../stage.ts';
import { startDay } from './day.ts';
import type { Asked } from './form.ts';
import { type Look, look } from './look.ts';
import { reportOf } from './report.ts';
import { visitor } from './visitor.ts';

/** Few enough cases that the worker's memory for them is full when the judging begins: what grows after that is no cache. */
const CACHE_MIB = '24';
/** More failures than this share, and what was measured is not the product at work. */
const MOST_FAILED = 0.01;
const SAID_EVERY_MS = 30_000;

/**
 * The whole product as separate processes under a steady mix of what people do, looked at every few seconds; answers what
 * each process did over the time, and whether that is a leak.
 */
export async function endure(asked: Asked, say: (line: string) => void) {
  if (!canLookAtProcesses()) throw new Error('This measures with /proc, which only Linux has.');
  const workerPort = String(await freePort());
  const stage = await openStage({
    bare: false,
    env: { TOVHOLDER_CACHE_MIB: CACHE_MIB, TOVHOLDER_WORKER_PORT: workerPort },
  });
  const sql = connectAs(stage.env.DATABASE_URL ?? '', { name: 'endurance', max: 1 });
  const connection = await Connection.connect({ address: stage.temporalAddress });
  try {
    const looked = {
      ...{ sql, client: new Client({ connection }), pids: () => ({ ...stage.pids(), bare: undefined }) },
      metrics: { api: `${stage.productUrl}/metrics`, worker: `http://127.0.0.1:${workerPort}/metrics` },
    };
    const before = stage.pids();
    const day = await startDay(visitor(stage.productUrl), asked.actsPerSecond);
    const looks = await watch(() => look(looked), asked, say);
    const came = await day.stop();
    const acts = Object.values(came.acts);
    const failed = acts.reduce((sum, one) => sum + one.failed, 0);
    const done = acts.reduce((sum, one) => sum + one.done, 0);
    const restarted = restartedOf(before, stage);
    const { verdict, ...report } = reportOf(looks, asked);
    const works = failed <= MOST_FAILED * (done + failed) && restarted.length === 0;
    return {
      passed: works && verdict !== 'grows',
      ...{ verdict, form: asked, done, failed, restarted },
      ...{ ...report, ...came },
    };
  } finally {
    await Promise.allSettled([sql.end({ timeout: 1 }), connection.close()]);
    await stage.close();
  }
}

/** Looks every so many seconds until the time is up. */
async function watch(
  lookOnce: () => Promise<Look>,
  { minutes, everySeconds }: Asked,
  say: (line: string) => void,
): Promise<Look[]> {
  const looks: Look[] = [];
  const beganMs = Date.now();
  let saidMs = beganMs;
  while (Date.now() - beganMs < minutes * 60_000) {
    const nextMs = beganMs + (looks.length + 1) * everySeconds * 1_000;
    const one = await lookOnce();
    looks.push(one);
    if (Date.now() - saidMs >= SAID_EVERY_MS) {
      saidMs = Date.now();
      const mb = (part: string) => Math.round(one.counts[`${part}.memoryMb`] ?? Number.NaN);
      say(
        `${Math.round((saidMs - beganMs) / 60_000)} of ${minutes} min: api ${mb('api')} MB, worker ${mb('worker')} MB, ` +
          `PostgreSQL ${mb('store')} MB and ${one.counts['store.connections']} connections`,
      );
    }
    await pause(Math.max(0, nextMs - Date.now()));
  }
  return looks;
}

/** Parts that are another process than at the beginning: whoever starts anew forgets its leak. */
function restartedOf(before: Record<string, number | undefined>, stage: Stage): string[] {
  const now = stage.pids();
  return Object.keys(before).filter((part) => before[part] !== now[part]);
}
