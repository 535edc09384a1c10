import type { Looker } from './look.ts';
import { lookAtWorklist } from './look-at-worklist.ts';
import type { WorklistRow } from './worklist.ts';
import type { WorklistAsk, WorklistQuestion } from './worklist-question.ts';

/** Rows that are read and sent at a time, so that a long file costs no more memory than a short one. */
const BATCH = 500;

/** The whole of a worklist in order, batch by batch; the first is there at least, empty or not. */
export async function* worklistBatches(
  looker: Looker,
  question: WorklistQuestion,
  groups: WorklistAsk['groups'],
  most = Number.POSITIVE_INFINITY,
): AsyncGenerator<readonly WorklistRow[]> {
  let after: WorklistRow | undefined;
  for (let sent = 0; sent < most; ) {
    const ask = { groups, limit: Math.min(BATCH, most - sent), ...(after ? { after } : {}) };
    const { rows, more } = await lookAtWorklist(looker, question, ask);
    yield rows;
    sent += rows.length;
    after = rows.at(-1);
    if (!more || !after) return;
  }
}
