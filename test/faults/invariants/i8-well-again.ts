import { waitUntil } from '../../../db/wait-for-event.ts';
import { STUCK_WORKFLOWS } from '../../../worker/metrics/operation-metrics.ts';
import { snapshotQuery, workflowIdOf } from '../../../workflows/messages.ts';
import { contact } from '../support/recording-client.ts';
import { type Invariant, liveCases } from './evidence.ts';

const PATIENCE_MS = 60_000;

/** Without anybody's help: ready, every case has published all it accepted and takes the next command, none is stuck. */
export const wellAgain: Invariant = {
  id: 'I8',
  says: 'recovery needs no human',
  async check(evidence) {
    const { api, client, engine, store } = evidence;
    const broken: string[] = [];
    const ready = await waitUntil(async () => {
      const response = await fetch(`${api.url}/readyz`).catch(() => null);
      return response?.status === 200;
    }, PATIENCE_MS);
    if (!ready) broken.push('not ready again');
    for (const id of await liveCases(evidence)) {
      const { unpublished } = await engine.client.workflow.getHandle(workflowIdOf(id)).query(snapshotQuery);
      if (unpublished > 0) broken.push(`${id}: ${unpublished} events are not in the journal`);
    }
    // Demo cases live in another time, and may be closed there.
    const [last] = await store.owner<{ id: string }[]>`
      select id from case_view where withdrawn_at is null and not demo order by seq desc limit 1`;
    if (last) {
      const operation = await client.give(last.id, 'record-contact', contact());
      if (!operation.answer) broken.push(`${last.id}: does not take the next command`);
    }
    const { count } = await engine.client.workflow.count(STUCK_WORKFLOWS);
    if (count > 0) broken.push(`${count} workflows are stuck`);
    const ended = await engine.client.workflow.count(
      'ExecutionStatus IN ("Failed", "Terminated", "TimedOut")',
    );
    if (ended.count > 0) broken.push(`${ended.count} workflows failed`);
    const relays = await store.owner`select 1 from relay_outbox where delivered_at is null`;
    if (relays.length > 0) broken.push(`${relays.length} messages between cases are undelivered`);
    return broken;
  },
};
