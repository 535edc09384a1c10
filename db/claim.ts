import { AsyncLocalStorage } from 'node:async_hooks';
import type { Sql, Transaction } from './connect.ts';

/** On whose behalf rows are asked for. The policies of the tables (migration 0017) let through what is theirs. */
export interface Claim {
  /** A municipality or a region. */
  scope: string;
  /** The unit inside it. */
  unit: string;
  subject: string;
  /** These cases only. */
  cases?: readonly string[];
}

const current = new AsyncLocalStorage<Claim>();

/** Does something on one person's behalf: every look below it is theirs, whatever the code on the way forgot to say. */
export const onBehalfOf = <Value>(claim: Claim, work: () => Value): Value => current.run(claim, work);

/**
 * Reads rows under the claim of the present request, in a transaction that carries it. Without one the connection's own
 * claim holds: that of a pool for callers is none, and shows nothing.
 */
export async function look<Value>(sql: Sql, work: (tx: Transaction) => PromiseLike<Value>): Promise<Value> {
  const claim = current.getStore();
  const done = await sql.begin('read only', async (tx) => {
    if (!claim) return { value: await work(tx) };
    const cases = claim.cases ? `{${claim.cases.map((id) => JSON.stringify(id)).join(',')}}` : '';
    // Sent before anything else, whatever the work does first; the answer is waited for beside the work's own.
    const claimed = tx`
      select set_config('tovholder.claim', 'caller', true), set_config('tovholder.scope', ${claim.scope}, true),
             set_config('tovholder.unit', ${claim.unit}, true), set_config('tovholder.subject', ${claim.subject}, true),
             set_config('tovholder.cases', ${cases}, true),
             set_config('tovholder.now_ms', (extract(epoch from now()) * 1000)::bigint::text, true)`.execute();
    const [, value] = await Promise.all([claimed, work(tx)]);
    return { value };
  });
  return (done as { value: Value }).value;
}
