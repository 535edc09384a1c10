import { waitUntil } from '../../../db/wait-for-event.ts';
import type { GatewayAnswer } from '../../../worker/gateway/case-gateway.ts';

/** Asks again, with the same key, while a server is not there (yet), as any client would. Throws any other refusal. */
export async function patiently<Answer>(ask: () => Promise<GatewayAnswer<Answer>>): Promise<Answer> {
  let last: GatewayAnswer<Answer> | undefined;
  await waitUntil(async () => {
    last = await ask();
    return last.ok || last.refusal.code !== 'UNAVAILABLE';
  }, 60_000);
  if (!last?.ok) throw new Error(last?.refusal.code);
  return last.answer;
}
