import { setTimeout as pause } from 'node:timers/promises';
import type { ClusterForm } from '../../../bench/cluster/blows.ts';
import type { LifeReport } from '../../../bench/cluster/report.ts';
import { lifeOf } from './life-of.ts';
import { type LifeParts, playLife } from './play-life.ts';

/** Lives that are lived while processes are struck. */
export interface LivesBeside {
  /** No more rests: resolves when all have come to their end, with what became of each. */
  finish: () => Promise<LifeReport[]>;
}

/** One of each kind: from referral to school start, twins, a handover's half year, a holiday. */
const NAMES = ['whole-life-esbjerg', 'twins', 'case4-aabenraa', 'notification-over-easter'];

/** So long a life rests between two steps, so that the longest of them spans the blows. */
const restMs: Readonly<Record<ClusterForm, number>> = { quick: 2_500, full: 10_000 };

/** Starts the acceptance scenarios' lives one beside the other; those that are through begin again until all are to finish. */
export function livesBeside(parts: LifeParts, form: ClusterForm): LivesBeside {
  const hurry = new AbortController();
  const rest = () => pause(restMs[form], undefined, { signal: hurry.signal }).catch(() => {});
  const lived: LifeReport[] = [];
  const running = NAMES.map(async (name) => {
    const life = lifeOf(name);
    let goesOn = true;
    for (let n = 1; goesOn; n += 1) {
      try {
        lived.push(await playLife(parts, life, `life/${name}/${n}`, rest));
        goesOn = !hurry.signal.aborted;
      } catch (error) {
        lived.push({ name: life.name, steps: life.steps.length, differs: [(error as Error).message] });
        goesOn = false;
      }
    }
  });
  return {
    async finish() {
      hurry.abort();
      await Promise.all(running);
      return lived;
    },
  };
}
