import { readCase } from '../../../db/read-case.ts';
import { waitUntil } from '../../../db/wait-for-event.ts';
import { derive } from '../../../domain/obligations/case-deadlines.ts';
import { statusOf } from '../../../domain/obligations/status.ts';
import { workflowIdOf } from '../../../workflows/messages.ts';
import { type Evidence, type Invariant, liveCases } from './evidence.ts';

/** So long a case may take to say what has just come due. */
const MARGIN_MS = 20_000;

/**
 * Every deadline that is overdue, and whose rule speaks of a breach, has its escalation in the outbox; and every case
 * that has something ahead has a workflow that runs.
 */
export const noSilentDeadline: Invariant = {
  id: 'I4',
  says: 'no deadline is without act or escalation',
  async check(evidence) {
    let broken: string[] = [];
    // What came due while something was away is said as soon as it is back.
    await waitUntil(async () => {
      broken = await look(evidence);
      return broken.length === 0;
    }, MARGIN_MS);
    return broken;
  },
};

async function look(evidence: Evidence): Promise<string[]> {
  const { store, engine } = evidence;
  const broken: string[] = [];
  for (const id of await liveCases(evidence)) {
    const kase = await readCase(store.sql, id);
    if (!kase) continue;
    const nowMs = Date.now() + kase.clock_offset_ms;
    const { obligations, closing } = derive(kase.snapshot);
    const said = await store.owner<{ deadline_id: string }[]>`
      select deadline_id from outbox where case_id = ${id} and kind in ('breach', 'escalation')`;
    const escalated = new Set(said.map((row) => row.deadline_id));
    for (const o of obligations) {
      const overdue = statusOf(o, nowMs, closing) === 'overdue';
      const speaks = o.plan.some((message) => message.kind === 'breach' && message.ms <= nowMs - MARGIN_MS);
      if (overdue && speaks && !escalated.has(o.id)) broken.push(`${o.id}: overdue and nobody was told`);
    }
    if (closing && closing.ms <= nowMs) continue;
    const { status } = await engine.client.workflow.getHandle(workflowIdOf(id)).describe();
    if (status.name !== 'RUNNING') broken.push(`${id}: its workflow is ${status.name}`);
  }
  return broken;
}
